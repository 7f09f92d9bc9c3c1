package dev.barograph.chart;

import java.util.Optional;

/// The cells of a heat map: how many answers took how long in which stretch of time. Immutable; any
/// thread.
///
/// Rows are bands of latency, [#ROWS_PER_DECADE] to each power of ten; columns are stretches of
/// time of one length, beginning at whole multiples of it.
public final class HeatCells {
    static final int ROWS_PER_DECADE = 20;

    /// Shorter times are counted in the row of this one, which is drawn at the lower end.
    static final double SHORTEST_NANOS = 1_000;

    private final int firstColumn;
    private final double columnSeconds;
    private final int firstRow;
    private final int[][] columns;
    private final int highest;

    /// @param columns counts by column, then by row
    HeatCells(int firstColumn, double columnSeconds, int firstRow, int[][] columns) {
        this.firstColumn = firstColumn;
        this.columnSeconds = columnSeconds;
        this.firstRow = firstRow;
        this.columns = columns;
        int most = 0;
        for (int[] column : columns) {
            for (int count : column) {
                most = Math.max(most, count);
            }
        }
        this.highest = most;
    }

    /// One cell.
    ///
    /// @param lowNanos shortest latency of its band
    /// @param highNanos end of its band
    /// @param count answers in it, 1 or more
    public record Cell(TimeRange time, long lowNanos, long highNanos, long count) {
        /// The cell in words: `9.44–10.6 ms: 123 answers in 0:12`.
        public String words() {
            String span =
                    time.seconds() <= 1
                            ? Labels.clock(time.fromSeconds(), time.fromSeconds() >= 3_600)
                            : Labels.compact(time.seconds()) + " s";
            return "%s to %s: %s in %s"
                    .formatted(
                            Labels.nanos((double) lowNanos),
                            Labels.nanos((double) highNanos),
                            count == 1 ? "1 answer" : count + " answers",
                            span);
        }
    }

    /// The cell at a place; empty where nothing was counted.
    ///
    /// @param nanos more than zero
    public Optional<Cell> at(double seconds, double nanos) {
        int column = (int) Math.floor(seconds / columnSeconds) - firstColumn;
        int row = row(nanos) - firstRow;
        if (column < 0 || column >= columns.length || row < 0 || row >= rows()) {
            return Optional.empty();
        }
        int count = columns[column][row];
        double from = (firstColumn + column) * columnSeconds;
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        new Cell(
                                new TimeRange(from, from + columnSeconds),
                                (long) nanos(firstRow + row),
                                (long) nanos(firstRow + row + 1),
                                count));
    }

    /// Whether there is a row for a latency.
    ///
    /// @param place its decimal logarithm, in nanoseconds
    boolean holds(double place) {
        return rows() > 0 && place >= bottomOf(0) - 1e-9 && place < bottomOf(rows());
    }

    /// The row that a latency belongs to.
    static int row(double nanos) {
        return (int)
                Math.floor(ROWS_PER_DECADE * Math.log10(Math.max(SHORTEST_NANOS, nanos)) + 1e-9);
    }

    /// Lower end of a row.
    static double nanos(int row) {
        return Math.pow(10, (double) row / ROWS_PER_DECADE);
    }

    int width() {
        return columns.length;
    }

    int rows() {
        return columns.length == 0 ? 0 : columns[0].length;
    }

    int count(int column, int row) {
        return columns[column][row];
    }

    /// Start of a column in seconds.
    double startOf(int column) {
        return (firstColumn + column) * columnSeconds;
    }

    /// The decimal logarithm of the lower end of a row, in nanoseconds.
    double bottomOf(int row) {
        return (double) (firstRow + row) / ROWS_PER_DECADE;
    }

    /// Most answers in one cell; 0 without any.
    int highest() {
        return highest;
    }
}
