package dev.barograph.metrics;

import dev.barograph.model.LoadShape;
import dev.barograph.model.Stage;

/// What a load shape asks for over a stretch of time. Pure; any thread.
final class PlannedLevel {
    private PlannedLevel() {}

    /// Mean of the level between two times since the start: the exact integral of the straight
    /// lines, divided by the length. Outside of the shape the level is 0.
    ///
    /// @param toNanos later than `fromNanos`
    static double average(LoadShape shape, long fromNanos, long toNanos) {
        double area = 0;
        long start = 0;
        for (Stage stage : shape.stages()) {
            long length = stage.duration().toNanos();
            double left = Math.clamp(fromNanos - start, 0, length);
            double right = Math.clamp(toNanos - start, 0, length);
            if (right > left) {
                double middle = (left + right) / 2 / length;
                area += (stage.from() + (stage.to() - stage.from()) * middle) * (right - left);
            }
            start += length;
        }
        return area / (toNanos - fromNanos);
    }
}
