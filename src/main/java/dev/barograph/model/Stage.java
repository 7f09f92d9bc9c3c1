package dev.barograph.model;

import java.time.Duration;

/// One leg of a load shape: a straight line between two levels.
///
/// The level is requests per second in the open model and requests in flight in the closed one. A
/// hold is a stage whose ends are equal.
///
/// @param from level at the start, 0 or more
/// @param to level at the end, 0 or more
/// @param duration more than zero
public record Stage(double from, double to, Duration duration) {
    /// A stage that keeps one level.
    public static Stage hold(double level, Duration duration) {
        return new Stage(level, level, duration);
    }

    /// A stage that moves in a straight line from one level to another.
    public static Stage ramp(double from, double to, Duration duration) {
        return new Stage(from, to, duration);
    }

    /// Whether the level stays the same over the whole stage.
    public boolean isHold() {
        return Double.compare(from, to) == 0;
    }
}
