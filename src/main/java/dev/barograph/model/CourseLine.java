package dev.barograph.model;

/// A stretch of a [Course] in which the level is a straight line.
///
/// @param startNanos since the run began
/// @param lengthNanos more than zero; for the last one of a course without an end as long as a
///   clock goes
/// @param from level at the start
/// @param to level at the end
public record CourseLine(long startNanos, long lengthNanos, double from, double to) {
    static CourseLine flat(long fromNanos, long untilNanos, double level) {
        return new CourseLine(fromNanos, untilNanos - fromNanos, level, level);
    }

    /// When it ends, since the run began.
    public long endNanos() {
        return startNanos + lengthNanos;
    }

    /// Whether the level stays the same.
    public boolean isFlat() {
        return Double.compare(from, to) == 0;
    }

    /// The level at a time of it, since the run began.
    public double levelAt(long nanos) {
        return isFlat() ? from : from + (to - from) * ((double) (nanos - startNanos) / lengthNanos);
    }

    /// The part of it between two times of it, the second later than the first.
    CourseLine between(long fromNanos, long untilNanos) {
        return new CourseLine(
                fromNanos,
                untilNanos - fromNanos,
                fromNanos == startNanos ? from : levelAt(fromNanos),
                untilNanos == endNanos() ? to : levelAt(untilNanos));
    }
}
