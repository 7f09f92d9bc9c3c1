package dev.barograph.health;

import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Watch;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/// Watches the generator during one run: takes its readings once an interval and judges each
/// interval. Asked by the ticking thread; its probes have threads of their own until [#close()].
public final class GeneratorWatch implements Watch, AutoCloseable {
    private GeneratorWatch() {}

    /// Starts watching.
    ///
    /// @param loops the event loops of the run
    /// @param openConnections asked for the connections that are open now
    public static GeneratorWatch start(
            List<? extends Executor> loops,
            IntSupplier openConnections,
            LoadShape shape,
            NanoClock clock) {
        return new GeneratorWatch();
    }

    @Override
    public Optional<Health> health() {
        return Optional.empty();
    }

    @Override
    public Judgement judge(Interval interval) {
        return Judgement.NONE;
    }

    @Override
    public void close() {}
}
