package dev.barograph.compare;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Times;
import java.util.List;

/// One of the two times of a run, second by second, in cells coarse enough to be added up a few
/// thousand times. Immutable by custom.
///
/// @param whole all times together, exact
/// @param grid its cells; without times none
/// @param cells samples by interval and cell; of what was given up, by the interval in which it
///   began
/// @param sumNanos of all times of an interval, likewise
/// @param samples of an interval, likewise
// Arrays of numbers that are added up thousands of times; never compared.
@SuppressWarnings("ArrayRecordComponent")
record CurveCells(
        AwaitedTimes whole, Grid grid, int[][] cells, double[] sumNanos, double[] samples) {
    static CurveCells of(
            Curve curve, Times all, List<Interval> intervals, List<Double> percentiles) {
        AwaitedTimes whole = curve.of(all);
        Grid grid = Grid.of(whole.times(), percentiles);
        int[][] cells = new int[intervals.size()][grid.size()];
        double[] sums = new double[intervals.size()];
        double[] samples = new double[intervals.size()];
        for (int i = 0; i < cells.length; i++) {
            AwaitedTimes part = curve.of(intervals.get(i).times());
            grid.count(part.ended(), cells[i]);
            sums[i] += part.ended().sumNanos().doubleValue();
            samples[i] += part.ended().count();
            int last = i;
            part.awaited()
                    .forEachBucket((edge, count) -> {
                        int began = began(intervals, last, edge);
                        cells[began][grid.cell(edge)] += (int) count;
                        sums[began] += (double) edge * count;
                        samples[began] += count;
                    });
        }
        return new CurveCells(whole, grid, cells, sums, samples);
    }

    /// The interval in which a time began that was given up in a later one. All of them are given
    /// up in the last one: there they would be the doing of a single second, and no run drawn
    /// without it would have any.
    private static int began(List<Interval> intervals, int last, long nanos) {
        long beganNanos = intervals.get(last).endNanos() - nanos;
        int i = last;
        while (i > 0 && intervals.get(i).startNanos() > beganNanos) {
            i--;
        }
        return i;
    }

    /// Samples up to the end of each cell, in each block.
    double[][] upTo(int[] starts) {
        double[][] blocks = new double[starts.length - 1][grid.size()];
        for (int b = 0; b < blocks.length; b++) {
            double[] block = blocks[b];
            for (int i = starts[b]; i < starts[b + 1]; i++) {
                int[] row = cells[i];
                for (int g = 0; g < block.length; g++) {
                    block[g] += row[g];
                }
            }
            for (int g = 1; g < block.length; g++) {
                block[g] += block[g - 1];
            }
        }
        return blocks;
    }

    /// How many samples are in the cells up to that of a percentile of the whole.
    ///
    /// @param rows samples up to the end of each cell, by block or by interval
    double[] below(double[][] rows, double percentile) {
        double[] below = new double[rows.length];
        if (grid.size() > 0) {
            int cell = grid.cellAt(whole.times(), percentile);
            for (int i = 0; i < below.length; i++) {
                below[i] = rows[i][cell];
            }
        }
        return below;
    }

    double maxNanos() {
        return whole.times().maxNanos().orElse(0);
    }
}
