package dev.barograph.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Makes a shape of a [Course], fit to stand in a profile. Pure.
final class CourseStages {
    /// Changes by hand this close to each other are one, as a moved slider makes them.
    private static final long ONE_MOVE_NANOS = 1_000_000_000;

    /// Times of changes by hand are rounded to this.
    private static final long TENTH_NANOS = 100_000_000;

    private CourseStages() {}

    /// The legs with the changes of one move put together, at round times.
    static List<CourseLeg> simplified(List<CourseLeg> legs) {
        List<CourseLeg> all = new ArrayList<>();
        for (CourseLeg leg : merged(legs)) {
            long start = Math.round((double) leg.startNanos() / TENTH_NANOS) * TENTH_NANOS;
            long planNanos = all.isEmpty() ? 0 : all.getLast().planNanosAt(start);
            if (!all.isEmpty() && all.getLast().startNanos() == start) {
                planNanos = all.removeLast().planNanos();
            }
            all.add(new CourseLeg(start, planNanos, leg.mode(), leg.paused()));
        }
        return all;
    }

    private static List<CourseLeg> merged(List<CourseLeg> legs) {
        List<CourseLeg> all = new ArrayList<>();
        for (CourseLeg leg : legs) {
            CourseLeg last = all.isEmpty() ? leg : all.getLast();
            boolean sameMove =
                    !all.isEmpty()
                            && leg.mode().getClass() == last.mode().getClass()
                            && leg.paused() == last.paused()
                            && leg.startNanos() - last.startNanos() < ONE_MOVE_NANOS;
            if (sameMove) {
                all.removeLast();
                all.add(
                        new CourseLeg(
                                last.startNanos(), last.planNanos(), leg.mode(), leg.paused()));
            } else {
                all.add(leg);
            }
        }
        return all;
    }

    /// The lines up to an end as stages; neighbours of the same level are one.
    ///
    /// @param parts of one that levels are rounded to
    static List<Stage> of(List<CourseLine> lines, long endNanos, int parts) {
        List<Stage> stages = new ArrayList<>();
        for (CourseLine line : lines) {
            long until = Math.min(line.endNanos(), endNanos);
            if (until <= line.startNanos()) {
                break;
            }
            CourseLine part = line.between(line.startNanos(), until);
            Stage stage =
                    Stage.ramp(
                            rounded(part.from(), parts),
                            rounded(part.to(), parts),
                            Duration.ofNanos(part.lengthNanos()));
            if (!stages.isEmpty()
                    && stage.isHold()
                    && stages.getLast().isHold()
                    && stages.getLast().to() == stage.from()) {
                Duration before = stages.removeLast().duration();
                stages.add(Stage.hold(stage.from(), before.plus(stage.duration())));
            } else {
                stages.add(stage);
            }
        }
        return stages;
    }

    private static double rounded(double level, int parts) {
        return Math.round(level * parts) / (double) parts;
    }
}
