package dev.barograph.chart;

import java.util.ArrayList;
import java.util.List;

/// The charts of a run. A new chart is added here and nowhere else.
public final class LiveCharts {
    private LiveCharts() {}

    /// A new instance of each, in the order in which they are shown.
    public static List<LiveChart> all() {
        List<LiveChart> all = new ArrayList<>(ofLoad());
        all.addAll(ofGenerator());
        return List.copyOf(all);
    }

    /// Those of the load and its answers, the most telling first.
    public static List<LiveChart> ofLoad() {
        return List.of(
                new TwoCurvesChart(),
                new HeatMapChart(),
                new ThroughputChart(),
                new ErrorsChart(),
                new PercentileCurveChart(),
                new InFlightChart(),
                new PercentilesChart(),
                new PhasesChart(),
                new DistributionChart());
    }

    /// Those of the generator itself, for who wants to know.
    public static List<LiveChart> ofGenerator() {
        return List.of(
                new GeneratorDelaysChart(),
                new ProcessorChart(),
                new ResourcesChart(),
                new StandStillsChart());
    }
}
