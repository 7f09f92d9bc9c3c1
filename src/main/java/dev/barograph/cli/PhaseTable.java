package dev.barograph.cli;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Phase;
import dev.barograph.metrics.Phases;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Where the time of good responses went. Pure.
final class PhaseTable {
    static final String LEGEND =
            "(new, reused: over a connection opened for the request, or over one that was open; dns:"
                    + " the one look-up of the name, before the plan, for all requests)";

    private PhaseTable() {}

    /// One row for each phase that happened, new connections first, then how late the plan was
    /// carried out; empty without good responses.
    static Optional<CurveTable> of(Recording recording) {
        Summary summary = recording.summary();
        if (summary.ok().response().isEmpty()) {
            return Optional.empty();
        }
        CurveTable table = new CurveTable("phases, milliseconds");
        table.add("", lookups(recording));
        table.add("", curves(summary, recording.intervals()));
        table.add("", List.of(lag(summary, recording.intervals())));
        return Optional.of(table);
    }

    /// The one look-up of the host name, which serves all requests.
    static List<KnownCurve> lookups(Recording recording) {
        Latencies lookups = recording.environment().lookups();
        return List.of(
                new KnownCurve(
                        "dns, once",
                        AwaitedTimes.exact(lookups),
                        Confidence.ofOne(lookups, Latencies.SHOWN)));
    }

    /// All phases, those over new connections first.
    ///
    /// @param intervals what the summary is made of
    static List<KnownCurve> curves(Summary summary, List<Interval> intervals) {
        List<KnownCurve> curves = new ArrayList<>();
        add(curves, "new, ", times -> times.phases().onNew(), summary, intervals);
        add(curves, "reused, ", times -> times.phases().onReused(), summary, intervals);
        return curves;
    }

    private static void add(
            List<KnownCurve> curves,
            String connection,
            Function<Times, Phases> phases,
            Summary summary,
            List<Interval> intervals) {
        for (Phase phase : Phase.values()) {
            curves.add(
                    KnownCurve.of(
                            connection + phase.title().toLowerCase(Locale.ROOT),
                            times -> AwaitedTimes.exact(phase.of(phases.apply(times))),
                            summary,
                            intervals));
        }
    }

    private static KnownCurve lag(Summary summary, List<Interval> intervals) {
        return KnownCurve.of(
                "schedule lag", times -> AwaitedTimes.exact(times.lag()), summary, intervals);
    }
}
