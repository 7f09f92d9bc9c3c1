package dev.barograph.chart;

import dev.barograph.metrics.PercentileEstimate;
import java.util.List;
import java.util.OptionalLong;

/// Charts of times on a logarithmic axis.
final class TimesAxis {
    private static final double SHORTEST_NANOS = 1_000;

    /// Longer than any time that is measured.
    static final double BEYOND_NANOS = 1e18;

    /// A threshold further from the data than this factor does not stretch the axis.
    private static final double NEAR = 10;

    private TimesAxis() {}

    /// Lines in nanoseconds on an axis that holds all of them.
    ///
    /// @param nothing what to say if no line has a point
    static Drawing drawing(Drawing.Room room, List<Line> lines, String nothing) {
        return drawing(room, lines, List.of(), nothing);
    }

    /// Lines in nanoseconds on an axis that holds all of them, and the thresholds near them.
    ///
    /// @param nothing what to say if no line has a point
    static Drawing drawing(
            Drawing.Room room, List<Line> lines, List<ThresholdLine> levels, String nothing) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (Line line : room.seen(lines)) {
            double max = line.points().max();
            if (!Double.isNaN(max)) {
                largest = Math.max(largest, max);
                smallest = Math.min(smallest, line.points().min());
            }
        }
        boolean empty = largest < smallest;
        double longest = largest * NEAR;
        double shortest = smallest / NEAR;
        for (ThresholdLine level : levels) {
            if (level.value() <= longest && level.value() >= shortest) {
                largest = Math.max(largest, level.value());
                smallest = Math.min(smallest, level.value());
            }
        }
        Scale y =
                empty
                        ? Scale.logNanos(1e6, 1e9, room.height())
                        : Scale.logNanos(smallest, largest, room.height());
        return Drawing.ofLines(
                room, "log scale", y, lines, Labels::nanos, room.note(lines, nothing));
    }

    /// The lower end of the interval of a percentile, as it is drawn. NaN for none.
    static double low(PercentileEstimate estimate) {
        return nanos(estimate.low());
    }

    /// The upper end; beyond every chart if nobody knows it. NaN for none.
    static double high(PercentileEstimate estimate) {
        return estimate instanceof PercentileEstimate.OpenAbove
                ? BEYOND_NANOS
                : nanos(estimate.high());
    }

    /// A time as it is drawn: at least 1 µs, as a logarithmic axis has no zero. NaN for none.
    static double nanos(OptionalLong nanos) {
        return nanos.isPresent()
                ? Math.max(SHORTEST_NANOS, (double) nanos.getAsLong())
                : Double.NaN;
    }
}
