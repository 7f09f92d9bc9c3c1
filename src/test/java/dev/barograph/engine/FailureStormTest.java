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
