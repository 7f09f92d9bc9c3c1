package dev.barograph.ui;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Summary;
import java.util.Locale;

/// One request of a run in the table of requests, ready to be shown.
///
/// @param failures failed and timed out
/// @param tail p99.9
/// @param received bytes
/// @param sent bytes
record RequestRow(
        String name,
        String count,
        String rate,
        String failures,
        String p50,
        String p90,
        String p95,
        String p99,
        String tail,
        String received,
        String sent) {
    static RequestRow of(String name, Summary summary) {
        Latencies times = summary.times().response().times();
        long failures = summary.counts().failed() + summary.counts().timedOut();
        return new RequestRow(
                name,
                Figures.count(summary.counts().done()),
                Figures.rate(summary.donePerSecond()) + "/s",
                Figures.count(failures)
                        + (failures == 0
                                ? ""
                                : " (" + Figures.percent(summary.counts().errorShare()) + ")"),
                Figures.time(times.percentileNanos(50)),
                Figures.time(times.percentileNanos(90)),
                Figures.time(times.percentileNanos(95)),
                Figures.time(times.percentileNanos(99)),
                Figures.time(times.percentileNanos(99.9)),
                bytes(summary.bytesIn()),
                bytes(summary.bytesOut()));
    }

    private static String bytes(long bytes) {
        return bytes < 1_000
                ? bytes + " B"
                : bytes < 999_500
                        ? String.format(Locale.ROOT, "%.3g kB", bytes / 1e3)
                        : bytes < 999_500_000
                                ? String.format(Locale.ROOT, "%.3g MB", bytes / 1e6)
                                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }
}
