package dev.barograph.engine;

import dev.barograph.model.Course;
import dev.barograph.model.CourseLine;
import java.util.List;

/// The moments at which the closed model's number of requests in flight changes: the level of the
/// course, rounded to whole requests. A pure function of the course; not thread-safe.
final class LevelSteps {
    private final List<CourseLine> lines;
    private int line = -1;
    private int level;
    private long atNanos;

    LevelSteps(Course course) {
        this.lines = course.lines();
    }

    /// Moves to the next change; false when the level stays as it is until the end of the course.
    boolean advance() {
        while (true) {
            if (line >= 0 && stepInLine()) {
                return true;
            }
            if (line + 1 >= lines.size()) {
                return false;
            }
            line++;
            int start = rounded(lines.get(line).from());
            if (start != level || line == 0) {
                level = start;
                atNanos = lines.get(line).startNanos();
                return true;
            }
        }
    }

    private boolean stepInLine() {
        CourseLine leg = lines.get(line);
        if (level == rounded(leg.to())) {
            return false;
        }
        int next = leg.to() > leg.from() ? level + 1 : level - 1;
        // Rounding goes over to the next whole number half way.
        double crossing = (level + next) / 2.0;
        double share = (crossing - leg.from()) / (leg.to() - leg.from());
        level = next;
        atNanos = leg.startNanos() + Math.round(share * leg.lengthNanos());
        return true;
    }

    /// When the level changes, in nanoseconds since the run began.
    long atNanos() {
        return atNanos;
    }

    /// Requests in flight from then on.
    int level() {
        return level;
    }

    private static int rounded(double level) {
        return (int) Math.round(level);
    }
}
