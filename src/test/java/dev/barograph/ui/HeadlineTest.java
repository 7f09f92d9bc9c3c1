package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.Canned;
import dev.barograph.metrics.AwaitedSoFar;
import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.Course;
import dev.barograph.model.FailureKind;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static final long S = 1_000_000_000;
    private static final long MS = 1_000_000;
    private static final Instant STARTED = Instant.parse("2026-03-01T13:02:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Judgement NOTHING = new Judgement(Cause.NONE, "all is well");
    private static final Judgement SLOW = new Judgement(Cause.SLOW, "the target is slow");

    private Course course =
            Course.of(
                    new LoadShape.Open(
                            List.of(Stage.hold(2_000, Duration.ofSeconds(600))),
                            new Spacing.Even()));
    private int inFlight = 12;

    private static Interval second(int index, double p99Millis, Judgement judgement) {
        return second(index, p99Millis, 2_000, Map.of(), judgement);
    }

    private static Interval second(
            int index,
            double p99Millis,
            long sent,
            Map<FailureKind, Long> failures,
            Judgement judgement) {
        return second(index, p99Millis, 400, sent, failures, judgement);
    }

    private static Interval second(
            int index,
            double p99Millis,
            int samples,
            long sent,
            Map<FailureKind, Long> failures,
            Judgement judgement) {
        long[] times = new long[samples];
        Arrays.fill(times, (long) (p99Millis * MS));
        Latencies ok = p99Millis == 0 ? Latencies.EMPTY : Latencies.of(times);
        Latencies service = p99Millis == 0 ? Latencies.EMPTY : Latencies.of(halves(times));
        long bad = failures.values().stream().mapToLong(Long::longValue).sum();
        return new Interval(
                index,
                index * S,
                S,
                0,
                2_000,
                new Counts(2_000, sent, p99Millis == 0 ? 0 : sent - bad, failures),
                12,
                1_000,
                0,
                0,
                0,
                0,
                0,
                new Times(
                        new LatencyPair(ok, service),
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        PhaseTimes.EMPTY,
                        Latencies.EMPTY),
                Optional.empty(),
                judgement);
    }

    private static List<Interval> seconds(int count, IntToDoubleFunction p99, Judgement judgement) {
        return IntStream.range(0, count)
                .mapToObj(i -> second(i, p99.applyAsDouble(i), judgement))
                .toList();
    }

    private String now(List<Interval> intervals) {
        return now(RunPhase.RUNNING, intervals);
    }

    private String now(RunPhase phase, List<Interval> intervals) {
        return now(phase, intervals, AwaitedSoFar.NONE);
    }

    private String now(RunPhase phase, List<Interval> intervals, AwaitedSoFar awaited) {
        Snapshot snapshot =
                new Snapshot(
                        phase,
                        intervals.size() * S + S / 2,
                        0.5,
                        OptionalLong.empty(),
                        new Gauges(0, 0, inFlight, 1_000, 0, 0),
                        intervals,
                        Summary.EMPTY,
                        Summary.EMPTY,
                        awaited,
                        RunJudgement.NONE,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of(course));
        return Headline.of(
                snapshot,
                RunSense.NONE.after(intervals),
                Headline.hanging(snapshot),
                STARTED,
                ZONE);
    }

    @Test
    void what_hangs_since_the_last_seconds_is_in_the_percentile_of_now() {
        List<Interval> run = seconds(30, i -> 180, NOTHING);
        // Each fifth of 500 a second; those of the last five seconds count now.
        long[] ages = LongStream.range(0, 3_000).map(i -> i * 10 * MS).toArray();
        LatencyPair hung = new LatencyPair(Latencies.of(ages), Latencies.of(ages));
        assertThat(now(RunPhase.RUNNING, run, new AwaitedSoFar(hung, List.of())))
                .isEqualTo("Sending 2,000/s as planned; p99 now ≥ 4.74 s (service ≥ 4.74 s).");

        LatencyPair before = new LatencyPair(Latencies.of(20 * S), Latencies.of(20 * S));
        assertThat(now(RunPhase.RUNNING, run, new AwaitedSoFar(before, List.of())))
                .as("what hangs since long ago says nothing of now")
                .isEqualTo("Sending 2,000/s as planned; p99 now 180 ms (service 90.0 ms).");
    }

    @Test
    void where_all_hangs_the_percentile_of_now_is_of_what_hangs() {
        List<Interval> run = new ArrayList<>(seconds(20, i -> 180, NOTHING));
        for (int i = 20; i < 30; i++) {
            run.add(second(i, 0, NOTHING));
        }
        long[] ages = LongStream.range(0, 1_000).map(i -> i * 10 * MS).toArray();
        LatencyPair hung = new LatencyPair(Latencies.of(ages), Latencies.of(ages));
        assertThat(now(RunPhase.RUNNING, run, new AwaitedSoFar(hung, List.of())))
                .isEqualTo("Sending 2,000/s as planned; p95 now ≥ 4.74 s (service ≥ 4.74 s).");
        assertThat(now(RunPhase.RUNNING, run, AwaitedSoFar.NONE))
                .endsWith("; nothing has come back well.");
    }

    @Test
    void a_run_that_goes_as_planned_says_so() {
        assertThat(now(seconds(30, i -> 180, NOTHING)))
                .isEqualTo("Sending 2,000/s as planned; p99 now 180 ms (service 90.0 ms).");
    }

    @Test
    void a_percentile_that_rises_says_since_when_and_what_the_limit_is() {
        assertThat(now(seconds(25, i -> i < 10 ? 100 : 100 + 8 * (i - 9), SLOW)))
                .isEqualTo(
                        "Sending 2,000/s as planned; p99 now 220 ms (service 110 ms) and rising since 14:02:09;"
                                + " the target is the limit now.");
    }

    @Test
    void a_percentile_that_falls_says_since_when() {
        assertThat(now(seconds(20, i -> 400 - 15 * i, NOTHING)))
                .contains("and falling since 14:02:00");
    }

    @Test
    void the_beginning_of_a_run_is_told() {
        assertThat(now(RunPhase.WARMING_UP, List.of()))
                .isEqualTo("Warming up; the target gets nothing yet.");
        assertThat(now(RunPhase.STARTING, List.of())).isEqualTo("Opening the client.");
        assertThat(now(List.of()))
                .isEqualTo("Sending 2,000/s as planned; the first second is under way.");
    }

    @Test
    void steering_is_told() {
        List<Interval> calm = seconds(5, i -> 50, NOTHING);
        Course plan = course;
        course = plan.withLevel(0, 2_200);
        assertThat(now(calm))
                .isEqualTo("Sending 2,200/s, set by hand; p99 now 50.0 ms (service 25.0 ms).");
        course = plan.held(0);
        assertThat(now(calm))
                .isEqualTo("Sending 2,000/s, held by hand; p99 now 50.0 ms (service 25.0 ms).");
        course = plan.paused(0);
        assertThat(now(calm)).isEqualTo("Paused, 12 requests still in flight.");
        inFlight = 0;
        assertThat(now(calm)).isEqualTo("Paused, nothing in flight.");
    }

    @Test
    void the_closed_model_is_told_in_requests_in_flight() {
        course = Course.of(new LoadShape.Closed(List.of(Stage.hold(50, Duration.ofMinutes(5)))));
        assertThat(now(seconds(3, i -> 50, NOTHING)))
                .isEqualTo(
                        "Keeping 50 requests in flight as planned; p99 now 50.0 ms (service 25.0 ms).");
    }

    @Test
    void a_stage_without_load_is_told() {
        course =
                Course.of(
                        new LoadShape.Open(
                                List.of(Stage.hold(0, Duration.ofMinutes(5))), new Spacing.Even()));
        assertThat(now(seconds(3, i -> 50, NOTHING)))
                .isEqualTo("Sending nothing as planned, 12 requests still in flight.");
    }

    @Test
    void a_stage_that_asks_for_nothing_is_not_blamed_on_the_target() {
        course =
                Course.of(
                        new LoadShape.Open(
                                List.of(
                                        Stage.hold(2_000, Duration.ofSeconds(2)),
                                        Stage.hold(0, Duration.ofSeconds(8)),
                                        Stage.hold(2_000, Duration.ofSeconds(60))),
                                new Spacing.Even()));
        inFlight = 0;
        Judgement silent = new Judgement(Cause.NO_ANSWERS, "the target is silent");
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            run.add(i < 6 ? late(i, i < 2 ? 2_000 : 0, silent) : late(i, 0, NOTHING));
        }
        for (int i = 3; i < 10; i++) {
            assertThat(now(run.subList(0, i)))
                    .isEqualTo("Sending nothing as planned, nothing in flight.");
        }
        assertThat(now(run))
                .isEqualTo(
                        "Sending 2,000/s as planned; the first second after the pause is under"
                                + " way.");
        run.add(second(10, 50, NOTHING));
        assertThat(now(run)).contains("; p95 now 50.0 ms");
    }

    /// A second in which nothing but time-outs came back.
    private static Interval late(int index, long sent, Judgement judgement) {
        return Canned.interval(
                        index,
                        sent,
                        new Counts(sent, sent, 0, Map.of(FailureKind.RESPONSE_TIMEOUT, 20L)),
                        Latencies.EMPTY,
                        0,
                        0)
                .judged(judgement);
    }

    @Test
    void less_than_the_plan_is_told_with_both_rates() {
        List<Interval> behind =
                IntStream.range(0, 6)
                        .mapToObj(i ->
                                second(
                                        i,
                                        50,
                                        1_400,
                                        Map.of(),
                                        new Judgement(Cause.PERMITS, "few permits")))
                        .toList();
        assertThat(now(behind))
                .isEqualTo(
                        "Sending only 1,400/s of 2,000/s planned; p99 now 50.0 ms (service 25.0 ms);"
                                + " this profile's own caps are the limit now.");
    }

    @Test
    void a_second_that_sends_all_again_is_not_called_less_than_the_plan() {
        Judgement late = new Judgement(Cause.SUSPENDED, "stood still");
        List<Interval> seconds =
                IntStream.range(0, 6)
                        .mapToObj(i -> second(i, 50, i == 5 ? 2_000 : 1_400, Map.of(), late))
                        .toList();
        assertThat(now(seconds)).startsWith("Sending 2,000/s as planned; ");
    }

    /// Intervals are cut a little late, and a ramp goes on after them.
    @Test
    void only_stands_where_fewer_were_sent_in_the_last_second_than_were_asked_for_in_it() {
        Judgement late = new Judgement(Cause.SUSPENDED, "stood still");
        List<Interval> seconds = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            seconds.add(second(i, 50, 1_400, Map.of(), late));
        }
        seconds.add(Canned.lasting(second(6, 50, 2_001, Map.of(), late), 1_001 * MS));
        assertThat(now(seconds)).startsWith("Sending 2,000/s as planned; ");
        course =
                Course.of(
                        new LoadShape.Open(
                                List.of(Stage.ramp(1_000, 3_000, Duration.ofSeconds(14))),
                                new Spacing.Even()));
        assertThat(now(seconds)).startsWith("Sending 2,071/s as planned; ");
        seconds.add(second(7, 50, 1_400, Map.of(), late));
        assertThat(now(seconds)).startsWith("Sending only 1,400/s of 2,000/s planned; ");
    }

    @Test
    void more_in_flight_than_asked_for_is_not_told_as_kept() {
        Course plan =
                Course.of(new LoadShape.Closed(List.of(Stage.hold(30, Duration.ofMinutes(5)))));
        List<Interval> calm = seconds(3, i -> 50, NOTHING);
        inFlight = 30;
        course = plan;
        assertThat(now(calm)).startsWith("Keeping 30 requests in flight as planned; ");
        course = plan.withLevel(0, 15);
        assertThat(now(calm))
                .startsWith("30 requests in flight, to become 15 as they end, set by hand; ");
        course = Course.of(new LoadShape.Closed(List.of(Stage.hold(29, Duration.ofMinutes(5)))));
        assertThat(now(calm))
                .startsWith("30 requests in flight, to become 29 as they end, as planned; ");
        course = plan.withLevel(0, 1);
        inFlight = 1;
        assertThat(now(calm)).startsWith("Keeping 1 request in flight, set by hand; ");
    }

    @Test
    void failures_are_told_with_their_commonest_kind_and_that_there_are_others() {
        assertThat(now(failing(Map.of(FailureKind.HTTP_5XX, 120L))))
                .endsWith("p99 now 50.0 ms (service 25.0 ms); 6 % fail now (HTTP 5xx).");
        assertThat(now(failing(Map.of(FailureKind.HTTP_4XX, 59L, FailureKind.HTTP_5XX, 61L))))
                .endsWith("p99 now 50.0 ms (service 25.0 ms); 6 % fail now (HTTP 5xx and others).");
    }

    private static List<Interval> failing(Map<FailureKind, Long> each) {
        return IntStream.range(0, 6).mapToObj(i -> second(i, 50, 2_000, each, NOTHING)).toList();
    }

    @Test
    void no_answers_at_all_are_told() {
        assertThat(now(seconds(5, i -> 0, new Judgement(Cause.NO_ANSWERS, "the target is silent"))))
                .contains("; nothing has come back well; the target is the limit now.");
    }

    @Test
    void the_generator_as_the_limit_warns_of_the_times() {
        assertThat(now(seconds(5, i -> 50, new Judgement(Cause.CPU, "busy"))))
                .endsWith("this program is the limit now, so do not trust the times.");
    }

    @Test
    void the_end_of_a_run_is_told() {
        assertThat(now(RunPhase.DRAINING, seconds(5, i -> 50, NOTHING)))
                .isEqualTo("Nothing more is sent; waiting for 12 requests in flight.");
        inFlight = 1;
        assertThat(now(RunPhase.DRAINING, List.of())).endsWith("waiting for 1 request in flight.");
        inFlight = 0;
        assertThat(now(RunPhase.DRAINING, List.of()))
                .isEqualTo("Nothing more is sent; the run is ending.");
        assertThat(Headline.ended(recording(Cause.SLOW), RunEnd.COMPLETED, ""))
                .isEqualTo(
                        "Completed in 1:00; 2,000 sent; p99 50.0 ms (service 25.0 ms); 5 % failed;"
                                + " the target was the limit.");
        assertThat(Headline.ended(recording(Cause.NONE), RunEnd.STOPPED, ""))
                .startsWith("Stopped after 1:00; ")
                .endsWith("; nothing was the limit.");
        RunJudgement bad =
                new RunJudgement(
                        Stamp.VALID_WITH_NOTES,
                        new Judgement(Cause.NONE, "for a reason"),
                        List.of(),
                        2,
                        60);
        assertThat(Headline.range(recording(Cause.NONE).summary(), bad))
                .as("a note beside it says that this program was, in two of its seconds")
                .endsWith("; this program was the limit in 2 of 60 seconds.");
        assertThat(Headline.ended(recording(Cause.NONE), RunEnd.FAILED, "no threads"))
                .startsWith("Failed after 1:00: no threads; ");
    }

    @Test
    void a_percentile_is_the_highest_that_the_last_seconds_have_samples_for() {
        assertThat(now(sparse(6, 199))).contains("; p95 now 50.0 ms (service 25.0 ms)");
        assertThat(now(sparse(6, 39))).contains("; p90 now 50.0 ms (service 25.0 ms)");
        assertThat(now(sparse(6, 19))).contains("; p50 now 50.0 ms (service 25.0 ms)");
        assertThat(now(sparse(6, 3))).contains("; too few samples now for a percentile");
    }

    @Test
    void a_rate_at_the_border_between_two_percentiles_does_not_make_the_sentence_flicker() {
        List<Interval> all = new ArrayList<>();
        RunSense sense = RunSense.NONE;
        int changes = -1;
        for (int i = 0; i < 60; i++) {
            all.addAll(List.of(second(i, 50, i % 3 == 0 ? 190 : 207, 2_000, Map.of(), NOTHING)));
            RunSense next = sense.after(all);
            changes += next.percentile() == sense.percentile() ? 0 : 1;
            sense = next;
        }
        assertThat(sense.percentile()).isEqualTo(95);
        assertThat(changes).as("after the first seconds").isLessThanOrEqualTo(2);
    }

    @Test
    void a_rise_is_one_of_the_percentile_that_is_told() {
        List<Interval> rising =
                IntStream.range(0, 25)
                        .mapToObj(i ->
                                second(
                                        i,
                                        i < 10 ? 100 : 100 + 8 * (i - 9),
                                        100,
                                        2_000,
                                        Map.of(),
                                        NOTHING))
                        .toList();
        assertThat(now(rising))
                .contains("p95 now 220 ms (service 110 ms) and rising since 14:02:09");
    }

    private static List<Interval> sparse(int count, int samples) {
        return IntStream.range(0, count)
                .mapToObj(i -> second(i, 50, samples, 2_000, Map.of(), NOTHING))
                .toList();
    }

    @Test
    void a_run_and_a_range_are_told_by_the_highest_percentile_that_they_have_samples_for() {
        Map<Integer, String> told =
                Map.of(
                        1_000, "p99 50.0 ms (service 25.0 ms)",
                        999, "p95 50.0 ms (service 25.0 ms)",
                        200, "p95 50.0 ms (service 25.0 ms)",
                        199, "p90 50.0 ms (service 25.0 ms)",
                        99, "p50 50.0 ms (service 25.0 ms)",
                        20, "p50 50.0 ms (service 25.0 ms)",
                        19, "too few samples for a percentile");
        told.forEach((samples, words) -> {
            Recording run = recording(Cause.NONE, samples);
            String rest = "; 2,000 sent; " + words + "; 5 % failed; nothing was the limit.";
            assertThat(Headline.ended(run, RunEnd.COMPLETED, ""))
                    .isEqualTo("Completed in 1:00" + rest);
            assertThat(Headline.range(run.summary(), run.judgement()))
                    .isEqualTo("Selected range of 1:00" + rest);
        });
    }

    @Test
    void what_was_not_answered_is_told_of_a_run_and_of_a_range() {
        Recording run = recording(Cause.SLOW);
        Latencies ages = Latencies.of(8 * S, 9 * S, 10 * S);
        Summary awaiting = run.summary().awaiting(new LatencyPair(ages, ages));
        assertThat(Headline.range(awaiting, run.judgement()))
                .isEqualTo(
                        "Selected range of 1:00; 2,000 sent; p99 50.0 ms (service 25.0 ms); 5 %"
                                + " failed; 3 not answered; the target was the limit.");
        assertThat(Headline.range(run.summary(), run.judgement())).doesNotContain("answered");
        Summary unsent = run.summary().awaiting(new LatencyPair(ages, Latencies.EMPTY));
        assertThat(Headline.range(unsent, run.judgement())).doesNotContain("answered");
    }

    @Test
    void a_stopped_run_is_told_with_the_time_at_which_it_was_stopped() {
        Recording waited =
                recording(Cause.NONE)
                        .explained(
                                List.of(new RunEvent(24 * S, RunEvent.Kind.STOPPED, "Stopped")),
                                List.of());
        assertThat(Headline.ended(waited, RunEnd.STOPPED, "")).startsWith("Stopped after 0:24; ");
        Recording nothing =
                new Recording(
                        waited.profile(),
                        STARTED,
                        List.of(),
                        Summary.EMPTY,
                        Summary.EMPTY,
                        RunJudgement.NONE,
                        Environment.UNKNOWN);
        assertThat(Headline.ended(nothing, RunEnd.STOPPED, ""))
                .isEqualTo("Stopped before the plan began; nothing was sent.");
    }

    @Test
    void a_second_in_which_this_program_stood_still_is_not_blamed_on_the_target() {
        List<Interval> run = new ArrayList<>(seconds(4, i -> 180, SLOW));
        assertThat(now(run)).endsWith("the target is the limit now.");
        run.add(second(4, 180, 600, Map.of(), new Judgement(Cause.SUSPENDED, "stood still")));
        assertThat(now(run))
                .contains("Sending only")
                .doesNotContain("the target")
                .endsWith("this program is the limit now, so do not trust the times.");
    }

    @Test
    void a_reopened_run_is_told_with_its_day() {
        assertThat(Headline.reopened(recording(Cause.GC), ZONE))
                .isEqualTo(
                        "Run of 2026-03-01 14:02, 1:00; 2,000 sent; p99 50.0 ms (service 25.0 ms); 5 % failed;"
                                + " this program was the limit, so do not trust the times.");
    }

    @Test
    void a_run_of_less_than_a_second_is_told_with_its_length() {
        Recording brief = recording(Cause.NONE, 1_000, 412 * MS);
        assertThat(Headline.ended(brief, RunEnd.STOPPED, "")).startsWith("Stopped after 0.4 s;");
        assertThat(Headline.reopened(brief, ZONE)).startsWith("Run of 2026-03-01 14:02, 0.4 s;");
    }

    @Test
    void noise_around_a_steady_time_is_no_trend_and_the_sentence_does_not_flicker() {
        SplittableRandom random = new SplittableRandom(7);
        List<Interval> all = new ArrayList<>();
        RunSense sense = RunSense.NONE;
        int changes = 0;
        for (int i = 0; i < 600; i++) {
            all.add(second(i, 100 + 10 * random.nextGaussian(), NOTHING));
            RunSense next = sense.after(all);
            changes += next.direction() == sense.direction() ? 0 : 1;
            sense = next;
        }
        assertThat(changes).isLessThanOrEqualTo(2);
    }

    @Test
    void a_cause_that_comes_and_goes_is_not_told_each_time() {
        List<Interval> all = new ArrayList<>();
        RunSense sense = RunSense.NONE;
        int changes = 0;
        for (int i = 0; i < 100; i++) {
            all.add(second(i, 100, i % 4 == 3 ? SLOW : NOTHING));
            RunSense next = sense.after(all);
            changes += next.limit() == sense.limit() ? 0 : 1;
            sense = next;
        }
        assertThat(changes).isZero();
    }

    @Test
    void a_failure_share_between_the_two_bounds_keeps_what_was_told() {
        List<Interval> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(second(i, 50, 2_000, Map.of(FailureKind.RESET, 40L), NOTHING));
        }
        assertThat(RunSense.NONE.after(all).failing()).isTrue();
        for (int i = 6; i < 12; i++) {
            all.add(second(i, 50, 2_000, Map.of(FailureKind.RESET, 15L), NOTHING));
        }
        assertThat(RunSense.NONE.after(all).failing()).isTrue();
        assertThat(RunSense.NONE.after(all.subList(6, 12)).failing()).isFalse();
    }

    @Test
    void seconds_in_which_the_generator_was_the_limit_make_no_trend() {
        assertThat(
                        RunSense.NONE
                                .after(
                                        seconds(
                                                30,
                                                i -> 100 + 20 * i,
                                                new Judgement(Cause.CPU, "busy")))
                                .direction())
                .isEqualTo(RunSense.Direction.STEADY);
    }

    @Test
    void taking_in_seconds_one_by_one_or_all_at_once_is_the_same() {
        List<Interval> all = seconds(40, i -> 100 + (i * 37) % 60 + i, SLOW);
        RunSense sense = RunSense.NONE;
        for (int i = 1; i <= all.size(); i++) {
            sense = sense.after(all.subList(0, i));
        }
        assertThat(sense).isEqualTo(RunSense.NONE.after(all));
    }

    private static Recording recording(Cause cause) {
        return recording(cause, 1_000);
    }

    private static Recording recording(Cause cause, int samples) {
        return recording(cause, samples, 60 * S);
    }

    private static Recording recording(Cause cause, int samples, long tookNanos) {
        long[] times = new long[samples];
        Arrays.fill(times, 50 * MS);
        Latencies ok = Latencies.of(times);
        Latencies service = Latencies.of(halves(times));
        return new Recording(
                StarterProfiles.demo("http://127.0.0.1:1"),
                STARTED,
                List.of(),
                new Summary(
                        tookNanos,
                        new Counts(2_000, 2_000, 1_900, Map.of(FailureKind.RESET, 100L)),
                        0,
                        0,
                        0,
                        new Times(
                                new LatencyPair(ok, service),
                                LatencyPair.EMPTY,
                                LatencyPair.EMPTY,
                                LatencyPair.EMPTY,
                                PhaseTimes.EMPTY,
                                Latencies.EMPTY),
                        List.of()),
                Summary.EMPTY,
                new RunJudgement(
                        Stamp.VALID, new Judgement(cause, "for a reason"), List.of(), 0, 60),
                Environment.UNKNOWN);
    }

    private static long[] halves(long[] times) {
        return Arrays.stream(times).map(each -> each / 2).toArray();
    }
}
