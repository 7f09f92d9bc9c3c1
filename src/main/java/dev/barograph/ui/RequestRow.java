package dev.barograph.ui;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.IntervalTree;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One request of a run in the table of requests, ready to be shown.
///
/// @param request empty for all of them together
/// @param count requests that ended, as in the rate; those given up did not
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

    /// What is known of the percentiles among the columns, of both times.
    record Known(List<PercentileEstimate> response, List<PercentileEstimate> service) {
        static final Known NOTHING = new Known(List.of(), List.of());

        Known {
            response = List.copyOf(response);
            service = List.copyOf(service);
        }

        /// Of a range that the tree is prepared for; too slow for the FX thread.
        ///
        /// @param summary of the range
        static Known of(IntervalTree tree, int from, int to, Summary summary) {
            return new Known(
                    of(Curve.RESPONSE, tree, from, to, summary),
                    of(Curve.SERVICE, tree, from, to, summary));
        }

        private static List<PercentileEstimate> of(
                Curve curve, IntervalTree tree, int from, int to, Summary summary) {
            return tree.estimates(curve, from, to, false, curve.of(summary.times()), PERCENTILES);
        }
    }

    /// One figure of both times.
    ///
    /// @param words the whole of it, each with its 95 % interval or why it has none
    record BothTimes(String response, String service, String words) {
        /// Of which no interval is known, or none is needed.
        ///
        /// @param column whose figure it is
        static BothTimes plain(String column, String response, String service) {
            return new BothTimes(
                    response,
                    service,
                    column + ": response time " + response + ", service time " + service);
        }
    }

    RequestRow {
        times = List.copyOf(times);
    }

    /// @param donePerSecond as it is to be shown
    static RequestRow of(RequestOfRun request, Summary summary, double donePerSecond, Known known) {
        return of(Optional.of(request), request.name(), summary, donePerSecond, known);
    }

    /// All that a run sends.
    ///
    /// @param donePerSecond as it is to be shown
    static RequestRow of(String name, Summary summary, double donePerSecond, Known known) {
        return of(Optional.empty(), name, summary, donePerSecond, known);
    }

    private static RequestRow of(
            Optional<RequestOfRun> request,
            String name,
            Summary summary,
            double donePerSecond,
            Known known) {
        long failures = summary.counts().failed() + summary.counts().timedOut();
        return new RequestRow(
                request,
                name,
                Figures.count(summary.counts().ended()),
                Figures.rate(donePerSecond) + "/s",
                Figures.count(failures),
                failures == 0 ? "" : Figures.percent(summary.counts().errorShare()),
                both(summary.times().response(), summary.times().service(), known),
                bytes(summary.bytesIn()),
                bytes(summary.bytesOut()));
    }

    private static List<BothTimes> both(AwaitedTimes response, AwaitedTimes service, Known known) {
        List<BothTimes> both = new ArrayList<>();
        for (int i = 0; i < PERCENTILES.size(); i++) {
            double percentile = PERCENTILES.get(i);
            String ofResponse = Tiles.percentile(response, percentile);
            String ofService = Tiles.percentile(service, percentile);
            both.add(
                    known.equals(Known.NOTHING)
                            ? BothTimes.plain(COLUMNS.get(i), ofResponse, ofService)
                            : new BothTimes(
                                    ofResponse,
                                    ofService,
                                    TimeCell.inWords(
                                            TimeCell.percentile(
                                                    response, percentile, known.response.get(i)),
                                            TimeCell.percentile(
                                                    service, percentile, known.service.get(i)))));
        }
        both.add(BothTimes.plain(COLUMNS.getLast(), max(response), max(service)));
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
