package dev.barograph.ui;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One request of a run in the table of requests, ready to be shown.
///
/// @param request empty for all of them together
/// @param rate requests that ended per second
/// @param failures failed and timed out
/// @param failed their share of those that ended; empty if it is none
/// @param times one for each of [#COLUMNS]
/// @param received bytes
/// @param sent bytes
record RequestRow(
        Optional<RequestOfRun> request,
        String name,
        String count,
        String rate,
        String failures,
        String failed,
        List<BothTimes> times,
        String received,
        String sent) {
    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 95.0, 99.0, 99.9);

    /// Titles of the columns of times; the whole set stands in the table of the chosen request.
    static final List<String> COLUMNS = List.of("p50", "p90", "p95", "p99", "p99.9", "max");

    /// One figure of both times.
    record BothTimes(String response, String service) {
        /// @param column whose figure it is
        String inWords(String column) {
            return column + ": response time " + response + ", service time " + service;
        }
    }

    RequestRow {
        times = List.copyOf(times);
    }

    /// @param donePerSecond as it is to be shown
    static RequestRow of(RequestOfRun request, Summary summary, double donePerSecond) {
        return of(Optional.of(request), request.name(), summary, donePerSecond);
    }

    /// All that a run sends.
    ///
    /// @param donePerSecond as it is to be shown
    static RequestRow of(String name, Summary summary, double donePerSecond) {
        return of(Optional.empty(), name, summary, donePerSecond);
    }

    private static RequestRow of(
            Optional<RequestOfRun> request, String name, Summary summary, double donePerSecond) {
        long failures = summary.counts().failed() + summary.counts().timedOut();
        return new RequestRow(
                request,
                name,
                Figures.count(summary.counts().done()),
                Figures.rate(donePerSecond) + "/s",
                Figures.count(failures),
                failures == 0 ? "" : Figures.percent(summary.counts().errorShare()),
                both(summary.times().response(), summary.times().service()),
                bytes(summary.bytesIn()),
                bytes(summary.bytesOut()));
    }

    private static List<BothTimes> both(AwaitedTimes response, AwaitedTimes service) {
        List<BothTimes> both = new ArrayList<>();
        for (double percentile : PERCENTILES) {
            both.add(
                    new BothTimes(
                            Tiles.percentile(response, percentile),
                            Tiles.percentile(service, percentile)));
        }
        both.add(new BothTimes(max(response), max(service)));
        return both;
    }

    private static String max(AwaitedTimes awaited) {
        return Tiles.bounded(awaited, awaited.times().maxNanos());
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
