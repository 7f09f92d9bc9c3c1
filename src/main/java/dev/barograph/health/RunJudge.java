package dev.barograph.health;

import static dev.barograph.health.Wording.requests;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Verdict;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Load;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Judges a whole run from its judged intervals. Pure. Takes one pass over the intervals.
public final class RunJudge {
    /// Share of a run's time from which what happened in it is said of the run as a whole.
    static final double LIMITED_SHARE = 0.1;

    /// One bad second happens to any machine; from two on, a share of a short run means something.
    /// Seconds are cut a few milliseconds early or late, and two of them are two all the same.
    static final long FEWEST_BAD_NANOS = 1_950_000_000L;

    /// A run shorter than this has only one full second.
    private static final long ONE_SECOND_RUN_NANOS = 2_000_000_000L;

    /// A shorter silence of the target says nothing of a run that is long beside it: the last
    /// interval of a run may be a few milliseconds, and no answer happens to end in it.
    private static final long LEAST_SILENCE_NANOS = 100_000_000;

    private RunJudge() {}

    /// What is to be thought of a run, or of what there is of it so far.
    ///
    /// @param interrupted whether it ended before its plan did
    public static RunJudgement of(List<Interval> intervals, Summary summary, boolean interrupted) {
        Map<Cause, CauseTally> tallies = CauseTally.of(intervals, summary.times().unfinished());
        WholeSeconds seconds = WholeSeconds.of(tallies);
        long runNanos = tallies.values().stream().mapToLong(tally -> tally.nanos).sum();
        boolean limited = isGeneratorLimited(tallies, summary.counts(), runNanos);
        Cause main = limited ? gravest(tallies) : mainCause(tallies, runNanos);
        List<String> notes = notes(tallies, summary, main, seconds, endsBad(intervals));
        Stamp stamp =
                interrupted
                        ? Stamp.INTERRUPTED
                        : limited
                                ? Stamp.GENERATOR_LIMITED
                                : notes.isEmpty() ? Stamp.VALID : Stamp.VALID_WITH_NOTES;
        Judgement judgement =
                intervals.isEmpty()
                        ? Judgement.NONE
                        : new Judgement(main, evidence(tallies, main, seconds, summary));
        return new RunJudgement(stamp, judgement, notes, seconds.bad(), seconds.judged());
    }

    /// What is to be thought of a run that is over, the wait for its last answers included.
    ///
    /// @param events what happened in it, in order of time
    /// @param intervals of the whole run, in order
    /// @param interrupted whether it ended before its plan did
    public static RunJudgement atEnd(
            Load load,
            List<RunEvent> events,
            List<Interval> intervals,
            Summary summary,
            boolean interrupted) {
        return LastAnswers.noted(of(intervals, summary, interrupted), load, events, intervals);
    }

    /// Whether the last second is not among the clean ones, and there are clean ones.
    private static boolean endsBad(List<Interval> intervals) {
        return !intervals.isEmpty()
                && intervals.getLast().judgement().isBad()
                && intervals.stream().anyMatch(each -> !each.judgement().isBad());
    }

    private static boolean isGeneratorLimited(
            Map<Cause, CauseTally> tallies, Counts counts, long runNanos) {
        if (tallies.containsKey(Cause.PORTS)
                || tallies.containsKey(Cause.DESCRIPTORS)
                || counts.of(FailureKind.GENERATOR_PORTS) > 0
                || counts.of(FailureKind.GENERATOR_DESCRIPTORS) > 0) {
            return true;
        }
        long bad = nanos(tallies, Verdict.GENERATOR);
        return bad > LIMITED_SHARE * runNanos
                && (bad >= FEWEST_BAD_NANOS || runNanos < ONE_SECOND_RUN_NANOS);
    }

    /// Of a run that the generator limited.
    private static Cause gravest(Map<Cause, CauseTally> tallies) {
        for (Cause cause : List.of(Cause.PORTS, Cause.DESCRIPTORS)) {
            if (tallies.containsKey(cause)) {
                return cause;
            }
        }
        return longest(tallies, Verdict.GENERATOR);
    }

    /// The verdict with the longest time, if that is a share of the run that counts.
    private static Cause mainCause(Map<Cause, CauseTally> tallies, long runNanos) {
        return List.of(Verdict.CONFIG, Verdict.NETWORK, Verdict.TARGET).stream()
                .filter(verdict -> nanos(tallies, verdict) > LIMITED_SHARE * runNanos)
                .max(Comparator.comparingLong(verdict -> nanos(tallies, verdict)))
                .map(verdict -> longest(tallies, verdict))
                .orElse(Cause.NONE);
    }

    private static Cause longest(Map<Cause, CauseTally> tallies, Verdict verdict) {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getKey().verdict() == verdict)
                .max(Comparator.comparingLong(entry -> entry.getValue().nanos))
                .map(Map.Entry::getKey)
                .orElse(Cause.NONE);
    }

    private static long nanos(Map<Cause, CauseTally> tallies, Verdict verdict) {
        return nanos(tallies, cause -> cause.verdict() == verdict);
    }

    private static long nanos(Map<Cause, CauseTally> tallies, Predicate<Cause> which) {
        return tallies.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue().nanos)
                .sum();
    }

    private static String evidence(
            Map<Cause, CauseTally> tallies, Cause cause, WholeSeconds seconds, Summary summary) {
        CauseTally tally = tallies.get(cause);
        if (tally == null) {
            return "Nothing limited the load for long.";
        }
        return tally.intervals == 0
                ? "Nothing was asked for in %s.".formatted(seconds.toldIdle())
                : RunEvidence.of(cause, tally, seconds.told(cause), summary);
    }

    /// What a reader must know beside the main cause.
    private static List<String> notes(
            Map<Cause, CauseTally> tallies,
            Summary summary,
            Cause main,
            WholeSeconds seconds,
            boolean endsBad) {
        Counts counts = summary.counts();
        List<String> notes = new ArrayList<>();
        List<Cause> causes = new ArrayList<>(tallies.keySet());
        causes.remove(Cause.NONE);
        if (main != Cause.NO_ANSWERS
                && nanos(tallies, Cause.NO_ANSWERS::equals) < LEAST_SILENCE_NANOS) {
            causes.remove(Cause.NO_ANSWERS);
        }
        causes.sort(Comparator.comparing(cause -> cause != main));
        for (Cause cause : causes) {
            notes.add(cause.verdict().title() + ": " + evidence(tallies, cause, seconds, summary));
        }
        long missed = counts.of(FailureKind.SUSPENDED);
        if (missed > 0 && !tallies.containsKey(Cause.SUSPENDED)) {
            notes.add(
                    "%s not sent because this program did not run when they were due."
                            .formatted(were(missed)));
        }
        long turnedAway = counts.of(FailureKind.BACKLOG_FULL);
        if (turnedAway > 0 && !tallies.containsKey(Cause.BACKLOG)) {
            notes.add(
                    "%s not sent because too many were waiting for a permit."
                            .formatted(were(turnedAway)));
        }
        long unsent = counts.of(FailureKind.RUN_ENDED);
        long unfinished = counts.cancelled() + unsent;
        if (unfinished > 0) {
            notes.add(
                    "%s %s when the run ended; %s%s."
                            .formatted(
                                    were(unfinished),
                                    counts.cancelled() == 0
                                            ? "due and not sent yet"
                                            : unsent == 0
                                                    ? "not answered"
                                                    : "not answered, or not even sent,",
                                    unfinished == 1
                                            ? "its time is a lower bound"
                                            : "their times are lower bounds",
                                    endsBad
                                            ? ", and not among the figures of clean seconds, as"
                                                    + " the last second was none"
                                            : ""));
        }
        long internal = counts.of(FailureKind.INTERNAL);
        if (internal > 0) {
            notes.add(
                    "%s ended in an internal error of this program.".formatted(requests(internal)));
        }
        return notes;
    }

    private static String were(long count) {
        return requests(count) + (count == 1 ? " was" : " were");
    }
}
