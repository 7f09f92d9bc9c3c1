package dev.barograph.run;

import dev.barograph.engine.LoadEngine;
import dev.barograph.health.GeneratorWatch;
import dev.barograph.health.RunJudge;
import dev.barograph.http.AhcTransport;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One run from its first thought to its result.
///
/// Two threads work for it beside the event loops: `run` leads it from phase to phase and is the
/// only one that waits, `ticker` cuts the intervals. Each wait has a deadline, so the result always
/// comes.
final class LocalRun implements RunHandle {
    /// Time for cancelled requests to report back, and for threads to end, after the drain.
    private static final Duration CANCEL_LIMIT = Duration.ofMillis(500);

    private static final Duration CLOSE_LIMIT = Duration.ofMillis(300);
    private static final long INTERVAL_NANOS = 1_000_000_000;
    private static final long LAST_ANSWERS_NANOS = 250_000_000;

    /// What exists once the client is open.
    private record Parts(LoadEngine engine, IntervalTicker ticker, Instant startedAt) {}

    /// The environment when the client was closed.
    private volatile Environment environment = Environment.UNKNOWN;

    /// Follows the intervals.
    private volatile RunJudgement judgement = RunJudgement.NONE;

    /// Where the run stands; replaced as a whole.
    ///
    /// @param endedNanos elapsed time at which it was over
    private record State(RunPhase phase, @Nullable Parts parts, long endedNanos) {}

    private final Profile profile;
    private final NanoClock clock;
    private final boolean warmUp;
    private final AtomicReference<State> state =
            new AtomicReference<>(new State(RunPhase.STARTING, null, 0));
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();
    private final CompletableFuture<Void> stopAsked = new CompletableFuture<>();
    private final CompletableFuture<Void> cancelAsked = new CompletableFuture<>();

    /// @param warmUp whether to warm the client up before the plan begins
    LocalRun(Profile profile, NanoClock clock, boolean warmUp) {
        this.profile = profile;
        this.clock = clock;
        this.warmUp = warmUp;
    }

    void begin() {
        Thread.ofPlatform().name("run").daemon().start(this::lead);
    }

    private void lead() {
        Recorder recorder = new Recorder(profile.name());
        try {
            if (warmUp) {
                Warmup.run();
            }
            AhcTransport transport = AhcTransport.open(profile, clock);
            try {
                carryOut(transport, recorder);
            } finally {
                transport.close(CLOSE_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fault.compareAndSet(null, e);
        } catch (Throwable e) {
            // Whatever happens here must end in a result with its reason.
            fault.compareAndSet(null, e);
        }
        finish();
    }

    private void carryOut(AhcTransport transport, Recorder recorder) throws InterruptedException {
        LoadEngine engine =
                LoadEngine.of(
                        profile.load(),
                        profile.limits(),
                        new LoadEngine.Wiring(transport, recorder, clock, this::failed));
        try (GeneratorWatch watch =
                GeneratorWatch.start(
                        transport.lanes(),
                        transport::openConnections,
                        profile.load().shape(),
                        clock)) {
            carryOut(engine, transport, recorder, watch);
        } finally {
            environment = Surroundings.of(transport);
        }
    }

    private void carryOut(
            LoadEngine engine, AhcTransport transport, Recorder recorder, GeneratorWatch watch)
            throws InterruptedException {
        Instant startedAt = Instant.now();
        engine.start();
        IntervalTicker ticker =
                new IntervalTicker(
                        recorder,
                        () -> gauges(engine),
                        profile.load().shape(),
                        engine.originNanos(),
                        watch);
        CountDownLatch over = new CountDownLatch(1);
        Thread ticking =
                Thread.ofPlatform().name("ticker").daemon().start(() -> tick(ticker, over));
        state.set(new State(RunPhase.RUNNING, new Parts(engine, ticker, startedAt), 0));
        try {
            CompletableFuture<Void> planEnded = engine.planEnded().toCompletableFuture();
            await(CompletableFuture.anyOf(planEnded, stopAsked, cancelAsked));
            if (!planEnded.isDone()) {
                engine.stop();
            }
            state.set(new State(RunPhase.DRAINING, parts(), 0));
            drain(engine, transport);
        } finally {
            over.countDown();
            ticking.join();
            cut(ticker, clock.nanos());
        }
    }

    private void drain(LoadEngine engine, AhcTransport transport) throws InterruptedException {
        CompletableFuture<Void> idle = engine.idle().toCompletableFuture();
        // A stop during the drain of a plan that ended by itself does not make it longer or
        // shorter; a cancel ends it.
        await(CompletableFuture.anyOf(idle, cancelAsked), profile.limits().drain());
        if (!idle.isDone()) {
            engine.dropWaiting();
            transport.cancelAll();
            await(idle, CANCEL_LIMIT);
            engine.abandon();
        }
    }

    /// Cuts the run at each full second of its own clock until it is over.
    private void tick(IntervalTicker ticker, CountDownLatch over) {
        long planNanos = profile.load().shape().duration().toNanos();
        long next = INTERVAL_NANOS;
        try {
            while (true) {
                // The last answers, a few milliseconds after the plan, belong to its last second.
                long graceNanos = next >= planNanos ? LAST_ANSWERS_NANOS : 0;
                long dueNanos = ticker.startNanos() + next + graceNanos;
                if (over.await(Math.max(0, dueNanos - clock.nanos()), TimeUnit.NANOSECONDS)) {
                    return;
                }
                long elapsed = clock.nanos() - ticker.startNanos();
                cut(ticker, ticker.startNanos() + elapsed);
                // After a pause of the whole process: one long interval, then full seconds again.
                next = INTERVAL_NANOS * (elapsed / INTERVAL_NANOS + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void cut(IntervalTicker ticker, long nowNanos) {
        ticker.tick(nowNanos);
        judgement = RunJudge.of(ticker.intervals(), ticker.summary(), false);
    }

    private void finish() {
        Parts parts = parts();
        long took = 0;
        Recording recording;
        Throwable why = fault.get();
        boolean stopped = stopAsked.isDone() || cancelAsked.isDone();
        RunEnd end = why != null ? RunEnd.FAILED : stopped ? RunEnd.STOPPED : RunEnd.COMPLETED;
        boolean interrupted = end != RunEnd.COMPLETED;
        if (parts == null) {
            judgement = RunJudge.of(List.of(), Summary.EMPTY, interrupted);
            recording =
                    new Recording(
                            profile,
                            Instant.now(),
                            List.of(),
                            Summary.EMPTY,
                            Summary.EMPTY,
                            judgement,
                            environment);
        } else {
            IntervalTicker ticker = parts.ticker;
            took = ticker.summary().tookNanos();
            judgement = RunJudge.of(ticker.intervals(), ticker.summary(), interrupted);
            recording =
                    new Recording(
                            profile,
                            parts.startedAt,
                            ticker.intervals(),
                            ticker.summary(),
                                    ticker.clean(),
                                    judgement,
                                    environment)
                            .explained(List.of(), ticker.exemplars());
        }
        state.set(new State(RunPhase.DONE, parts, took));
        result.complete(
                new RunResult(recording, end, Optional.ofNullable(why).map(Throwable::toString)));
    }

    private void failed(Throwable why) {
        if (fault.compareAndSet(null, why)) {
            stop();
        }
    }

    private @Nullable Parts parts() {
        return state.get().parts;
    }

    static Gauges gauges(LoadEngine engine) {
        // Sent before scheduled: so that no reading shows more sent than scheduled.
        long sent = engine.sent();
        return new Gauges(
                engine.scheduled(),
                sent,
                engine.inFlight(),
                engine.permits(),
                engine.waiting(),
                engine.permitWaits());
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Snapshot snapshot() {
        State now = state.get();
        Parts parts = now.parts;
        if (parts == null) {
            return new Snapshot(
                    now.phase,
                    0,
                    0,
                    OptionalLong.empty(),
                    Gauges.ZERO,
                    List.of(),
                    Summary.EMPTY,
                    Summary.EMPTY,
                    judgement);
        }
        long elapsed =
                now.phase == RunPhase.DONE
                        ? now.endedNanos
                        : clock.nanos() - parts.engine.originNanos();
        Gauges gauges = gauges(parts.engine);
        Plan plan = Plan.of(profile.load(), now.phase, elapsed, gauges.scheduled());
        return new Snapshot(
                now.phase,
                elapsed,
                plan.progress(),
                plan.leftNanos(),
                gauges,
                parts.ticker.intervals(),
                parts.ticker.summary(),
                parts.ticker.clean(),
                judgement,
                List.of(),
                parts.ticker.exemplars());
    }

    @Override
    public void stop() {
        stopAsked.complete(null);
    }

    @Override
    public void cancel() {
        cancelAsked.complete(null);
    }

    @Override
    public CompletionStage<RunResult> result() {
        // A copy: a caller must not be able to complete the run.
        return result.minimalCompletionStage();
    }

    private static void await(CompletableFuture<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CompletableFuture<?> future, Duration atMost)
            throws InterruptedException {
        try {
            future.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The caller looks at what was reached.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
