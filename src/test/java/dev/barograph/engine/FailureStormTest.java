package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.model.Stage;
import dev.barograph.testing.ScriptedTransport;
import dev.barograph.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureStormTest {
    private static final long SECONDS = 1_000_000_000;

    private final VirtualTime time = new VirtualTime(-5 * SECONDS);
    private final List<Throwable> faults = new ArrayList<>();

    private static Load users(int users, int seconds) {
        return new Load(
                new LoadShape.Closed(List.of(Stage.hold(users, Duration.ofSeconds(seconds)))));
    }

    @Test
    void many_users_of_a_dead_target_try_2000_times_a_second_together() {
        List<Sample> samples = new ArrayList<>();
        Outcome refused = new Outcome.Failure(FailureKind.CONNECT_REFUSED, "refused");
        ScriptedTransport target = new ScriptedTransport(time, 2, refused, sent -> sent);
        LoadEngine engine =
                LoadEngine.of(
                        users(5_000, 10),
                        Limits.DEFAULT,
                        new LoadEngine.Wiring(target, samples::add, time, faults::add));
        engine.start();
        time.runFor(20 * SECONDS);
        assertThat(engine.idle().toCompletableFuture()).isCompleted();
        // Each user once at the start, and from 50 ms on two every millisecond.
        assertThat(samples).hasSizeBetween(5_000 + 19_899, 5_000 + 19_901);
        assertThat(engine.inFlight()).isZero();
        assertThat(time.pending()).isZero();
    }

    @Test
    void users_that_come_one_by_one_do_not_make_the_others_try_a_dead_target_sooner() {
        List<Sample> samples = new ArrayList<>();
        Outcome refused = new Outcome.Failure(FailureKind.CONNECT_REFUSED, "refused");
        ScriptedTransport target = new ScriptedTransport(time, 2, refused, sent -> sent);
        LoadShape ramp =
                new LoadShape.Closed(List.of(Stage.ramp(0, 1_000, Duration.ofSeconds(10))));
        LoadEngine engine =
                LoadEngine.of(
                        new Load(ramp),
                        Limits.DEFAULT,
                        new LoadEngine.Wiring(target, samples::add, time, faults::add));
        engine.start();
        time.runFor(20 * SECONDS);
        assertThat(engine.idle().toCompletableFuture()).isCompleted();
        // Each user once at his start, and from then on 2,000 a second together, which takes 100.
        assertThat(samples).hasSizeBetween(18_000, 1_000 + 20_000);
        assertThat(engine.inFlight()).isZero();
    }

    @Test
    void a_level_that_falls_and_rises_again_keeps_as_many_users_as_it_says() {
        List<Sample> samples = new ArrayList<>();
        ScriptedTransport target = ScriptedTransport.steady(time, SECONDS / 10);
        List<Stage> stages =
                List.of(
                        Stage.hold(10, Duration.ofSeconds(1)),
                        Stage.hold(3, Duration.ofMillis(50)),
                        Stage.hold(10, Duration.ofSeconds(2)),
                        Stage.hold(3, Duration.ofSeconds(1)),
                        Stage.hold(10, Duration.ofSeconds(2)));
        LoadEngine engine =
                LoadEngine.of(
                        new Load(new LoadShape.Closed(stages)),
                        Limits.DEFAULT,
                        new LoadEngine.Wiring(target, samples::add, time, faults::add));
        engine.start();
        time.runFor(2 * SECONDS);
        assertThat(engine.inFlight()).isEqualTo(10);
        time.runFor(1_500_000_000);
        assertThat(engine.inFlight()).isEqualTo(3);
        time.runFor(1 * SECONDS);
        assertThat(engine.inFlight()).isEqualTo(10);
        time.runFor(5 * SECONDS);
        assertThat(engine.idle().toCompletableFuture()).isCompleted();
    }

    @Test
    void an_error_in_the_sink_is_told_and_costs_no_permit() {
        LoadEngine engine =
                LoadEngine.of(
                        users(3, 1),
                        Limits.DEFAULT,
                        new LoadEngine.Wiring(
                                ScriptedTransport.steady(time, SECONDS / 100),
                                _ -> {
                                    throw new NoClassDefFoundError("planted");
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
