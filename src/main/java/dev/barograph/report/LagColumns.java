package dev.barograph.report;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The columns about how punctually the plan was carried out.
final class LagColumns {
    /// A request counts as late when it was handed on this long after it was due.
    private static final long LATE_NANOS = 10_000_000;

    private LagColumns() {}

    static <T> List<Column<T>> ofSecond(Function<T, Latencies> lag) {
        List<Column<T>> columns = new ArrayList<>();
        columns.add(new Column<>("late", row -> Cells.number(late(lag.apply(row)))));
        columns.addAll(TimeColumns.ofSecond(LagColumns::name, lag));
        return columns;
    }

    static <T> List<Column<T>> ofRun(Function<T, Estimates> run) {
        List<Column<T>> columns = new ArrayList<>();
        columns.add(new Column<>("late", row -> Cells.number(late(run.apply(row).times().lag()))));
        columns.addAll(
                EstimateColumns.withFigures(
                        LagColumns::name, run, times -> AwaitedTimes.exact(times.lag())));
        return columns;
    }

    /// How many were more than 10 ms late, to the histogram's two digits.
    static long late(Latencies lag) {
        long[] count = new long[1];
        lag.forEachBucket(
                (upperEdgeNanos, samples) -> count[0] += upperEdgeNanos > LATE_NANOS ? samples : 0);
        return count[0];
    }

    private static String name(String figure) {
        return "gen_lag_" + figure;
    }
}
