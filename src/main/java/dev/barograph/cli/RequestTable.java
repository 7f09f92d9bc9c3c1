package dev.barograph.cli;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Summary;
import dev.barograph.model.WeightedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What each of several requests came to, and all of them together. Pure.
final class RequestTable {
    private RequestTable() {}

    /// Two lines of heads, a row for each request and one for all; no line at all for a single
    /// request.
    static List<String> lines(Recording recording) {
        List<Summary> parts = recording.summary().parts();
        if (parts.isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable();
        List<String> curves = new ArrayList<>(Collections.nCopies(9, ""));
        curves.addAll(List.of("response", "response", "response", "service", "service"));
        table.row(curves);
        table.row(
                List.of(
                        "by request",
                        "weight",
                        "scheduled",
                        "ok",
                        "failed",
                        "timed out",
                        "cancelled",
                        "not sent",
                        "done/s",
                        "p50, ms",
                        "p99, ms",
                        "max, ms",
                        "p50, ms",
                        "p99, ms"));
        CarriedOut plan = CarriedOut.of(recording);
        for (int i = 0; i < parts.size(); i++) {
            WeightedRequest request = recording.profile().requests().get(i);
            Summary part = parts.get(i);
            row(
                    SafeText.of(request.name()),
                    Integer.toString(request.weight()),
                    part,
                    plan.donePerSecond(part.counts(), intervals(recording, i)),
                    table);
        }
        Summary all = recording.summary();
        row("all", "", all, plan.donePerSecond(all.counts(), recording.intervals()), table);
        return table.lines();
    }

    /// All figures of each request: times, and where they went; empty for a single request.
    static Optional<CurveTable> times(Recording recording) {
        List<Summary> parts = recording.summary().parts();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        CurveTable table = new CurveTable("by request, ms");
        for (int i = 0; i < parts.size(); i++) {
            Summary part = parts.get(i);
            List<Interval> intervals = intervals(recording, i);
            table.heading(SafeText.of(recording.profile().requests().get(i).name()));
            table.add("  ", TimesTable.curves(part, intervals));
            table.add("  ", TimesTable.failures(part, intervals));
            if (!part.ok().response().isEmpty()) {
                table.add("  ", PhaseTable.lookups(recording));
                table.add("  ", PhaseTable.curves(part, intervals));
            }
        }
        return Optional.of(table);
    }

    private static List<Interval> intervals(Recording recording, int request) {
        return recording.intervals().stream().map(each -> each.ofRequest(request)).toList();
    }

    /// @param donePerSecond without the wait for the last answers
    private static void row(
            String name, String weight, Summary part, double donePerSecond, TextTable table) {
        Counts counts = part.counts();
        AwaitedTimes response = part.times().response();
        AwaitedTimes service = part.times().service();
        List<String> row = new ArrayList<>(List.of(name, weight));
        row.add(Long.toString(counts.scheduled()));
        row.add(Long.toString(counts.ok()));
        row.add(Long.toString(counts.failed()));
        row.add(Long.toString(counts.timedOut()));
        row.add(Long.toString(counts.cancelled()));
        row.add(Long.toString(counts.notSent()));
        row.add(Figures.rate(donePerSecond));
        row.add(percentile(response, 50));
        row.add(percentile(response, 99));
        row.add(bounded(response, response.times().maxNanos()));
        row.add(percentile(service, 50));
        row.add(percentile(service, 99));
        table.row(row);
    }

    /// As in the other tables, it takes ten requests beyond it.
    private static String percentile(AwaitedTimes times, int percentile) {
        return times.times().count() > 0 && !times.sufficeFor(percentile)
                ? "too few"
                : bounded(times, times.times().percentileNanos(percentile));
    }

    private static String bounded(AwaitedTimes times, OptionalLong nanos) {
        return (times.isLowerBound(nanos) ? ">=" : "") + Figures.millis(nanos);
    }
}
