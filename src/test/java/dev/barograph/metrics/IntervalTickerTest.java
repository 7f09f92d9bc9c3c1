package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.barograph.model.Course;
import dev.barograph.model.FailureKind;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IntervalTickerTest {
    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;
    private static final long START = Long.MAX_VALUE - 2 * S; // The clock wraps in mid-run.

    private final LoadShape shape =
            new LoadShape.Open(
                    List.of(
                            Stage.ramp(0, 100, Duration.ofMillis(1_500)),
                            Stage.hold(100, Duration.ofSeconds(2))),
                    new Spacing.Even());
    private final Recorder recorder = new Recorder();
    private Gauges gauges = new Gauges(0, 0, 0, 50, 0, 0);
    private final IntervalTicker ticker =
            new IntervalTicker(recorder, () -> gauges, shape, () -> START);

    @Test
    void nothing_yet_is_an_empty_summary() {
        assertThat(ticker.intervals()).isEmpty();
        assertThat(ticker.summary()).isEqualTo(Summary.EMPTY);
    }

    @Test
    void a_second_without_samples_is_an_empty_interval() {
        Interval interval = ticker.tick(START + S);

        assertThat(interval.ok()).isEqualTo(LatencyPair.EMPTY);
        assertThat(interval.ok().response().percentileNanos(99)).isEmpty();
        assertThat(interval.counts()).isEqualTo(Counts.ZERO);
        assertThat(ticker.summary().tookNanos()).isEqualTo(S);
        assertThat(ticker.summary().ok()).isEqualTo(LatencyPair.EMPTY);
    }

    @Test
    void an_interval_holds_what_came_since_the_last_one() {
        gauges = new Gauges(30, 25, 5, 50, 5, 8);
        recorder.record(Samples.ok(START, 0, MS));
        Interval first = ticker.tick(START + S);
        gauges = new Gauges(90, 70, 7, 60, 20, 9);
        recorder.record(Samples.failed(FailureKind.RESET, START + S, MS, "reset"));
        recorder.record(Samples.ok(START + S, 2 * MS, MS));
        Interval second = ticker.tick(START + 2 * S);

        assertThat(first.counts().scheduled()).isEqualTo(30);
        assertThat(second.index()).isOne();
        assertThat(second.startNanos()).isEqualTo(S);
        assertThat(second.lengthNanos()).isEqualTo(S);
        assertThat(second.counts().scheduled()).isEqualTo(60);
        assertThat(second.counts().sent()).isEqualTo(45);
        assertThat(second.counts().ok()).isOne();
        assertThat(second.counts().failed()).isOne();
        assertThat(second.inFlight()).isEqualTo(7);
        assertThat(second.permits()).isEqualTo(60);
        assertThat(second.waiting()).isEqualTo(20);
        assertThat(second.ok().response().maxNanos()).hasValue(3 * MS);
        assertThat(ticker.intervals()).containsExactly(first, second);
    }

    @Test
    void a_look_at_the_interval_that_is_not_over_shows_what_came_and_changes_nothing() {
        gauges = new Gauges(10, 9, 1, 50, 1, 2);
        recorder.record(Samples.ok(START, 0, MS));
        ticker.tick(START + S);
        gauges = new Gauges(30, 25, 5, 50, 5, 8);
        recorder.record(Samples.ok(START + S, 0, 3 * MS));
        recorder.record(Samples.failed(FailureKind.RESET, START + S, MS, "first"));
        Interval half = ticker.soFar(START + S + 500 * MS);
        Interval more = ticker.soFar(START + S + 700 * MS);
        List<ErrorRow> errors = ticker.failuresSoFar().errors();
        Summary before = ticker.summary();
        gauges = new Gauges(90, 70, 7, 60, 20, 9);
        recorder.record(Samples.failed(FailureKind.RESET, START + S, MS, "second"));
        Interval whole = ticker.tick(START + 2 * S);

        assertThat(half.index()).isOne();
        assertThat(half.startNanos()).isEqualTo(S);
        assertThat(half.lengthNanos()).isEqualTo(500 * MS);
        assertThat(half.counts()).isEqualTo(new Counts(20, 16, 1, Map.of(FailureKind.RESET, 1L)));
        assertThat(half.permitWaits()).isEqualTo(6);
        assertThat(half.ok().response().maxNanos()).hasValue(3 * MS);
        assertThat(half.judgement().isBad()).isFalse();
        assertThat(more.counts()).isEqualTo(half.counts());
        assertThat(more.times().toBytes()).isEqualTo(half.times().toBytes());
        assertThat(errors)
                .extracting(ErrorRow::count, ErrorRow::firstMessage)
                .containsExactly(tuple(1L, "first"));
        assertThat(before.counts().ok()).isOne();
        assertThat(whole.counts()).isEqualTo(new Counts(80, 61, 1, Map.of(FailureKind.RESET, 2L)));
        assertThat(whole.startNanos()).isEqualTo(S);
        assertThat(whole.lengthNanos()).isEqualTo(S);
        assertThat(whole.ok().response().count()).isOne();
        assertThat(ticker.intervals()).hasSize(2);
        assertThat(ticker.summary().counts().ok()).isEqualTo(2);
        assertThat(ticker.summary().errors())
                .extracting(ErrorRow::count, ErrorRow::firstMessage)
                .containsExactly(tuple(2L, "first"));
        assertThat(ticker.exemplars()).hasSize(4);
        assertThat(ticker.tick(START + 3 * S).counts().done()).isZero();
    }

    @Test
    void planned_is_the_mean_of_the_shape_over_the_interval_and_stage_is_the_one_at_its_start() {
        Interval ramp = ticker.tick(START + S);
        Interval corner = ticker.tick(START + 2 * S);
        Interval hold = ticker.tick(START + 3 * S);
        Interval end = ticker.tick(START + 4 * S);
        Interval after = ticker.tick(START + 5 * S);

        assertThat(List.of(ramp, corner, hold, end, after))
                .extracting(Interval::planned)
                .usingComparatorForType(
                        (a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b), Double.class)
                .containsExactly(100 / 3.0, 275 / 3.0, 100.0, 50.0, 0.0);
        assertThat(List.of(ramp, corner, hold, end, after))
                .extracting(Interval::stage)
                .containsExactly(0, 0, 1, 1, 1);
    }

    @Test
    void the_last_interval_may_be_short_and_even_without_a_length_nothing_is_lost() {
        ticker.tick(START + S);
        recorder.record(Samples.ok(START, 0, MS));
        Interval shorter = ticker.tick(START + S + 10 * MS);
        recorder.record(Samples.ok(START, 0, MS));
        Interval none = ticker.tick(START + S + 10 * MS);

        assertThat(shorter.lengthNanos()).isEqualTo(10 * MS);
        assertThat(none.lengthNanos()).isOne();
        assertThat(none.counts().ok()).isOne();
        assertThat(ticker.summary().counts().ok()).isEqualTo(2);
    }

    @Test
    @Tag("accuracy")
    void p99_over_two_intervals_comes_from_the_merge_and_not_from_an_average() {
        for (int i = 0; i < 990; i++) {
            recorder.record(Samples.ok(START, 0, 5 * MS));
        }
        Interval fast = ticker.tick(START + S);
        for (int i = 0; i < 10; i++) {
            recorder.record(Samples.ok(START, 0, 500 * MS));
        }
        Interval slow = ticker.tick(START + 2 * S);

        assertThat(millis(fast.ok().response(), 99)).isEqualTo(5);
        assertThat(millis(slow.ok().response(), 99)).isEqualTo(500);
        assertThat(millis(ticker.summary().ok().response(), 99)).isEqualTo(5);
        assertThat(millis(ticker.summary().ok().response(), 99.9)).isEqualTo(500);
    }

    @Test
    void intervals_add_up_to_the_summary() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(7);
        FailureKind[] kinds = FailureKind.values();
        for (int second = 1; second <= 30; second++) {
            int samples = random.nextInt(300);
            for (int i = 0; i < samples; i++) {
                long service = (long) Math.exp(15 + random.nextGaussian());
                recorder.record(
                        random.nextInt(3) > 0
                                ? Samples.ok(START, random.nextInt(1_000), service)
                                : Samples.failed(
                                        kinds[random.nextInt(kinds.length)], START, service, "x"));
            }
            gauges = new Gauges(gauges.scheduled() + samples, gauges.sent() + samples, 0, 50, 0, 0);
            ticker.tick(START + second * S);
        }
        List<Interval> all = ticker.intervals();
        Summary summary = ticker.summary();

        assertThat(all.stream().map(Interval::counts).reduce(Counts.ZERO, Counts::plus))
                .isEqualTo(summary.counts());
        assertThat(summary.counts().conserved()).isTrue();
        assertThat(summary.tookNanos()).isEqualTo(30 * S);
        assertThat(all.stream().mapToLong(Interval::bytesIn).sum()).isEqualTo(summary.bytesIn());
        LatenciesTest.assertSame(
                Latencies.merge(all.stream().map(i -> i.ok().response()).toList()),
                summary.ok().response());
        LatenciesTest.assertSame(
                Latencies.merge(all.stream().map(i -> i.timedOut().service()).toList()),
                summary.timedOut().service());
        assertThat(summary.errors().stream().mapToLong(ErrorRow::count).sum())
                .isEqualTo(summary.counts().scheduled() - summary.counts().ok());
    }

    @Test
    void seconds_that_were_the_generators_fault_are_left_out_of_the_clean_figures_only() {
        List<Judgement> judged =
                List.of(
                        Judgement.NONE,
                        new Judgement(Cause.GC, "GC held it up for 400 ms"),
                        new Judgement(Cause.NO_ANSWERS, "the target was silent"));
        IntervalTicker watched =
                new IntervalTicker(recorder, () -> gauges, shape, START, watch(judged));
        for (int second = 0; second < 3; second++) {
            gauges = new Gauges(gauges.scheduled() + 1, gauges.sent() + 1, 0, 50, 0, 0);
            recorder.record(Samples.ok(START + second * S, 0, (second + 1) * 10 * MS));
            watched.tick(START + (second + 1) * S);
        }

        assertThat(watched.intervals()).extracting(Interval::judgement).isEqualTo(judged);
        assertThat(watched.intervals().get(1).health()).contains(HEALTH);
        assertThat(watched.summary().counts().ok()).isEqualTo(3);
        assertThat(watched.clean().counts().ok()).isEqualTo(2);
        assertThat(watched.clean().tookNanos()).isEqualTo(2 * S);
        assertThat(watched.clean().ok().response().maxNanos()).hasValue(30 * MS);
        assertThat(watched.clean().ok().response().percentileNanos(50).getAsLong())
                .isLessThan(11 * MS);
    }

    @Test
    void phases_and_lag_add_up_over_intervals_apart_by_connection() {
        recorder.late(3 * MS);
        recorder.record(
                new Sample(
                        START,
                        START + MS,
                        START + 3 * MS,
                        START + 6 * MS,
                        START + 10 * MS,
                        START + 15 * MS,
                        1,
                        1,
                        true,
                        new Outcome.Ok(200)));
        ticker.tick(START + S);
        recorder.late(5 * MS);
        recorder.record(Samples.ok(START + S, 2 * MS, 7 * MS));
        ticker.tick(START + 2 * S);

        Times times = ticker.summary().times();
        assertThat(times.lag().count()).isEqualTo(2);
        assertThat(times.lag().maxNanos()).hasValue(5 * MS);
        Phases fresh = times.phases().onNew();
        assertThat(
                        List.of(
                                fresh.queue(),
                                fresh.connect(),
                                fresh.tls(),
                                fresh.firstByte(),
                                fresh.download()))
                .extracting(phase -> phase.maxNanos().orElse(-1))
                .containsExactly(MS, 2 * MS, 3 * MS, 4 * MS, 5 * MS);
        Phases reused = times.phases().onReused();
        assertThat(reused.queue().maxNanos()).hasValue(2 * MS);
        assertThat(reused.connect().isEmpty()).isTrue();
        assertThat(reused.tls().isEmpty()).isTrue();
        assertThat(reused.firstByte().count()).isOne();
    }

    private static final Health HEALTH =
            new Health(
                    1,
                    OptionalDouble.empty(),
                    0.5,
                    "loop",
                    0.5,
                    0,
                    0,
                    0,
                    LoopDelays.ofEach(0),
                    0,
                    0,
                    1,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty(),
                    OptionalDouble.empty());

    @Test
    void who_watches_is_told_how_long_the_interval_was() {
        List<Long> lengths = new ArrayList<>();
        Watch watch =
                new Watch() {
                    @Override
                    public Optional<Health> health(long lengthNanos) {
                        lengths.add(lengthNanos);
                        return Optional.of(HEALTH);
                    }

                    @Override
                    public Judgement judge(Interval interval) {
                        return Judgement.NONE;
                    }
                };
        IntervalTicker ticker = new IntervalTicker(recorder, () -> gauges, shape, START, watch);
        var _ = ticker.tick(START + S);
        var _ = ticker.tick(START + 3 * S);
        var _ = ticker.tick(START + 3 * S);
        assertThat(lengths).containsExactly(S, 2 * S, 1L);
    }

    /// During its reading the program stands still for 4 s.
    private static Watch freezing(long[] now) {
        return new Watch() {
            @Override
            public Optional<Health> health(long lengthNanos) {
                now[0] += 4 * S;
                return Optional.of(HEALTH);
            }

            @Override
            public Judgement judge(Interval interval) {
                return Judgement.NONE;
            }
        };
    }

    @Test
    void a_freeze_in_the_moment_of_a_tick_lies_in_the_interval_that_the_tick_ends() {
        long[] now = {START + S};
        Interval interval =
                new IntervalTicker(recorder, () -> gauges, shape, START, freezing(now))
                        .tick(now[0], () -> now[0], Awaiting.NONE);

        assertThat(interval.lengthNanos()).isEqualTo(5 * S);
    }

    @Test
    void what_a_freeze_in_the_moment_of_a_tick_missed_stands_in_the_same_interval() {
        long[] now = {START + S};
        Awaiting loops =
                new Awaiting() {
                    @Override
                    public void catchUp(long patienceNanos) {
                        recorder.record(
                                Sample.notSent(START + 2 * S, now[0], FailureKind.SUSPENDED));
                    }

                    @Override
                    public void look(Summary soFar) {}

                    @Override
                    public void leaveOutEnded() {}

                    @Override
                    public AwaitedSoFar find(Summary soFar) {
                        return AwaitedSoFar.NONE;
                    }
                };
        Interval interval =
                new IntervalTicker(recorder, () -> gauges, shape, START, freezing(now))
                        .tick(now[0], () -> now[0], loops);
        assertThat(interval.counts().of(FailureKind.SUSPENDED)).isOne();
    }

    @Test
    void what_is_awaited_is_in_the_sums_until_the_next_interval_and_in_no_interval() {
        recorder.record(Samples.ok(START, 0, MS));
        AwaitedSoFar two =
                new AwaitedSoFar(
                        new LatencyPair(Latencies.of(700 * MS, 800 * MS), Latencies.of(600 * MS)),
                        List.of());
        AtomicReference<Summary> asked = new AtomicReference<>();
        Interval first =
                ticker.tick(
                        START + S,
                        () -> START + S,
                        finding(soFar -> {
                            asked.set(soFar);
                            return two;
                        }));

        IntervalTicker.Latest then = ticker.latest();
        assertThat(asked.get().counts().ok()).as("asked with the interval").isOne();
        assertThat(first.times().unfinished()).isEqualTo(LatencyPair.EMPTY);
        assertThat(then.intervals()).containsExactly(first);
        assertThat(then.awaited()).isEqualTo(two);
        assertThat(then.summary().times().response().censored()).isEqualTo(2);
        assertThat(then.summary().times().service().censored()).isOne();
        assertThat(then.summary().times().response().times().count()).isEqualTo(3);
        assertThat(then.summary().counts().cancelled()).isZero();
        assertThat(then.clean().times().response().censored()).isEqualTo(2);

        ticker.tick(START + 2 * S);
        assertThat(ticker.summary().times().response().censored()).isZero();
        assertThat(ticker.clean().times().response().censored()).isZero();
        assertThat(ticker.latest().awaited()).isEqualTo(AwaitedSoFar.NONE);
        assertThat(then.intervals()).containsExactly(first);
    }

    private static Awaiting finding(Function<Summary, AwaitedSoFar> found) {
        return new Awaiting() {
            private boolean endedLeftOut;

            @Override
            public void catchUp(long patienceNanos) {}

            @Override
            public void look(Summary soFar) {}

            @Override
            public void leaveOutEnded() {
                endedLeftOut = true;
            }

            @Override
            public AwaitedSoFar find(Summary soFar) {
                assertThat(endedLeftOut).isTrue();
                return found.apply(soFar);
            }
        };
    }

    @Test
    void what_is_awaited_after_a_bad_second_is_not_clean() {
        Watch bad =
                new Watch() {
                    @Override
                    public Optional<Health> health(long lengthNanos) {
                        return Optional.empty();
                    }

                    @Override
                    public Judgement judge(Interval interval) {
                        return interval.index() == 0
                                ? Judgement.NONE
                                : new Judgement(Cause.CPU, "busy");
                    }
                };
        IntervalTicker watched = new IntervalTicker(recorder, () -> gauges, shape, START, bad);
        AwaitedSoFar one =
                new AwaitedSoFar(
                        new LatencyPair(Latencies.of(700 * MS), Latencies.of(600 * MS)), List.of());
        recorder.record(Samples.ok(START, 0, MS));
        watched.tick(START + S, () -> START + S, finding(_ -> one));
        assertThat(watched.clean().times().response().censored()).isOne();

        watched.tick(START + 2 * S, () -> START + 2 * S, finding(_ -> one));
        assertThat(watched.summary().times().response().censored()).isOne();
        assertThat(watched.clean().times().response().censored()).isZero();
        assertThat(watched.clean().counts().ok()).isOne();
    }

    @Test
    void readings_that_take_a_few_milliseconds_do_not_move_the_end_of_an_interval() {
        long[] now = {START + S};
        Interval interval = ticker.tick(now[0], () -> now[0] += 60 * MS, Awaiting.NONE);

        assertThat(interval.lengthNanos()).isEqualTo(S);
    }

    @Test
    void the_plan_of_an_interval_is_what_was_asked_for_by_hand() {
        Course course = Course.of(shape).withLevel(2 * S + S / 2, 300).paused(3 * S);
        IntervalTicker steered =
                new IntervalTicker(recorder, () -> gauges, () -> course, START, Watch.NONE);
        for (int second = 1; second <= 4; second++) {
            steered.tick(START + second * S);
        }

        assertThat(steered.intervals())
                .extracting(Interval::planned)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1)
                .containsExactly(100 / 3.0, 275 / 3.0, 200.0, 0.0);
    }

    @Test
    void nothing_is_planned_from_the_moment_on_at_which_the_load_was_stopped() {
        ticker.tick(START + S);
        ticker.tick(START + 2 * S);
        ticker.stoppedAt(2 * S + S / 4);

        assertThat(ticker.soFar(START + 2 * S + S / 2).planned()).isEqualTo(50);
        assertThat(ticker.tick(START + 3 * S).planned()).isEqualTo(25);
        assertThat(ticker.tick(START + 3 * S + S / 4).planned()).isZero();
        assertThat(ticker.intervals().get(1).planned()).isGreaterThan(90);
    }

    private static Watch watch(List<Judgement> judgements) {
        return new Watch() {
            @Override
            public Optional<Health> health(long lengthNanos) {
                return Optional.of(HEALTH);
            }

            @Override
            public Judgement judge(Interval interval) {
                return judgements.get(interval.index());
            }
        };
    }

    private static long millis(Latencies latencies, double percentile) {
        return Math.round(latencies.percentileNanos(percentile).getAsLong() / 1e6);
    }
}
