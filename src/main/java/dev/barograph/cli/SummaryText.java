package dev.barograph.cli;

import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.model.DurationText;
import dev.barograph.model.FailureKind;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.WeightedRequest;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What is printed when a run is over. Pure.
final class SummaryText {
    private static final String NONE = "n/a";
    private static final long SECOND = 1_000_000_000;

    private SummaryText() {}

    /// Without all times and phases of each of several requests.
    ///
    /// @param colours whether escape sequences for colours may be used
    static String of(RunResult result, boolean colours) {
        return of(result, colours, false);
    }

    /// @param colours whether escape sequences for colours may be used
    /// @param byRequest whether to tell all times and phases of each of several requests, some 30
    ///   lines each
    static String of(RunResult result, boolean colours, boolean byRequest) {
        Recording recording = result.recording();
        Summary summary = recording.summary();
        Counts counts = summary.counts();
        List<String> lines = new ArrayList<>();
        lines.add(name(recording.profile()) + what(recording.profile()));
        lines.add(
                how(result)
                        + result.reason().map(reason -> ": " + SafeText.of(reason)).orElse("."));
        lines.add("");
        verdict(recording.judgement(), colours, lines);
        lines.add("");
        thresholds(ExitCode.checks(recording), colours, lines);
        lines.add(conservation(counts, result.end() == RunEnd.FAILED));
        lines.add(traffic(recording));
        lines.add("");
        times(recording, lines);
        List<String> requests = RequestTable.lines(recording);
        if (!requests.isEmpty()) {
            lines.add("");
            lines.addAll(requests);
            if (!byRequest) {
                lines.add("(all times and phases of each request: --by-request, or summary.csv)");
            }
        }
        String caveat = recording.profile().load().shape().caveat();
        if (!caveat.isEmpty()) {
            lines.add(caveat);
        }
        List<CurveTable> tables =
                Stream.of(
                                byRequest
                                        ? RequestTable.times(recording)
                                        : Optional.<CurveTable>empty(),
                                PhaseTable.of(recording))
                        .flatMap(Optional::stream)
                        .filter(table -> !table.isEmpty())
                        .toList();
        for (CurveTable table : tables) {
            lines.add("");
            lines.addAll(table.lines());
        }
        if (!tables.isEmpty()) {
            lines.add("");
            lines.add(PhaseTable.LEGEND);
            lines.addAll(CurveTable.legend(tables));
        }
        if (!summary.errors().isEmpty()) {
            lines.add("");
            errors(summary, lines);
        }
        return String.join("\n", lines) + "\n";
    }

    /// How it ended, and after what time.
    private static String how(RunResult result) {
        String took = Figures.seconds(result.recording().summary().tookNanos());
        return switch (result.end()) {
            case COMPLETED -> "Completed in " + took;
            case STOPPED -> stopped(result.recording(), took);
            case FAILED -> "Failed after " + took;
        };
    }

    private static String stopped(Recording recording, String took) {
        long tookNanos = recording.summary().tookNanos();
        if (tookNanos == 0) {
            return "Stopped before the plan began; nothing was sent";
        }
        String at = Figures.seconds(recording.stoppedNanos().orElse(tookNanos));
        return "Stopped after "
                + at
                + (at.equals(took)
                        ? ""
                        : ", over after " + took + " with the wait for the last answers");
    }

    /// The conservation law with this run's numbers.
    ///
    /// @param cutOff whether its record may end in mid-run
    static String conservation(Counts counts, boolean cutOff) {
        long unknown = counts.scheduled() - counts.done() - counts.notSent();
        return String.format(
                Locale.ROOT,
                "scheduled %d = ok %d + failed %d + timed out %d + cancelled %d + not sent %d%s",
                counts.scheduled(),
                counts.ok(),
                counts.failed(),
                counts.timedOut(),
                counts.cancelled(),
                counts.notSent(),
                counts.conserved()
                        ? ""
                        : cutOff && unknown > 0
                                ? " + " + unknown + " awaited when the record ends"
                                : "  (does not add up: a fault of this program)");
    }

    /// Empty if it says no more than what follows.
    private static String name(Profile profile) {
        String ofAddress = AddressName.of(profile.request().method(), profile.request().url());
        return profile.name().equals(ofAddress) ? "" : SafeText.of(profile.name()) + ": ";
    }

    private static String what(Profile profile) {
        LoadShape shape = profile.load().shape();
        String unit = shape instanceof LoadShape.Open ? " requests/s" : " in flight";
        return what(profile.requests())
                + ", "
                + (shape instanceof LoadShape.Open ? "open" : "closed")
                + " model, up to "
                + Figures.rate(shape.peak()).replaceFirst("\\.0$", "")
                + unit
                + until(profile);
    }

    private static String what(List<WeightedRequest> requests) {
        if (requests.size() > 1) {
            // All go to one place.
            return requests.size()
                    + " requests to "
                    + SafeText.ofUrl(requests.getFirst().spec().url())
                            .replaceFirst("(?<!/)/(?!/).*", "");
        }
        RequestSpec only = requests.getFirst().spec();
        return SafeText.of(only.method()) + " " + SafeText.ofUrl(only.url());
    }

    /// When the plan is over.
    private static String until(Profile profile) {
        String time = DurationText.format(profile.load().shape().duration());
        if (profile.load().maxRequests().isEmpty()) {
            return " for " + time;
        }
        return ", at most "
                + Figures.count(profile.load().maxRequests().getAsLong(), "request")
                + " in at most "
                + time;
    }

    private static void verdict(RunJudgement run, boolean colours, List<String> lines) {
        String stamp = run.stamp().title();
        boolean red = colours && run.stamp() == Stamp.GENERATOR_LIMITED;
        Judgement judgement = run.judgement();
        lines.add(
                Terminal.red(stamp, red)
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
        if (run.badSeconds() > 0) {
            lines.add(
                    run.badSeconds()
                            + " of "
                            + Figures.count(run.judgedSeconds(), "second")
                            + " bad: in "
                            + (run.badSeconds() == 1 ? "it" : "them")
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
            String told = Terminal.red(state, colours && check.failed());
            table.row(
                    List.of(
                            check.threshold().text(),
                            check.value().isEmpty() ? NONE : check.valueText(),
                            "  " + told + (check.why().isEmpty() ? "" : ": " + check.why())));
        }
        lines.addAll(table.lines());
        lines.add("");
    }

    private static String traffic(Recording recording) {
        Summary summary = recording.summary();
        CarriedOut plan = CarriedOut.of(recording);
        List<Interval> drain = plan.after(recording.intervals());
        long lateIn = drain.stream().mapToLong(Interval::bytesIn).sum();
        long lateOut = drain.stream().mapToLong(Interval::bytesOut).sum();
        return rate(recording, plan, drain)
                + ", bytes counted as requests end: in "
                + Figures.bytes((double) summary.bytesIn())
                + " ("
                + Figures.bytes(plan.perSecond(summary.bytesIn() - lateIn))
                + "/s), out "
                + Figures.bytes((double) summary.bytesOut())
                + " ("
                + Figures.bytes(plan.perSecond(summary.bytesOut() - lateOut))
                + "/s), "
                + Figures.count(summary.newConnections(), "connection")
                + " opened";
    }

    /// Requests that ended, by the second. No rate of a run that was over within one, and that of
    /// the wait for the last answers apart from that of the plan.
    private static String rate(Recording recording, CarriedOut plan, List<Interval> drain) {
        Summary summary = recording.summary();
        if (summary.tookNanos() < SECOND) {
            return Figures.count(summary.counts().ended(), "request") + " done";
        }
        long drainNanos = drain.stream().mapToLong(Interval::lengthNanos).sum();
        String rate =
                Figures.rate(plan.donePerSecond(summary.counts(), recording.intervals()))
                        + " done/s";
        if (drainNanos < SECOND / 2) {
            return rate;
        }
        long late = drain.stream().mapToLong(each -> each.counts().ended()).sum();
        return rate
                + " in the first "
                + Figures.seconds(plan.nanos())
                + ", "
                + late
                + " more in "
                + Figures.seconds(drainNanos)
                + " of waiting for the last answers";
    }

    private static void times(Recording recording, List<String> lines) {
        boolean bad = recording.judgement().badSeconds() > 0;
        TimesTable whole = TimesTable.of(recording.summary(), recording.intervals());
        if (bad) {
            lines.add("Whole run:");
        }
        lines.addAll(whole.lines());
        List<TimesTable> tables = new ArrayList<>(List.of(whole));
        TimesTable.ofFailures(recording.summary(), recording.intervals())
                .ifPresent(failures -> {
                    tables.add(failures);
                    lines.add("");
                    lines.addAll(failures.lines());
                    lines.add("");
                });
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
            tables.add(clean);
            lines.add("");
        }
        lines.addAll(TimesTable.legend(tables));
    }

    private static void errors(Summary summary, List<String> lines) {
        TextTable table = new TextTable();
        table.row(List.of("errors", "count", "share", "  first message"));
        for (ErrorRow error : summary.errors()) {
            double share =
                    (double) error.count() / Math.max(summary.counts().whole(error.kind()), 1);
            table.row(
                    List.of(
                            error.kind().id(),
                            Long.toString(error.count()),
                            Figures.percent(share) + of(error.kind()),
                            "  " + SafeText.of(error.firstMessage())));
        }
        lines.addAll(table.lines());
    }

    /// What a share is of, as in [Counts#whole(FailureKind)].
    private static String of(FailureKind kind) {
        return switch (kind.group()) {
            case FAILED, TIMED_OUT -> " of ended";
            case CANCELLED, NOT_SENT -> " of due";
        };
    }
}
