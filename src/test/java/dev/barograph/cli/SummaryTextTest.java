package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.metrics.Watch;
import dev.barograph.model.FailureKind;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Stage;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import dev.barograph.run.RunResult;
import dev.barograph.run.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
    @Test
    void figures_have_intervals_lower_bounds_a_sign_and_bad_seconds_a_table_of_their_own() {
        String text = SummaryText.of(SampledRun.run(), false);
        assertThat(text)
                .contains("GENERATOR-LIMITED. Limit: generator. Busy in 1 of 4 seconds.\n")
                .contains("note: A note.\n")
                .doesNotContain("note: Generator")
                .contains("1 of 4 seconds bad:")
                .contains("Whole run:\nmilliseconds")
                .contains("Clean seconds only:\nmilliseconds")
                .contains(">= at least: 5 requests had no answer yet when the run ended")
                .containsOnlyOnce("(unknown: of times some of which are only known to be at least")
                .contains("(in brackets: 95 of 100 such runs")
                .contains("\nnew, connect ")
                .contains("\nnew, tls ")
                .contains("\nreused, first byte ")
                .doesNotContain("reused, connect")
                .doesNotContain("\u001b");
        String whole = text.substring(text.indexOf("Whole run:"), text.indexOf("Clean seconds"));
        String clean = text.substring(text.indexOf("Clean seconds"), text.indexOf("response: "));
        assertThat(SampledRun.row(whole, "p50"))
                .matches("p50 +\\d[0-9.]* \\([0-9.]+-[0-9.]+\\) .*");
        assertThat(SampledRun.row(whole, "p99.99")).contains("too few samples");
        assertThat(SampledRun.row(whole, "max")).contains(">=500");
        assertThat(SampledRun.row(whole, "mean")).contains(">=");
        assertThat(SampledRun.row(whole, "milliseconds"))
                .matches("milliseconds +response +service +queue");
        assertThat(SampledRun.row(whole, "min")).matches("min +10.0 +9.00 +1.00");
        assertThat(SampledRun.row(whole, "stddev")).matches("stddev +unknown +unknown +\\d.*");
        assertThat(SampledRun.row(whole, "requests"))
                .matches("requests +400 ok \\+ 5 awaited +400 ok \\+ 5 awaited +400");
        assertThat(SampledRun.row(clean, "requests"))
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
        recorder.record(
                SampledRun.sample(0, 0, false, new Outcome.Failure(FailureKind.HTTP_5XX, "503")));
        recorder.record(
                SampledRun.sample(
                        0,
                        90 * SampledRun.MS,
                        false,
                        new Outcome.Failure(FailureKind.TOTAL_TIMEOUT, "t")));
        ticker.tick(SampledRun.S);
        TimesTable table =
                TimesTable.ofFailures(ticker.summary(), ticker.intervals()).orElseThrow();
        String text = String.join("\n", table.lines());
        assertThat(SampledRun.row(text, "milliseconds"))
                .matches(
                        "milliseconds +failed, response +failed, service +timed out, response"
                                + " +timed out, service");
        assertThat(SampledRun.row(text, "max")).matches("max +10.0 +9.00 +>=100 +>=99.0");
        assertThat(SampledRun.row(text, "requests")).matches("requests +1 +1 +1 +1");
        assertThat(TimesTable.legend(List.of(table)))
                .anyMatch(line -> line.startsWith(">= at least, if timed out"));
        assertThat(TimesTable.ofFailures(Summary.EMPTY, List.of())).isEmpty();
    }

    @Test
    void phases_and_lag_have_the_whole_set_with_intervals_and_the_look_up_is_one_of_them() {
        Recording run = SampledRun.recording(RunJudgement.NONE);
        Recording looked =
                new Recording(
                        run.profile(),
                        run.startedAt(),
                        run.intervals(),
                        run.summary(),
                        run.clean(),
                        run.judgement(),
                        SampledRun.lookedUpIn(3 * SampledRun.MS));
        String all =
                SummaryText.of(new RunResult(looked, RunEnd.COMPLETED, SampledRun.no()), false);
        String table = all.substring(all.indexOf("phases, milliseconds"));

        assertThat(SampledRun.row(table, "phases,"))
                .matches(
                        "phases, milliseconds +p50 +p75 +p90 +p95 +p99 +p99.9 +p99.99 +min +max"
                                + " +mean +stddev +samples");
        assertThat(SampledRun.row(table, "dns, once"))
                .matches("dns, once( +too few){7} +3.00 +3.00 +3.00 +0 +1");
        assertThat(SampledRun.row(table, "new, tls"))
                .matches("new, tls( +too few){7} +3.00 +3.00 +3.00 +0 +4");
        assertThat(SampledRun.row(table, "reused, first byte"))
                .matches("reused, first byte( +[0-9.]+){4}( +too few){3}( +[0-9.]+){4} +396");
        assertThat(table.substring(table.indexOf("reused, first byte")))
                .matches(
                        "(?s)reused, first byte.*?\\n  from( +[0-9.]+){4}\\n  to( +[0-9.]+){4}\\n.*");
        assertThat(table)
                .contains("dns: the one look-up of the name, before the plan, for all requests)")
                .contains("(from, to: 95 of 100 such runs")
                .contains("(too few: fewer than ten samples beyond it)");
        assertThat(SummaryText.of(SampledRun.run(), false)).doesNotContain("dns, once");
    }

    @Test
    void a_run_without_a_clean_second_says_so() {
        Recording bad = SampledRun.recording(RunJudgement.NONE);
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
        assertThat(SummaryText.of(new RunResult(none, RunEnd.COMPLETED, SampledRun.no()), false))
                .contains("4 of 4 seconds bad", "Clean seconds only: there were none.\n")
                .doesNotContain("n/a");
    }

    @Test
    void the_stamp_is_red_only_if_colours_may_be_used_and_the_generator_was_the_limit() {
        assertThat(SummaryText.of(SampledRun.run(), true))
                .contains("\u001b[1;31mGENERATOR-LIMITED\u001b[0m. Limit");
        RunResult valid =
                new RunResult(
                        SampledRun.recording(RunJudgement.NONE), RunEnd.COMPLETED, SampledRun.no());
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
    void
            progress_says_which_time_it_shows_and_names_the_limit_of_the_newest_second_if_there_is_one() {
        List<Interval> intervals = SampledRun.recording(RunJudgement.NONE).intervals();
        assertThat(Progress.line(snapshot(intervals.subList(0, SampledRun.BAD + 1))))
                .contains("  limit generator  in flight");
        assertThat(Progress.line(snapshot(intervals)))
                .contains(" done/s  response p50 ")
                .doesNotContain("limit");
    }

    @Test
    void the_rate_of_the_progress_is_of_answers_and_not_of_what_was_given_up() {
        Counts counts =
                new Counts(30, 30, 20, Map.of(FailureKind.HTTP_5XX, 4L, FailureKind.CANCELLED, 6L));
        assertThat(Progress.line(snapshot(List.of(second(counts))))).contains("  24.0 done/s  ");
    }

    @Test
    void a_note_that_is_the_verdict_itself_is_told_once() {
        RunJudgement judgement =
                new RunJudgement(
                        Stamp.VALID_WITH_NOTES,
                        new Judgement(Cause.NO_ANSWERS, "Nothing came back in 4 of 4 seconds."),
                        List.of("Target: Nothing came back in 4 of 4 seconds.", "Another."),
                        0,
                        4);
        assertThat(
                        SummaryText.of(
                                new RunResult(
                                        SampledRun.recording(judgement),
                                        RunEnd.COMPLETED,
                                        SampledRun.no()),
                                false))
                .contains("VALID WITH NOTES. Limit: target. Nothing came back in 4 of 4 seconds.\n")
                .containsOnlyOnce("Nothing came back in 4 of 4 seconds.")
                .contains("note: Another.\n");
    }

    @Test
    void a_percentile_that_awaited_requests_could_make_longer_has_no_upper_bound() {
        Latencies ok =
                Latencies.of(LongStream.rangeClosed(1, 901).map(i -> i * SampledRun.MS).toArray());
        Latencies cut =
                Latencies.of(
                        LongStream.rangeClosed(1, 99)
                                .map(i -> 15_000 * SampledRun.MS + i * SampledRun.MS)
                                .toArray());
        Times times =
                new Times(
                        new LatencyPair(ok, ok),
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        new LatencyPair(cut, cut),
                        PhaseTimes.EMPTY,
                        Latencies.EMPTY);
        Summary summary = new Summary(SampledRun.S, Counts.ZERO, 0, 0, 0, times, List.of());
        // Without seconds its samples are taken for independent ones.
        TimesTable table = TimesTable.of(summary, List.of());
        String lines = String.join("\n", table.lines());

        assertThat(lines)
                .containsPattern("p50 +50[0-9] \\([0-9]+-[0-9]+\\) ")
                .containsPattern("p90 +90[0-9] \\(from 8[0-9]+\\) ")
                .containsPattern("p95 +>=15[01]00 \\(from 15[01]00\\) ")
                .contains("too few samples");
        assertThat(TimesTable.legend(List.of(table)))
                .anyMatch(line -> line.startsWith("(from: at least that; no upper bound is known"));
    }

    @Test
    void the_law_is_told_even_if_it_is_broken() {
        Counts counts = new Counts(2, 1, 1, Map.of());
        assertThat(SummaryText.conservation(counts, false))
                .contains("scheduled 2 = ok 1", "a fault of this program");
        assertThat(SummaryText.conservation(counts, true))
                .startsWith("scheduled 2 = ok 1")
                .endsWith(" + 1 awaited when the record ends");
    }

    private static Interval second(Counts counts) {
        return new Interval(
                0,
                0,
                SampledRun.S,
                0,
                30,
                counts,
                0,
                100,
                0,
                0,
                0,
                0,
                0,
                Times.EMPTY,
                Optional.empty(),
                Judgement.NONE);
    }

    private static Snapshot snapshot(List<Interval> intervals) {
        return new Snapshot(
                RunPhase.RUNNING,
                SampledRun.S,
                0.5,
                OptionalLong.empty(),
                Gauges.ZERO,
                intervals,
                Summary.EMPTY,
                Summary.EMPTY,
                RunJudgement.NONE);
    }
}
