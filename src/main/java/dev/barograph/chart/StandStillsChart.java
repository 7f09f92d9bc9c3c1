package dev.barograph.chart;

import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import java.util.List;

/// What stood still or was waited for, second by second, each as a share of what there was: of the
/// second, of its requests, of the TCP segments of this machine.
public final class StandStillsChart extends PercentChart {
    public StandStillsChart() {
        super(
                "stand_stills",
                "Waits and stand-stills",
                List.of(
                        percent(Health::busiestThreadShare),
                        StandStillsChart::suspended,
                        StandStillsChart::permitWaits,
                        percent(health -> health.retransmitShare().orElse(Double.NaN))));
    }

    /// The lines, in percent. Those that are zero when all goes well have different widths: none
    /// hides another.
    @Override
    List<Line> lines() {
        return List.of(
                new Line("busiest thread", Line.series(0), Line.Style.SOLID, seen(0)),
                new Line("suspended", Line.series(3), Line.Style.WIDE, seen(1)),
                new Line("permit waits", Line.series(2), Line.Style.BROAD, seen(2)),
                new Line("retransmits", Line.series(1), Line.Style.THIN, seen(3)));
    }

    private static double suspended(Interval interval) {
        return interval.health()
                .map(health -> 100.0 * health.suspendedNanos() / interval.lengthNanos())
                .orElse(Double.NaN);
    }

    /// Of the requests that became due; a second without any has no share.
    private static double permitWaits(Interval interval) {
        long due = interval.counts().scheduled();
        return due == 0 ? Double.NaN : 100.0 * interval.permitWaits() / due;
    }
}
