package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Watch;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which rates, figures and intervals the end of a run shows, and which it leaves out.
class SummaryFiguresTest {
    @Test
    void a_rate_is_that_of_the_plan_and_what_came_after_it_is_told_apart() {
        assertThat(SummaryText.of(made(4, 5, 24, 10), false))
                .contains(
                        "24.0 done/s in the first 4.0 s, 50 more in 5.0 s of waiting for the"
                                + " last answers, bytes counted as requests end: in 1.46 kB (240 B/s), out 1.46 kB (240 B/s), ");
        assertThat(SummaryText.of(made(4, 0, 24, 0), false))
                .contains("\n24.0 done/s, bytes counted as requests end: in ");
    }

    @Test
    void the_rate_of_a_number_of_requests_is_told_apart_from_the_wait_for_their_last_answers() {
        Recording counted = ofAnHour(OptionalLong.of(96));
        assertThat(SummaryText.of(new RunResult(counted, RunEnd.COMPLETED, SampledRun.no()), false))
                .contains(
                        "24.0 done/s in the first 4.0 s, 50 more in 5.0 s of waiting for the"
                                + " last answers, bytes counted as requests end: in ");
    }

    @Test
    void the_rate_of_a_run_stopped_by_hand_is_told_apart_from_the_wait_for_its_last_answers() {
        Recording stopped =
                ofAnHour(OptionalLong.empty())
                        .explained(
                                List.of(
                                        new RunEvent(
                                                4 * SampledRun.S,
                                                RunEvent.Kind.STOPPED,
                                                "Stopped")),
                                List.of());
        assertThat(SummaryText.of(new RunResult(stopped, RunEnd.STOPPED, SampledRun.no()), false))
                .contains(
                        "\nStopped after 4.0 s, over after 9.0 s with the wait for the last answers.\n")
                .contains(
                        "24.0 done/s in the first 4.0 s, 50 more in 5.0 s of waiting for the"
                                + " last answers, bytes counted as requests end: in ");
    }

    @Test
    void a_run_that_was_stopped_before_its_plan_began_says_that_nothing_was_sent() {
        Recording nothing =
                new Recording(
                        made(1, 0, 24, 0).recording().profile(),
                        Instant.EPOCH,
                        List.of(),
                        Summary.EMPTY,
                        Summary.EMPTY,
                        RunJudgement.NONE,
                        Environment.UNKNOWN);
        assertThat(SummaryText.of(new RunResult(nothing, RunEnd.STOPPED, SampledRun.no()), false))
                .contains("\nStopped before the plan began; nothing was sent.\n");
    }

    /// The four seconds of load and five of waiting of a plan that would go on for an hour.
    private static Recording ofAnHour(OptionalLong maxRequests) {
        Recording made = made(4, 5, 24, 10).recording();
        Profile hour =
                new Profile(
                        "p",
                        made.profile().request(),
                        new Load(
                                new LoadShape.Open(
                                        List.of(Stage.hold(24, Duration.ofHours(1))),
                                        new Spacing.Even()),
                                maxRequests),
                        Limits.DEFAULT);
        return new Recording(
                hour,
                Instant.EPOCH,
                made.intervals(),
                made.summary(),
                made.clean(),
                RunJudgement.NONE,
                Environment.UNKNOWN);
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
        assertThat(
                        SummaryText.of(
                                new RunResult(recording, RunEnd.COMPLETED, SampledRun.no()), false))
                .contains("up to 10 in flight, at most 5 requests in at most 24h\n")
                .contains("Completed in 14.8 ms.\n")
                .contains("\n5 requests done, bytes counted as requests end: in ")
                .containsPattern("\ndns, once( +too few){7} +3.10 +3.10 +3.10 +0 +1\n")
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
        IntervalTicker ticker = SampledRun.ticker(recorder, due, shape, Watch.NONE);
        for (int second = 0; second < planned + drained; second++) {
            int ended = second < planned ? during : after;
            for (int i = 0; i < ended; i++) {
                recorder.record(
                        SampledRun.sample(second * SampledRun.S, 0, false, new Outcome.Ok(200)));
            }
            due[0] += second < planned ? during : 0;
            ticker.tick((second + 1) * SampledRun.S);
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
        return new RunResult(recording, RunEnd.COMPLETED, SampledRun.no());
    }

    @Test
    void many_samples_in_few_seconds_that_differ_keep_their_figure_and_say_what_is_wanting() {
        TimesTable table = inBursts(3);
        String text = String.join("\n", table.lines());
        assertThat(SampledRun.row(text, "p50")).matches("p50 +110  .*").doesNotContain("seconds");
        assertThat(SampledRun.row(text, "p99.99")).contains("too few samples");
        assertThat(TimesTable.legend(List.of(table)))
                .anyMatch(line -> line.startsWith("(without brackets: too few seconds"))
                .noneMatch(line -> line.contains("differ too much"));
    }

    @Test
    void many_samples_in_bursts_keep_their_figure_and_lose_their_interval() {
        TimesTable table = inBursts(30);
        String text = String.join("\n", table.lines());
        assertThat(SampledRun.row(text, "p50")).matches("p50 +1410 \\(.*");
        assertThat(SampledRun.row(text, "p95")).matches("p95 +2810 \\(no interval\\).*");
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
            long wait = second * 7 % seconds * 100 * SampledRun.MS;
            for (int i = 0; i < 1_000; i++) {
                recorder.record(
                        SampledRun.sample(second * SampledRun.S, wait, false, new Outcome.Ok(200)));
            }
            sent[0] += 1_000;
            intervals.add(ticker.tick((second + 1) * SampledRun.S));
        }
        return TimesTable.of(ticker.summary(), intervals);
    }
}
