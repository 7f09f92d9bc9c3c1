package dev.barograph.ui;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.Summary;
import java.util.Locale;
import java.util.Optional;

/// One request of a run in the table of requests, ready to be shown.
///
/// @param request empty for all of them together
/// @param failures failed and timed out
/// @param tail p99.9
/// @param received bytes
/// @param sent bytes
record RequestRow(
        Optional<RequestOfRun> request,
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
    static RequestRow of(RequestOfRun request, Summary summary) {
        return of(Optional.of(request), request.name(), summary);
    }

    /// All that a run sends.
    static RequestRow of(String name, Summary summary) {
        return of(Optional.empty(), name, summary);
    }

    private static RequestRow of(Optional<RequestOfRun> request, String name, Summary summary) {
        AwaitedTimes times = summary.times().response();
        long failures = summary.counts().failed() + summary.counts().timedOut();
        return new RequestRow(
                request,
                name,
                Figures.count(summary.counts().done()),
                Figures.rate(summary.donePerSecond()) + "/s",
                Figures.count(failures)
                        + (failures == 0
                                ? ""
                                : " (" + Figures.percent(summary.counts().errorShare()) + ")"),
                Tiles.percentile(times, 50),
                Tiles.percentile(times, 90),
                Tiles.percentile(times, 95),
                Tiles.percentile(times, 99),
                Tiles.percentile(times, 99.9),
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
