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
import dev.barograph.testing.Await;
import dev.barograph.testing.ScriptedTransport;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadEngineTest extends OnVirtualTime {
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
        Thread giving = Thread.currentThread();
        SampleSink slow =
                sample -> {
                    recording.countDown();
                    Await.until("it waits for this sample", () -> isIn("awaitCompleting", giving));
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

    private static boolean isIn(String method, Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(method));
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
