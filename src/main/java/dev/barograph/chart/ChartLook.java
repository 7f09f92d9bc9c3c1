package dev.barograph.chart;

import java.util.Optional;
import java.util.Set;

/// How a person wants to see a chart. Immutable.
///
/// @param window the stretch of time on screen; empty for the whole run, growing with it
/// @param hidden names of the series that are not drawn
/// @param banded the series that is drawn with its 95 % interval, of those that have one
public record ChartLook(Optional<TimeRange> window, Set<String> hidden, Optional<String> banded) {
    /// Everything, and the chart's own choice of the interval.
    public static final ChartLook ALL =
            new ChartLook(Optional.empty(), Set.of(), Optional.of("p99"));

    public ChartLook {
        hidden = Set.copyOf(hidden);
    }

    public ChartLook withWindow(Optional<TimeRange> now) {
        return new ChartLook(now, hidden, banded);
    }

    public ChartLook withHidden(Set<String> now) {
        return new ChartLook(window, now, banded);
    }

    public ChartLook withBanded(Optional<String> now) {
        return new ChartLook(window, hidden, now);
    }
}
