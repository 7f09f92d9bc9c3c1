package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.model.SampleSink;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.testing.ScriptedTransport;
import dev.barograph.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadEngineTest {
    private static final long MILLIS = 1_000_000;
    private static final long SECONDS = 1_000_000_000;

    // Near the overflow of the clock: every comparison of times has to be a difference.
    private final VirtualTime time = new VirtualTime(Long.MAX_VALUE - 3 * SECONDS - 7);
    private final List<Sample> samples = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();

    private static Load open(double rate, Duration duration) {
        return new Load(
                new LoadShape.Open(List.of(Stage.hold(rate, duration)), new Spacing.Even()));
    }

    private static Load closed(Stage... stages) {
        return new Load(new LoadShape.Closed(List.of(stages)));
    }

    private static Limits limits(int permits, int backlog) {
        Limits d = Limits.DEFAULT;
        return new Limits(
                d.connectTimeout(),
                d.responseTimeout(),
                d.totalTimeout(),
                d.drain(),
                permits,
                backlog,
                d.maxBodyBytes());
    }

    private LoadEngine start(Load load, Limits limits, ScriptedTransport transport) {
        LoadEngine engine =
                LoadEngine.of(
                        load,
                        limits,
                        new LoadEngine.Wiring(transport, samples::add, time, faults::add));
        engine.start();
        return engine;
    }

    private long count(FailureKind kind) {
        return samples.stream()
                .filter(s -> s.outcome() instanceof Outcome.Failure f && f.kind() == kind)
                .count();
    }

    private long ok() {
        return samples.stream().filter(s -> s.outcome() instanceof Outcome.Ok).count();
    }

    private void assertBalanced(LoadEngine engine) {
        assertThat(engine.idle().toCompletableFuture()).isCompleted();
        assertThat(engine.scheduled()).isEqualTo(samples.size());
        assertThat(engine.inFlight()).isZero();
        assertThat(engine.waiting()).isZero();
        assertThat(faults).isEmpty();
    }

    @Test
    void open_model_sends_every_planned_request_at_its_due_time() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(500, Duration.ofSeconds(10)), limits(100, 10), target);
        time.runFor(10 * SECONDS - 1);
        assertThat(engine.planEnded().toCompletableFuture()).isNotCompleted();
        time.runFor(SECONDS);
        assertBalanced(engine);
        assertThat(engine.scheduled()).isEqualTo(5_000);
        assertThat(ok()).isEqualTo(5_000);
        assertThat(samples).allMatch(s -> s.queueNanos() == 0 && s.serviceNanos() == 5 * MILLIS);
    }

    @Test
    void response_time_counts_from_the_due_time_when_no_permit_is_free() {
        // One permit, 100 ms each, 100 due at once in the first second: request k waits k times 90
        // ms.
        ScriptedTransport target = ScriptedTransport.steady(time, 100 * MILLIS);
        LoadEngine engine = start(open(100, Duration.ofSeconds(1)), limits(1, 1_000), target);
        time.runFor(11 * SECONDS);
        assertBalanced(engine);
        assertThat(target.peak()).isEqualTo(1);
        for (int k = 0; k < 100; k++) {
            assertThat(samples.get(k).responseNanos()).isEqualTo((100 + 90L * k) * MILLIS);
            assertThat(samples.get(k).serviceNanos()).isEqualTo(100 * MILLIS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 100, 10})
    void a_stall_shows_in_the_response_times_as_theory_says_whatever_the_permits(int permits) {
        long begin = time.nanos();
        long stallStart = begin + 4 * SECONDS;
        long stallEnd = begin + 6 * SECONDS;
        ScriptedTransport target =
                new ScriptedTransport(
                        time,
                        1,
                        new Outcome.Ok(200),
                        sent ->
                                sent - stallStart >= 0 && sent - stallEnd < 0
                                        ? stallEnd + 5 * MILLIS
                                        : sent + 5 * MILLIS);
        LoadEngine engine =
                start(open(500, Duration.ofSeconds(10)), limits(permits, 5_000), target);
        time.runFor(20 * SECONDS);
        assertBalanced(engine);
        // L(q) = S - (1 - q) T from measuring.md; K permits serve K/d a second after the stall,
        // which stretches the
        // queue: a request due x into the stall waits S - x + x (rate d / K), so T shrinks by 1 -
        // rate d / K.
        long[] sorted = samples.stream().mapToLong(Sample::responseNanos).sorted().toArray();
        double stretchedSeconds = 10 * (1 - 500 * 0.005 / permits);
        for (double q : new double[] {0.90, 0.95, 0.99}) {
            double theoryMillis = (2 - (1 - q) * stretchedSeconds) * 1_000 + 5;
            assertThat(sorted[(int) Math.round(5_000 * q) - 1] / 1e6)
                    .isBetween(theoryMillis - 15, theoryMillis + 15);
        }
        long[] service = samples.stream().mapToLong(Sample::serviceNanos).sorted().toArray();
        if (permits < 500) {
            // The trap that the response time avoids: from send, nearly nobody waited.
            assertThat(service[4_750 - 1]).isEqualTo(5 * MILLIS);
        }
    }

    @Test
    void a_full_backlog_refuses_and_counts_what_it_refused() {
        ScriptedTransport target =
                new ScriptedTransport(time, 1, new Outcome.Ok(200), _ -> Long.MAX_VALUE);
        LoadEngine engine = start(open(100, Duration.ofSeconds(1)), limits(10, 20), target);
        time.runFor(2 * SECONDS);
        assertThat(engine.inFlight()).isEqualTo(10);
        assertThat(engine.waiting()).isEqualTo(20);
        assertThat(count(FailureKind.BACKLOG_FULL)).isEqualTo(70);
        engine.dropWaiting();
        target.cancelAll();
        assertBalanced(engine);
        assertThat(count(FailureKind.RUN_ENDED)).isEqualTo(20);
        assertThat(count(FailureKind.CANCELLED)).isEqualTo(10);
    }

    @Test
    void stopping_the_open_model_ends_the_plan_at_once_and_sends_nothing_more() {
        ScriptedTransport target = ScriptedTransport.steady(time, 50 * MILLIS);
        LoadEngine engine = start(open(100, Duration.ofSeconds(60)), limits(2, 1_000), target);
        time.runFor(SECONDS);
        engine.stop();
        int sent = target.sentAtNanos().size();
        time.runFor(0);
        assertThat(engine.planEnded().toCompletableFuture()).isCompleted();
        time.runFor(SECONDS);
        assertThat(target.sentAtNanos()).hasSize(sent);
        assertBalanced(engine);
        assertThat(engine.scheduled()).isEqualTo(101);
        engine.stop();
        time.runFor(SECONDS);
        assertBalanced(engine);
    }

    @Test
    void stopping_counts_what_became_due_while_the_lanes_were_late() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(100, Duration.ofSeconds(60)), limits(50, 1_000), target);
        time.runFor(SECONDS);
        time.freeze(SECONDS);
        engine.stop();
        time.runFor(SECONDS);
        assertBalanced(engine);
        assertThat(engine.scheduled()).isEqualTo(201);
        assertThat(count(FailureKind.RUN_ENDED)).isEqualTo(100);
    }

    @Test
    void a_late_lane_sends_each_request_with_its_own_due_time() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(1_000, Duration.ofSeconds(2)), limits(5_000, 0), target);
        time.runFor(SECONDS);
        time.freeze(500 * MILLIS);
        time.runFor(2 * SECONDS);
        assertBalanced(engine);
        assertThat(samples).hasSize(2_000);
        assertThat(samples.stream().mapToLong(Sample::queueNanos).max().getAsLong())
                .isBetween(498 * MILLIS, 500 * MILLIS);
        assertThat(samples.stream().mapToLong(Sample::dueNanos).distinct().count())
                .isEqualTo(2_000);
    }

    @Test
    void what_fell_due_in_a_freeze_of_more_than_a_second_is_missed_and_not_made_up_for() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(1_000, Duration.ofSeconds(10)), limits(5_000, 0), target);
        time.runFor(3 * SECONDS);
        long frozen = time.nanos();
        time.freeze(4 * SECONDS);
        long thawed = time.nanos();
        time.runFor(5 * SECONDS);
        assertBalanced(engine);
        assertThat(samples).hasSize(10_000);
        assertThat(count(FailureKind.SUSPENDED)).isBetween(3_999L, 4_000L);
        assertThat(ok()).isEqualTo(10_000 - count(FailureKind.SUSPENDED));
        assertThat(target.sentAtNanos()).noneMatch(at -> at - frozen > 0 && at - thawed < 0);
        assertThat(target.sentAtNanos().stream().filter(at -> at - thawed >= 0).count())
                .isBetween(2_999L, 3_001L);
        assertThat(sentWithin(target, thawed, SECONDS)).isBetween(999L, 1_001L);
    }

    @Test
    void a_freeze_of_a_second_is_made_up_for_with_at_most_twice_the_rate() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(1_000, Duration.ofSeconds(5)), limits(5_000, 0), target);
        time.runFor(2 * SECONDS);
        time.freeze(SECONDS);
        long thawed = time.nanos();
        time.runFor(3 * SECONDS);
        assertBalanced(engine);
        assertThat(ok()).isEqualTo(5_000);
        assertThat(sentWithin(target, thawed, SECONDS)).isBetween(1_990L, 2_001L);
    }

    @Test
    void a_second_freeze_is_missed_like_the_first_and_nothing_in_between_is() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(100, Duration.ofSeconds(10)), limits(5_000, 0), target);
        time.runFor(2 * SECONDS);
        time.freeze(2 * SECONDS);
        time.runFor(2 * SECONDS);
        time.freeze(2 * SECONDS);
        time.runFor(3 * SECONDS);
        assertBalanced(engine);
        assertThat(samples).hasSize(1_000);
        assertThat(count(FailureKind.SUSPENDED)).isBetween(398L, 400L);
        assertThat(target.sentAtNanos()).hasSize(1_000 - (int) count(FailureKind.SUSPENDED));
    }

    @Test
    void how_late_each_request_left_is_told_but_not_of_those_that_were_missed() {
        List<Long> lags = new ArrayList<>();
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        SampleSink sink =
                new SampleSink() {
                    @Override
                    public void record(Sample sample) {
                        samples.add(sample);
                    }

                    @Override
                    public void late(long lagNanos) {
                        lags.add(lagNanos);
                    }
                };
        LoadEngine engine =
                LoadEngine.of(
                        open(1_000, Duration.ofSeconds(10)),
                        limits(5_000, 0),
                        new LoadEngine.Wiring(target, sink, time, faults::add));
        engine.start();
        time.runFor(SECONDS);
        time.freeze(300 * MILLIS);
        time.runFor(SECONDS);
        time.freeze(5 * SECONDS);
        time.runFor(5 * SECONDS);
        assertBalanced(engine);
        assertThat(lags).hasSize(10_000 - (int) count(FailureKind.SUSPENDED));
        assertThat(Collections.max(lags)).isBetween(298 * MILLIS, 300 * MILLIS);
        assertThat(lags.stream().filter(lag -> lag > 0).count()).isBetween(298L, 301L);
    }

    private static long sentWithin(ScriptedTransport target, long fromNanos, long lengthNanos) {
        return target.sentAtNanos().stream()
                .filter(at -> at - fromNanos >= 0 && at - fromNanos < lengthNanos)
                .count();
    }

    @Test
    void closed_model_keeps_exactly_the_wanted_number_in_flight() {
        ScriptedTransport target = ScriptedTransport.steady(time, 10 * MILLIS);
        LoadEngine engine =
                start(closed(Stage.hold(64, Duration.ofSeconds(1))), Limits.DEFAULT, target);
        for (int i = 0; i < 99; i++) {
            time.runFor(10 * MILLIS);
            assertThat(target.inFlight()).isEqualTo(64);
        }
        time.runFor(SECONDS);
        assertBalanced(engine);
        assertThat(target.peak()).isEqualTo(64);
        assertThat(samples).hasSize(64 * 100).allMatch(s -> s.queueNanos() == 0);
    }

    @Test
    void closed_model_follows_a_ramp_up_and_down() {
        ScriptedTransport target = ScriptedTransport.steady(time, MILLIS);
        Load load =
                closed(
                        Stage.ramp(0, 20, Duration.ofSeconds(2)),
                        Stage.ramp(20, 4, Duration.ofSeconds(2)));
        LoadEngine engine = start(load, Limits.DEFAULT, target);
        long begin = time.nanos();
        for (int i = 0; i < 390; i++) {
            time.runFor(10 * MILLIS + 1);
            double planned = load.shape().levelAt(time.nanos() - begin);
            // Half a user for rounding, one for the request whose end retires a user.
            assertThat((double) target.inFlight()).isBetween(planned - 0.6, planned + 1.6);
        }
        time.runFor(SECONDS);
        assertBalanced(engine);
    }

    @Test
    void a_number_of_requests_ends_both_models_exactly() {
        for (LoadShape shape :
                List.of(
                        new LoadShape.Closed(List.of(Stage.hold(7, Duration.ofHours(1)))),
                        new LoadShape.Open(
                                List.of(Stage.hold(700, Duration.ofHours(1))),
                                new Spacing.Poisson(3)))) {
            samples.clear();
            ScriptedTransport target = ScriptedTransport.steady(time, 10 * MILLIS);
            LoadEngine engine =
                    start(new Load(shape, OptionalLong.of(1_000)), Limits.DEFAULT, target);
            time.runFor(60 * SECONDS);
            assertBalanced(engine);
            assertThat(samples).hasSize(1_000);
        }
    }

    @Test
    void stopping_the_closed_model_lets_requests_in_flight_end() {
        ScriptedTransport target = ScriptedTransport.steady(time, 500 * MILLIS);
        LoadEngine engine =
                start(closed(Stage.hold(5, Duration.ofMinutes(1))), Limits.DEFAULT, target);
        time.runFor(700 * MILLIS);
        engine.stop();
        assertThat(engine.idle().toCompletableFuture()).isNotCompleted();
        time.runFor(SECONDS);
        assertBalanced(engine);
        assertThat(ok()).isEqualTo(10);
    }

    @Test
    void a_dead_target_is_not_polled_in_a_busy_loop() {
        Outcome refused = new Outcome.Failure(FailureKind.CONNECT_REFUSED, "refused");
        ScriptedTransport target = new ScriptedTransport(time, 1, refused, sent -> sent);
        LoadEngine engine =
                start(closed(Stage.hold(10, Duration.ofSeconds(1))), Limits.DEFAULT, target);
        time.runFor(2 * SECONDS);
        assertBalanced(engine);
        assertThat(samples).hasSize(10 * 20);
        assertThat(time.pending()).isZero();
    }

    @Test
    void a_transport_that_never_answers_cannot_keep_a_run_from_ending() {
        ScriptedTransport target =
                new ScriptedTransport(time, 1, new Outcome.Ok(200), _ -> Long.MAX_VALUE);
        LoadEngine engine =
                start(closed(Stage.hold(8, Duration.ofSeconds(1))), Limits.DEFAULT, target);
        time.runFor(2 * SECONDS);
        assertThat(engine.idle().toCompletableFuture()).isNotCompleted();
        assertThat(engine.abandon()).isEqualTo(8);
        assertBalanced(engine);
        assertThat(count(FailureKind.INTERNAL)).isEqualTo(8);
        target.cancelAll();
        assertThat(samples).hasSize(8);
    }

    @Test
    void a_request_that_is_being_recorded_while_the_run_is_given_up_is_counted_once()
            throws Exception {
        ScriptedTransport target = ScriptedTransport.steady(time, 10 * MILLIS);
        CountDownLatch recording = new CountDownLatch(1);
        SampleSink slow =
                sample -> {
                    recording.countDown();
                    LockSupport.parkNanos(50 * MILLIS);
                    samples.add(sample);
                };
        LoadEngine engine =
                LoadEngine.of(
                        closed(Stage.hold(1, Duration.ofMillis(5))),
                        Limits.DEFAULT,
                        new LoadEngine.Wiring(target, slow, time, faults::add));
        engine.start();
        Thread loop = Thread.ofPlatform().start(() -> time.runFor(SECONDS));
        recording.await();
        assertThat(engine.abandon()).isZero();
        loop.join();
        assertBalanced(engine);
        assertThat(samples).hasSize(1);
    }

    @Test
    void an_exception_in_the_sink_is_told_and_costs_no_permit() {
        ScriptedTransport target = ScriptedTransport.steady(time, 10 * MILLIS);
        LoadEngine engine =
                LoadEngine.of(
                        closed(Stage.hold(3, Duration.ofSeconds(1))),
                        Limits.DEFAULT,
                        new LoadEngine.Wiring(
                                target,
                                _ -> {
                                    throw new IllegalStateException("planted");
                                },
                                time,
                                faults::add));
        engine.start();
        time.runFor(2 * SECONDS);
        assertThat(engine.idle().toCompletableFuture()).isCompleted();
        assertThat(engine.inFlight()).isZero();
        assertThat(faults).hasSize(300);
    }
}
