package dev.barograph.cli;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Summary;
import dev.barograph.model.DurationText;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is printed when a run is over. Pure.
final class SummaryText {
    private SummaryText() {}

    static String of(RunResult result) {
        Recording recording = result.recording();
        Summary summary = recording.summary();
        Counts counts = summary.counts();
        List<String> lines = new ArrayList<>();
        lines.add(SafeText.of(recording.profile().name()) + ": " + what(recording.profile()));
        lines.add(
                switch (result.end()) {
                            case COMPLETED -> "Completed in ";
                            case STOPPED -> "Stopped after ";
                            case FAILED -> "Failed after ";
                        }
                        + Figures.seconds(summary.tookNanos())
                        + result.reason().map(reason -> ": " + SafeText.of(reason)).orElse("."));
        lines.add("");
        lines.add(conservation(counts));
        lines.add(traffic(summary));
        lines.add("");
        percentiles(summary, lines);
        if (recording.profile().load().shape() instanceof LoadShape.Closed) {
            lines.add(
                    "closed model: does not include waiting users; who would have come while the target"
                            + " was slow is in no figure.");
        }
        if (!summary.errors().isEmpty()) {
            lines.add("");
            errors(summary, lines);
        }
        return String.join("\n", lines) + "\n";
    }

    /// The conservation law with this run's numbers.
    static String conservation(Counts counts) {
        return String.format(
                Locale.ROOT,
                "scheduled %d = ok %d + failed %d + timed out %d + cancelled %d + not sent %d%s",
                counts.scheduled(),
                counts.ok(),
                counts.failed(),
                counts.timedOut(),
                counts.cancelled(),
                counts.notSent(),
                counts.conserved() ? "" : "  (does not add up: a fault of this program)");
    }

    private static String what(Profile profile) {
        LoadShape shape = profile.load().shape();
        String unit = shape instanceof LoadShape.Open ? " requests/s" : " in flight";
        return SafeText.of(profile.request().method())
                + " "
                + SafeText.ofUrl(profile.request().url())
                + ", "
                + (shape instanceof LoadShape.Open ? "open" : "closed")
                + " model, up to "
                + Figures.rate(shape.peak()).replaceFirst("\\.0$", "")
                + unit
                + " for "
                + DurationText.format(shape.duration())
                + (profile.load().maxRequests().isPresent()
                        ? " or " + profile.load().maxRequests().getAsLong() + " requests"
                        : "");
    }

    private static String traffic(Summary summary) {
        double seconds = Math.max(summary.tookNanos() / 1e9, 1e-9);
        return Figures.rate(summary.donePerSecond())
                + " done/s, in "
                + Figures.bytes((double) summary.bytesIn())
                + " ("
                + Figures.bytes(summary.bytesIn() / seconds)
                + "/s), out "
                + Figures.bytes((double) summary.bytesOut())
                + " ("
                + Figures.bytes(summary.bytesOut() / seconds)
                + "/s), "
                + summary.newConnections()
                + " connections opened";
    }

    private static void percentiles(Summary summary, List<String> lines) {
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of("milliseconds"));
        Latencies.SHOWN.forEach(p -> head.add("p" + name(p)));
        head.addAll(List.of("max", "mean", "requests"));
        table.row(head);
        pair(table, "ok", summary.ok());
        if (!summary.failed().response().isEmpty()) {
            pair(table, "failed", summary.failed());
        }
        if (!summary.timedOut().response().isEmpty()) {
            pair(table, "timed out", summary.timedOut());
        }
        lines.addAll(table.lines());
        lines.add(
                "response: from the moment a request was due; service: from the moment it was sent.");
        if (table.lines().stream().anyMatch(line -> line.contains("("))) {
            lines.add(
                    "(in brackets: too few requests for this percentile to tell more than the maximum)");
        }
    }

    private static void pair(TextTable table, String name, LatencyPair pair) {
        table.row(row(name + ", response", pair.response()));
        table.row(row(name + ", service", pair.service()));
    }

    private static List<String> row(String name, Latencies latencies) {
        List<String> row = new ArrayList<>(List.of(name));
        for (double percentile : Latencies.SHOWN) {
            String value = Figures.millis(latencies.percentileNanos(percentile));
            boolean few =
                    !latencies.isEmpty()
                            && latencies.count() * (100 - percentile) / 100 < 0.999_999;
            row.add(few ? "(" + value + ")" : value);
        }
        row.add(Figures.millis(latencies.maxNanos()));
        row.add(Figures.millis(latencies.meanNanos()));
        row.add(Long.toString(latencies.count()));
        return row;
    }

    private static void errors(Summary summary, List<String> lines) {
        TextTable table = new TextTable();
        table.row(List.of("errors", "count", "share", "  first message"));
        for (ErrorRow error : summary.errors()) {
            double share = (double) error.count() / Math.max(summary.counts().scheduled(), 1);
            table.row(
                    List.of(
                            error.kind().id(),
                            Long.toString(error.count()),
                            Figures.percent(share),
                            "  " + SafeText.of(error.firstMessage())));
        }
        lines.addAll(table.lines());
    }

    private static String name(double percentile) {
        return percentile == Math.rint(percentile)
                ? Long.toString((long) percentile)
                : Double.toString(percentile);
    }
}
