package dev.barograph.chart;

import dev.barograph.metrics.Health;
import java.util.List;

/// How busy the generator and its machine were, second by second.
public final class ProcessorChart extends PercentChart {
    public ProcessorChart() {
        super(
                "processor",
                "Processor",
                List.of(
                        percent(Health::busiestLoopShare),
                        percent(Health::processCores),
                        percent(health -> health.machineShare().orElse(Double.NaN))));
    }

    /// The lines, in percent: of one core, of one core (more than 100 where the process uses
    /// several), of all cores.
    @Override
    List<Line> lines() {
        return List.of(
                new Line("busiest loop", Line.series(0), Line.Style.WIDE, seen(0)),
                new Line("process, of one core", Line.series(2), Line.Style.SOLID, seen(1)),
                new Line("machine, of all cores", Line.series(1), Line.Style.SOLID, seen(2)));
    }
}
