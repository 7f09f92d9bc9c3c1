package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Watch;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import dev.barograph.run.RunResult;
import dev.barograph.run.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;
    private static final int BAD = 2;

    @Test
    void figures_have_intervals_lower_bounds_a_sign_and_bad_seconds_a_table_of_their_own() {
        String text = SummaryText.of(run(), false);
        assertThat(text)
                .contains("GENERATOR-LIMITED. Limit: generator. Busy in 1 of 4 seconds.\n")
                .contains("note: A note.\n")
                .doesNotContain("note: Generator")
                .contains("1 of 4 seconds bad:")
                .contains("Whole run:\nmilliseconds")
                .contains("Clean seconds only:\nmilliseconds")
                .contains(">= at least: 5 requests had no answer yet when the run ended")
                .contains("(in brackets: 95 of 100 such runs")
                .contains("new connection, connect ")
                .contains("new connection, tls ")
                .contains("reused connection, first byte ")
                .doesNotContain("reused connection, connect")
                .doesNotContain("\u001b");
        String whole = text.substring(text.indexOf("Whole run:"), text.indexOf("Clean seconds"));
        String clean = text.substring(text.indexOf("Clean seconds"), text.indexOf("response: "));
        assertThat(row(whole, "p50")).matches("p50 +\\d[0-9.]* \\([0-9.]+-[0-9.]+\\) .*");
        assertThat(row(whole, "p99.99")).contains("too few samples");
        assertThat(row(whole, "max")).contains(">=500");
        assertThat(row(whole, "mean")).contains(">=");
        assertThat(row(whole, "milliseconds")).matches("milliseconds +response +service +queue");
        assertThat(row(whole, "min")).matches("min +10.0 +9.00 +1.00");
        assertThat(row(whole, "stddev")).matches("stddev +\\d.*");
        assertThat(row(whole, "requests"))
                .matches("requests +400 ok \\+ 5 awaited +400 ok \\+ 5 awaited +400");
        assertThat(row(clean, "requests"))
                .matches("requests +300 ok \\+ 5 awaited +300 ok \\+ 5 awaited +300");
    }

    @Test
    void failed_and_timed_out_requests_have_both_times_in_a_table_of_their_own() {
        Recorder recorder = new Recorder();
        IntervalTicker ticker =
                new IntervalTicker(
                        recorder,
                        () -> Gauges.ZERO,
                        new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(1)))),
                        0L,
                        Watch.NONE);
        recorder.record(sample(0, 0, false, new Outcome.Failure(FailureKind.HTTP_5XX, "503")));
        recorder.record(
                sample(0, 90 * MS, false, new Outcome.Failure(FailureKind.TOTAL_TIMEOUT, "t")));
        ticker.tick(S);
        TimesTable table =
                TimesTable.ofFailures(ticker.summary(), ticker.intervals()).orElseThrow();
        String text = String.join("\n", table.lines());
        assertThat(row(text, "milliseconds"))
                .matches(
                        "milliseconds +failed, response +failed, service +timed out, response"
                                + " +timed out, service");
        assertThat(row(text, "max")).matches("max +10.0 +9.00 +>=100 +>=99.0");
        assertThat(row(text, "requests")).matches("requests +1 +1 +1 +1");
        assertThat(TimesTable.legend(List.of(table)))
                .anyMatch(line -> line.startsWith(">= at least, if timed out"));
        assertThat(TimesTable.ofFailures(Summary.EMPTY, List.of())).isEmpty();
    }

    @Test
    void a_run_without_a_clean_second_says_so() {
        Recording bad = recording(RunJudgement.NONE);
        RunJudgement all =
                new RunJudgement(
                        Stamp.GENERATOR_LIMITED,
                        new Judgement(Cause.CPU, "Busy."),
                        List.of(),
                        4,
                        4);
        Recording none =
                new Recording(
                        bad.profile(),
                        bad.startedAt(),
                        bad.intervals(),
                        bad.summary(),
                        Summary.EMPTY,
                        all,
                        bad.environment());
        assertThat(SummaryText.of(new RunResult(none, RunEnd.COMPLETED, no()), false))
                .contains("4 of 4 seconds bad", "Clean seconds only: there were none.\n")
                .doesNotContain("n/a");
    }

    @Test
    void a_rate_is_that_of_the_plan_and_what_came_after_it_is_told_apart() {
        assertThat(SummaryText.of(made(4, 5, 24, 10), false))
                .contains(
                        "24.0 done/s in the first 4.0 s, 50 more in 5.0 s of waiting for the"
                                + " last answers, in ");
        assertThat(SummaryText.of(made(4, 0, 24, 0), false)).contains("\n24.0 done/s, in ");
    }

    @Test
    void a_run_of_less_than_a_second_has_a_time_in_milliseconds_and_no_rate() {
        Recording made = made(1, 0, 5, 0).recording();
        Summary whole = made.summary();
        Summary brief = new Summary(14_800_000, whole.counts(), 0, 0, 0, whole.times(), List.of());
        Profile counted =
                new Profile(
                        "p",
                        made.profile().request(),
                        new Load(
                                new LoadShape.Closed(List.of(Stage.hold(10, Duration.ofHours(24)))),
                                OptionalLong.of(5)),
                        Limits.DEFAULT);
        Environment seen =
                new Environment(
                        new TreeSet<>(),
                        new TreeSet<>(),
                        OptionalLong.of(3_100_000),
                        "nio",
                        1,
                        "java",
                        "G1",
                        "os",
                        2,
                        1 << 20);
        Recording recording =
                new Recording(
                        counted,
                        Instant.EPOCH,
                        made.intervals(),
                        brief,
                        brief,
                        RunJudgement.NONE,
                        seen);
        assertThat(SummaryText.of(new RunResult(recording, RunEnd.COMPLETED, no()), false))
                .contains("up to 10 in flight, at most 5 requests in at most 24h\n")
                .contains("Completed in 14.8 ms.\n")
                .contains("\n5 requests done, in ")
                .contains(
                        "\nlook-up of the host name, once before the plan: 3.10 ms; so no request has"
                                + " one\n")
                .doesNotContain("done/s");
    }

    /// Seconds of a plan of 24/s, then seconds of waiting for the last answers.
    private static RunResult made(int planned, int drained, int during, int after) {
        LoadShape shape =
                new LoadShape.Open(
                        List.of(Stage.hold(during, Duration.ofSeconds(planned))),
                        new Spacing.Even());
        Recorder recorder = new Recorder();
        long[] due = new long[1];
        IntervalTicker ticker =
                new IntervalTicker(
                        recorder,
                        () -> new Gauges(due[0], due[0], 0, 1, 0, 0),
                        shape,
                        0L,
                        Watch.NONE);
        for (int second = 0; second < planned + drained; second++) {
            int ended = second < planned ? during : after;
            for (int i = 0; i < ended; i++) {
                recorder.record(sample(second * S, 0, false, new Outcome.Ok(200)));
            }
            due[0] += second < planned ? during : 0;
            ticker.tick((second + 1) * S);
        }
        Recording recording =
                new Recording(
                        new Profile(
                                "p",
                                new RequestSpec(
                                        "GET", "http://a.test/", List.of(), new Body.None()),
                                new Load(shape),
                                Limits.DEFAULT),
                        Instant.EPOCH,
                        ticker.intervals(),
                        ticker.summary(),
                        ticker.clean(),
                        RunJudgement.NONE,
                        Environment.UNKNOWN);
        return new RunResult(recording, RunEnd.COMPLETED, no());
    }

    @Test
    void the_stamp_is_red_only_if_colours_may_be_used_and_the_generator_was_the_limit() {
        assertThat(SummaryText.of(run(), true))
                .contains("\u001b[1;31mGENERATOR-LIMITED\u001b[0m. Limit");
        RunResult valid = new RunResult(recording(RunJudgement.NONE), RunEnd.COMPLETED, no());
        assertThat(SummaryText.of(valid, true))
                .contains("\nVALID\n")
                .doesNotContain("\u001b", "Clean seconds", "Whole run");
    }

    @Test
    void colours_are_not_used_where_they_are_not_wanted() {
        assertThat(Terminal.mayUseColours(null, "xterm")).isTrue();
        assertThat(Terminal.mayUseColours("", null)).isTrue();
        assertThat(Terminal.mayUseColours("1", "xterm")).isFalse();
        assertThat(Terminal.mayUseColours(null, "dumb")).isFalse();
    }

    @Test
    void progress_names_the_limit_of_the_newest_second_if_there_is_one() {
        List<Interval> intervals = recording(RunJudgement.NONE).intervals();
        assertThat(Progress.line(snapshot(intervals.subList(0, BAD + 1))))
                .contains("  limit generator  in flight");
        assertThat(Progress.line(snapshot(intervals))).doesNotContain("limit");
    }

    @Test
    void many_samples_in_few_seconds_that_differ_keep_their_figure_and_say_what_is_wanting() {
        TimesTable table = inBursts(3);
        String text = String.join("\n", table.lines());
        assertThat(row(text, "p50")).matches("p50 +110  .*").doesNotContain("seconds");
        assertThat(row(text, "p99.99")).contains("too few samples");
        assertThat(TimesTable.legend(List.of(table)))
                .anyMatch(line -> line.startsWith("(without brackets: too few seconds"))
                .noneMatch(line -> line.contains("differ too much"));
    }

    @Test
    void many_samples_in_bursts_keep_their_figure_and_lose_their_interval() {
        TimesTable table = inBursts(30);
        String text = String.join("\n", table.lines());
        assertThat(row(text, "p50")).matches("p50 +1410 \\(.*");
        assertThat(row(text, "p95")).matches("p95 +2810 \\(no interval\\).*");
        assertThat(TimesTable.legend(List.of(table)))
                .anyMatch(line -> line.startsWith("(no interval: the seconds differ"))
                .noneMatch(line -> line.contains("too few seconds"));
    }

    /// Each second of a thousand requests takes 100 ms longer than the one before.
    private static TimesTable inBursts(int seconds) {
        List<Interval> intervals = new ArrayList<>();
        Recorder recorder = new Recorder();
        long[] sent = new long[1];
        IntervalTicker ticker =
                new IntervalTicker(
                        recorder,
                        () -> new Gauges(sent[0], sent[0], 0, 1, 0, 0),
                        new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(seconds)))),
                        0L,
                        Watch.NONE);
        for (int second = 0; second < seconds; second++) {
            // No trend, so that neighbours are not alike.
            long wait = second * 7 % seconds * 100 * MS;
            for (int i = 0; i < 1_000; i++) {
                recorder.record(sample(second * S, wait, false, new Outcome.Ok(200)));
            }
            sent[0] += 1_000;
            intervals.add(ticker.tick((second + 1) * S));
        }
        return TimesTable.of(ticker.summary(), intervals);
    }

    @Test
    void valid_with_notes_prints_its_notes_even_if_one_is_the_verdict_itself() {
        RunJudgement judgement =
                new RunJudgement(
                        Stamp.VALID_WITH_NOTES,
                        new Judgement(Cause.NO_ANSWERS, "Nothing came back in 4 of 4 seconds."),
                        List.of("Target: Nothing came back in 4 of 4 seconds."),
                        0,
                        4);
        assertThat(
                        SummaryText.of(
                                new RunResult(recording(judgement), RunEnd.COMPLETED, no()), false))
                .contains(
                        "VALID WITH NOTES. Limit: target. Nothing came back in 4 of 4 seconds.\n",
                        "note: Target: Nothing came back in 4 of 4 seconds.\n");
    }

    private static Snapshot snapshot(List<Interval> intervals) {
        return new Snapshot(
                RunPhase.RUNNING,
                S,
                0.5,
                OptionalLong.empty(),
                Gauges.ZERO,
                intervals,
                Summary.EMPTY,
                Summary.EMPTY,
                RunJudgement.NONE);
    }

    private static String row(String table, String name) {
        return table.lines().filter(line -> line.startsWith(name + " ")).findFirst().orElseThrow();
    }

    private static RunResult run() {
        RunJudgement judgement =
                new RunJudgement(
                        Stamp.GENERATOR_LIMITED,
                        new Judgement(Cause.CPU, "Busy in 1 of 4 seconds."),
                        List.of("Generator: Busy in 1 of 4 seconds.", "A note."),
                        1,
                        4);
        return new RunResult(recording(judgement), RunEnd.COMPLETED, no());
    }

    private static Optional<String> no() {
        return Optional.empty();
    }

    /// Four seconds of 100 good requests; five more are in flight for half a second at the end.
    private static Recording recording(RunJudgement judgement) {
        LoadShape shape =
                new LoadShape.Open(
                        List.of(Stage.hold(100, Duration.ofSeconds(4))), new Spacing.Even());
        Recorder recorder = new Recorder();
        long[] sent = new long[1];
        IntervalTicker ticker =
                new IntervalTicker(
                        recorder,
                        () -> new Gauges(sent[0], sent[0], 0, 1, 0, 0),
                        shape,
                        0L,
                        new BadSecond());
        for (int second = 0; second < 4; second++) {
            for (int i = 0; i < 100; i++) {
                long due = second * S + i * MS;
                recorder.record(sample(due, i % 7 * MS, i == 0, new Outcome.Ok(200)));
            }
            sent[0] += 100;
            for (int i = 0; i < 5 && second == 3; i++) {
                recorder.record(
                        sample(
                                second * S,
                                490 * MS,
                                false,
                                new Outcome.Failure(FailureKind.CANCELLED, "end")));
                sent[0]++;
            }
            ticker.tick((second + 1) * S);
        }
        return new Recording(
                new Profile(
                        "p",
                        new RequestSpec("GET", "http://a.test/", List.of(), new Body.None()),
                        new Load(shape),
                        Limits.DEFAULT),
                Instant.EPOCH,
                ticker.intervals(),
                ticker.summary(),
                ticker.clean(),
                judgement,
                Environment.UNKNOWN);
    }

    private static Sample sample(long due, long wait, boolean fresh, Outcome outcome) {
        long sent = due + MS;
        long tcp = fresh ? sent + 2 * MS : sent;
        long ready = fresh ? tcp + 3 * MS : sent;
        long first = ready + wait + MS;
        return new Sample(due, sent, tcp, ready, first, first + 8 * MS, 10, 10, fresh, outcome);
    }

    private static final class BadSecond implements Watch {
        @Override
        public Optional<dev.barograph.metrics.Health> health() {
            return Optional.empty();
        }

        @Override
        public Judgement judge(Interval interval) {
            return interval.index() == BAD ? new Judgement(Cause.CPU, "Busy.") : Judgement.NONE;
        }
    }

    @Test
    void the_law_is_told_even_if_it_is_broken() {
        assertThat(SummaryText.conservation(new Counts(2, 1, 1, Map.of())))
                .contains("scheduled 2 = ok 1", "a fault of this program");
    }
}
