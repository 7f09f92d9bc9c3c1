package dev.barograph.chart;

import java.util.List;

/// The charts of a run. A new chart is added here and nowhere else.
public final class LiveCharts {
    private LiveCharts() {}

    /// A new instance of each, in the order in which they are shown.
    public static List<LiveChart> all() {
        return List.of(
                new PercentilesChart(),
                new ThroughputChart(),
                new ErrorsChart(),
                new InFlightChart());
    }
}
