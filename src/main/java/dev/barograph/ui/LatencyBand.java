package dev.barograph.ui;

import dev.barograph.chart.HeatCells;

/// A stretch of response times.
///
/// @param fromNanos the shortest in it
/// @param toNanos the shortest that is too long for it; more than `fromNanos`
record LatencyBand(long fromNanos, long toNanos) {
    private static final double QUARTER_OCTAVE = Math.pow(2, 0.25);

    LatencyBand {
        if (fromNanos >= toNanos) {
            throw new IllegalArgumentException(
                    "must end above its beginning, was " + fromNanos + " to " + toNanos);
        }
    }

    /// Examples are drawn one from each quarter of an octave, which is wider than a cell: within as
    /// much to either side there is one for each cell.
    static LatencyBand ofCell(HeatCells.Cell cell) {
        return new LatencyBand(
                (long) (cell.lowNanos() / QUARTER_OCTAVE),
                (long) Math.ceil(cell.highNanos() * QUARTER_OCTAVE));
    }

    boolean contains(long nanos) {
        return nanos >= fromNanos && nanos < toNanos;
    }

    /// `12.0 ms to 14.9 ms`.
    String words() {
        return Figures.time(fromNanos) + " to " + Figures.time(toNanos);
    }
}
