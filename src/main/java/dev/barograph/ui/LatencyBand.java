package dev.barograph.ui;

import dev.barograph.chart.HeatCells;
import dev.barograph.chart.HeatMaps;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.Exemplar;

/// A stretch of response times, or of service times.
///
/// @param curve which of the two
/// @param fromNanos the shortest in it
/// @param toNanos the shortest that is too long for it; more than `fromNanos`
record LatencyBand(Curve curve, long fromNanos, long toNanos) {
    private static final double QUARTER_OCTAVE = Math.pow(2, 0.25);

    LatencyBand {
        if (fromNanos >= toNanos) {
            throw new IllegalArgumentException(
                    "must end above its beginning, was " + fromNanos + " to " + toNanos);
        }
    }

    /// Examples are drawn one from each quarter of an octave, which is wider than a cell: within as
    /// much to either side there is one for each cell.
    static LatencyBand ofCell(HeatMaps.Found found) {
        HeatCells.Cell cell = found.cell();
        return new LatencyBand(
                found.curve(),
                (long) (cell.lowNanos() / QUARTER_OCTAVE),
                (long) Math.ceil(cell.highNanos() * QUARTER_OCTAVE));
    }

    /// Whether the time of an example lies in it; not so without one.
    boolean contains(Exemplar example) {
        long nanos =
                (curve == Curve.SERVICE
                                ? ExampleRow.serviceNanos(example)
                                : ExampleRow.responseNanos(example))
                        .orElse(-1);
        return contains(nanos);
    }

    boolean contains(long nanos) {
        return nanos >= fromNanos && nanos < toNanos;
    }

    /// `12.0 ms to 14.9 ms`, with `service ` before it if it is of those.
    String words() {
        return (curve == Curve.SERVICE ? "service " : "")
                + Figures.time(fromNanos)
                + " to "
                + Figures.time(toNanos);
    }
}
