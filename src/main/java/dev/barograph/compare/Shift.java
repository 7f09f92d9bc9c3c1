package dev.barograph.compare;

import dev.barograph.metrics.Curve;
import java.util.List;

/// How the whole distribution of a time moved: the ratio of B to A at every percentile of which
/// both runs know enough, each with its own 95 % interval. Pictures of it are to be read as a
/// whole: one in twenty points of two equal targets lies outside by accident. Immutable.
///
/// @param points from low to high percentiles
public record Shift(Curve curve, List<Point> points) {
    /// One percentile.
    ///
    /// @param percentile above 0 and below 100
    /// @param aNanos in run A
    /// @param bNanos in run B
    /// @param ratio B divided by A
    public record Point(double percentile, double aNanos, double bNanos, Estimate ratio) {}

    public Shift {
        points = List.copyOf(points);
    }
}
