package dev.barograph.model;

import java.util.ArrayList;
import java.util.List;

/// What holds in a [Course] from one change by hand to the next.
///
/// @param planNanos where the plan's clock stands at the start
record CourseLeg(long startNanos, long planNanos, Mode mode, boolean paused) {
    /// Where the level comes from.
    sealed interface Mode {
        record Plan() implements Mode {}

        record ByHand(double level) implements Mode {}

        record Held(double level) implements Mode {}

        /// The level at a time of the plan's clock.
        default double levelAt(LoadShape plan, long planNanos) {
            return switch (this) {
                case ByHand(double level) -> level;
                case Held(double level) -> level;
                case Plan _ -> plan.levelAt(planNanos);
            };
        }
    }

    boolean clockRuns() {
        return !paused && !(mode instanceof Mode.Held);
    }

    /// Where the plan's clock stands at a time since the run began, not before the start.
    long planNanosAt(long elapsedNanos) {
        return planNanos + (clockRuns() ? Math.max(0, elapsedNanos - startNanos) : 0);
    }

    /// The load until the next change.
    List<CourseLine> lines(LoadShape plan, long untilNanos) {
        if (untilNanos <= startNanos) {
            return List.of();
        }
        if (paused) {
            return List.of(CourseLine.flat(startNanos, untilNanos, 0));
        }
        return switch (mode) {
            case Mode.ByHand(double level) ->
                    List.of(CourseLine.flat(startNanos, untilNanos, level));
            case Mode.Held(double level) -> List.of(CourseLine.flat(startNanos, untilNanos, level));
            case Mode.Plan _ -> planned(plan, untilNanos);
        };
    }

    private List<CourseLine> planned(LoadShape plan, long untilNanos) {
        List<CourseLine> lines = new ArrayList<>();
        long stageNanos = startNanos - planNanos;
        for (Stage stage : plan.stages()) {
            CourseLine whole =
                    new CourseLine(
                            stageNanos, stage.duration().toNanos(), stage.from(), stage.to());
            long from = Math.max(whole.startNanos(), startNanos);
            long until = Math.min(whole.endNanos(), untilNanos);
            if (until > from) {
                lines.add(whole.between(from, until));
            }
            stageNanos = whole.endNanos();
        }
        return lines;
    }

    /// The first moments of the plan's later stages that lie in this leg, its end included, since
    /// the run began.
    List<Long> stageStarts(LoadShape plan, long untilNanos) {
        List<Long> starts = new ArrayList<>();
        if (clockRuns()) {
            long stageNanos = startNanos - planNanos;
            for (Stage stage : plan.stages()) {
                if (stageNanos > startNanos && stageNanos <= untilNanos) {
                    starts.add(stageNanos);
                }
                stageNanos += stage.duration().toNanos();
            }
        }
        return starts;
    }
}
