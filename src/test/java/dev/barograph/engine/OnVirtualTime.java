package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.testing.Bounds;
import dev.barograph.testing.ScriptedTransport;
import dev.barograph.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An engine on virtual time, its plan in the hands of the test and its ends in a list. The clock
/// overflows three seconds after the start.
abstract class OnVirtualTime {
    static final long MILLIS = 1_000_000;
    static final long SECONDS = 1_000_000_000;

    // Near the overflow of the clock: every comparison of times has to be a difference.
    final VirtualTime time = new VirtualTime(Long.MAX_VALUE - 3 * SECONDS - 7);
    final List<Sample> samples = new ArrayList<>();
    final List<Throwable> faults = new ArrayList<>();

    static Load open(double rate, Duration duration) {
        return new Load(
                new LoadShape.Open(List.of(Stage.hold(rate, duration)), new Spacing.Even()));
    }

    static Load closed(Stage... stages) {
        return new Load(new LoadShape.Closed(List.of(stages)));
    }

    static Limits limits(int permits, int backlog) {
        return Bounds.permits(Limits.DEFAULT, permits, backlog);
    }

    LoadEngine start(Load load, Limits limits, ScriptedTransport transport) {
        LoadEngine engine =
                LoadEngine.of(
                        load,
                        limits,
                        new LoadEngine.Wiring(transport, samples::add, time, faults::add));
        engine.start();
        return engine;
    }

    long count(FailureKind kind) {
        return samples.stream()
                .filter(s -> s.outcome() instanceof Outcome.Failure f && f.kind() == kind)
                .count();
    }

    long ok() {
        return samples.stream().filter(s -> s.outcome() instanceof Outcome.Ok).count();
    }

    /// At the end: every request that was due has one end, and all permits are back.
    void assertBalanced(LoadEngine engine) {
        assertThat(engine.idle().toCompletableFuture()).isCompleted();
        assertThat(engine.scheduled()).isEqualTo(samples.size());
        assertThat(engine.inFlight()).isZero();
        assertThat(engine.waiting()).isZero();
        assertThat(faults).isEmpty();
    }
}
