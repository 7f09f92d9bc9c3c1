package dev.barograph.cli;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.model.DurationText;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is printed when a run is over. Pure.
final class SummaryText {
    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";
    private static final String NONE = "n/a";

    private SummaryText() {}

    /// @param colours whether escape sequences for colours may be used
    static String of(RunResult result, boolean colours) {
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
        verdict(recording.judgement(), colours, lines);
        lines.add("");
        thresholds(ExitCode.checks(recording), colours, lines);
        lines.add(conservation(counts));
        lines.add(traffic(summary));
        lines.add("");
        times(recording, lines);
        if (recording.profile().load().shape() instanceof LoadShape.Closed) {
            lines.add(
                    "closed model: does not include waiting users; who would have come while the target"
                            + " was slow is in no figure.");
        }
        List<String> phases = PhaseTable.lines(summary.times().phases());
        if (!phases.isEmpty()) {
            lines.add("");
            lines.addAll(phases);
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
                        ? " or "
                                + Figures.count(profile.load().maxRequests().getAsLong(), "request")
                        : "");
    }

    private static void verdict(RunJudgement run, boolean colours, List<String> lines) {
        String stamp = run.stamp().title();
        boolean red = colours && run.stamp() == Stamp.GENERATOR_LIMITED;
        Judgement judgement = run.judgement();
        lines.add(
                (red ? RED + stamp + PLAIN : stamp)
                        + (judgement.evidence().isEmpty()
                                ? ""
                                : ". Limit: "
                                        + judgement.verdict().title().toLowerCase(Locale.ROOT)
                                        + ". "
                                        + SafeText.of(judgement.evidence())));
        // The main cause is among the notes as well; once is enough.
        run.notes().stream()
                .filter(note ->
                        judgement.evidence().isEmpty() || !note.endsWith(judgement.evidence()))
                .forEach(note -> lines.add("note: " + SafeText.of(note)));
        if (run.badIntervals() > 0) {
            lines.add(
                    run.badIntervals()
                            + " of "
                            + Figures.count(run.intervals(), "second")
                            + " bad: in "
                            + (run.badIntervals() == 1 ? "it" : "them")
                            + " this program or its machine was the limit, not the target.");
        }
    }

    private static void thresholds(
            List<ThresholdCheck> checks, boolean colours, List<String> lines) {
        if (checks.isEmpty()) {
            return;
        }
        TextTable table = new TextTable();
        table.row(List.of("threshold", "value", "  result"));
        for (ThresholdCheck check : checks) {
            String state = check.state().title();
            String told = colours && check.failed() ? RED + state + PLAIN : state;
            table.row(
                    List.of(
                            check.threshold().text(),
                            check.value().isEmpty() ? NONE : check.valueText(),
                            "  " + told + (check.why().isEmpty() ? "" : ": " + check.why())));
        }
        lines.addAll(table.lines());
        lines.add("");
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
                + Figures.count(summary.newConnections(), "connection")
                + " opened";
    }

    private static void times(Recording recording, List<String> lines) {
        boolean bad = recording.judgement().badIntervals() > 0;
        TimesTable whole = TimesTable.of(recording.summary(), recording.intervals());
        if (bad) {
            lines.add("Whole run:");
        }
        lines.addAll(whole.lines());
        if (bad && recording.clean().tookNanos() == 0) {
            lines.add("");
            lines.add("Clean seconds only: there were none.");
            lines.add("");
        } else if (bad) {
            TimesTable clean =
                    TimesTable.of(
                            recording.clean(),
                            recording.intervals().stream()
                                    .filter(interval -> !interval.judgement().isBad())
                                    .toList());
            lines.add("");
            lines.add("Clean seconds only:");
            lines.addAll(clean.lines());
            lines.add("");
        }
        lines.addAll(whole.legend());
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
}
