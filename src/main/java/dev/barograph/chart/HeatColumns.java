package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How many answers of each interval fell into which row of the heat map. Reads each interval once;
/// what is kept of one is a few numbers. Not thread-safe.
final class HeatColumns {
    private final Function<LatencyPair, Latencies> time;
    private final List<Column> columns = new ArrayList<>();
    private @Nullable Interval last;

    /// @param time the one that is counted
    HeatColumns(Function<LatencyPair, Latencies> time) {
        this.time = time;
    }

    /// @param startSeconds since the run began
    /// @param counts of the rows from `firstRow` on; none if nothing ended
    // Never compared; a list would take five times the memory of an hour.
    @SuppressWarnings("ArrayRecordComponent")
    private record Column(double startSeconds, int firstRow, int[] counts) {}

    /// Reads the intervals that are new since the last call; all of them if the list is another
    /// one.
    void show(List<Interval> intervals) {
        int read = columns.size();
        boolean continued =
                read == 0 || (intervals.size() >= read && intervals.get(read - 1).equals(last));
        if (!continued) {
            columns.clear();
        }
        for (Interval interval : intervals.subList(columns.size(), intervals.size())) {
            columns.add(column(interval));
        }
        last = intervals.isEmpty() ? null : intervals.getLast();
    }

    private Column column(Interval interval) {
        Latencies times = time.apply(interval.ok());
        double start = interval.startNanos() / 1e9;
        if (times.isEmpty()) {
            return new Column(start, 0, new int[0]);
        }
        int first = HeatCells.row((double) times.minNanos().orElseThrow());
        int[] counts = new int[HeatCells.row((double) times.maxNanos().orElseThrow()) - first + 1];
        times.forEachBucket((edge, count) -> {
            int row = Math.clamp(HeatCells.row((double) edge) - first, 0, counts.length - 1);
            counts[row] += (int) Math.min(count, Integer.MAX_VALUE / 2);
        });
        return new Column(start, first, counts);
    }

    /// The cells of a stretch of time, and of the rest of the columns that it begins and ends in.
    ///
    /// @param most largest number of columns, 1 or more
    HeatCells cells(double fromSeconds, double toSeconds, int most) {
        int seconds = 1;
        while ((toSeconds - fromSeconds) / seconds > most) {
            seconds *= 2;
        }
        int firstColumn = (int) Math.floor(fromSeconds / seconds);
        int width = (int) Math.ceil(toSeconds / seconds) - firstColumn;
        double from = (double) firstColumn * seconds;
        double to = (double) (firstColumn + width) * seconds;
        int lowest = Integer.MAX_VALUE;
        int highest = Integer.MIN_VALUE;
        for (Column column : columns) {
            if (isIn(column, from, to)) {
                lowest = Math.min(lowest, column.firstRow());
                highest = Math.max(highest, column.firstRow() + column.counts().length - 1);
            }
        }
        if (highest < lowest) {
            return new HeatCells(firstColumn, seconds, 0, new int[0][0]);
        }
        int[][] cells = new int[width][highest - lowest + 1];
        for (Column column : columns) {
            if (isIn(column, from, to)) {
                int x = (int) Math.floor(column.startSeconds() / seconds) - firstColumn;
                int[] counts = column.counts();
                for (int row = 0; row < counts.length; row++) {
                    cells[x][column.firstRow() - lowest + row] += counts[row];
                }
            }
        }
        return new HeatCells(firstColumn, seconds, lowest, cells);
    }

    private static boolean isIn(Column column, double from, double to) {
        return column.counts().length > 0
                && column.startSeconds() >= from
                && column.startSeconds() < to;
    }
}
