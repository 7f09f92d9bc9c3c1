package dev.barograph.run;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.barograph.engine.LoadEngine;
import dev.barograph.engine.Transport;
import dev.barograph.health.GeneratorWatch;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Recorder;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.NanoClock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One short stretch of load over a transport that stays open, measured without its beginning.
/// Blocks; one at a time.
final class Burst {
    private static final Duration DRAIN = Duration.ofSeconds(1);

    private final Transport transport;
    private final Limits limits;
    private final CompletableFuture<Void> cancelled;

    /// @param cancelled ends the burst at once when it completes
    Burst(Transport transport, Limits limits, CompletableFuture<Void> cancelled) {
        this.transport = transport;
        this.limits = limits;
        this.cancelled = cancelled;
    }

    /// What happened from `settle` on until the plan ended.
    ///
    /// @param settle how much of the beginning is not measured
    /// @throws CancellationException if it was cancelled
    /// @throws IllegalStateException if the client failed or did not come to an end
    Interval run(Load load, Duration settle) throws InterruptedException {
        AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
        Recorder recorder = new Recorder();
        NanoClock clock = NanoClock.SYSTEM;
        LoadEngine engine =
                LoadEngine.of(
                        load,
                        limits,
                        new LoadEngine.Wiring(transport, recorder, clock, fault::set));
        try (GeneratorWatch watch =
                GeneratorWatch.start(
                        transport.lanes(), transport::openConnections, load.shape(), clock)) {
            engine.start();
            IntervalTicker ticker =
                    new IntervalTicker(
                            recorder,
                            () -> EngineGauges.of(engine, 1),
                            load.shape(),
                            engine.originNanos(),
                            watch);
            CompletableFuture<Void> planEnded = engine.planEnded().toCompletableFuture();
            var _ = await(planEnded, settle);
            ticker.tick(clock.nanos());
            boolean ended = await(planEnded, load.shape().duration().plus(DRAIN));
            Interval measured = ticker.tick(clock.nanos());
            engine.dropWaiting();
            if (!ended || !await(engine.idle().toCompletableFuture(), DRAIN)) {
                throw new IllegalStateException("The loopback target did not answer in time.");
            }
            Throwable why = fault.get();
            if (why != null) {
                throw new IllegalStateException(why);
            }
            return measured;
        } finally {
            engine.stop();
            engine.dropWaiting();
        }
    }

    /// Whether the future completed in time.
    @CheckReturnValue
    private boolean await(CompletableFuture<Void> future, Duration atMost)
            throws InterruptedException {
        try {
            CompletableFuture.anyOf(future, cancelled).get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        if (cancelled.isDone()) {
            throw new CancellationException();
        }
        return true;
    }
}
