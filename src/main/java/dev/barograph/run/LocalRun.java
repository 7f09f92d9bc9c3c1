package dev.barograph.run;

import dev.barograph.engine.LoadEngine;
import dev.barograph.health.GeneratorWatch;
import dev.barograph.http.AhcTransport;
import dev.barograph.metrics.Calibration;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.model.Course;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.ProfileRules;
import dev.barograph.record.RunHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One run from its first thought to its result.
///
/// Two threads work for it beside the event loops: `run` leads it from phase to phase and is the
/// only one that waits, `ticker` cuts the intervals. Each wait has a deadline, so the result always
/// comes.
final class LocalRun implements RunHandle {
    /// For memory to come back at the end of a run that had none.
    private static final Duration MEMORY_LIMIT = Duration.ofSeconds(5);

    /// Time for sockets to close and threads to end; what is left then ends by itself.
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(250);

    /// The environment when the client was closed.
    private volatile Environment environment = Environment.UNKNOWN;

    private volatile RunJudgement finalJudgement = RunJudgement.NONE;

    /// Where the run stands; replaced as a whole.
    ///
    /// @param endedNanos elapsed time at which it was over
    private record State(RunPhase phase, @Nullable Underway parts, long endedNanos) {}

    private final Profile profile;
    private final NanoClock clock;
    private final InstantSource wall;
    private final Set<Warmup.Part> cold;
    private final Consumer<Set<Warmup.Part>> cutShort;
    private final Function<Profile, Optional<Calibration>> calibrations;
    private final RecordKeeper keeper;
    private final Optional<Path> samples;
    private volatile RequestRows rows = RequestRows.NONE;
    private volatile Optional<String> cutShortNote = Optional.empty();
    private volatile Supplier<Optional<String>> addresses = Optional::empty;
    private final AtomicReference<State> state =
            new AtomicReference<>(new State(RunPhase.STARTING, null, 0));
    private final EventLog events = new EventLog();
    private final ThresholdWatch thresholds;
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();
    private final EarlyEnd early = new EarlyEnd();

    /// @param clock of every duration
    /// @param wall tells when the run began, and is watched for jumps
    /// @param cold what is to be warmed up before the plan begins
    /// @param cutShort told of it if somebody stopped the run before it was warm
    /// @param calibrations what this machine was calibrated to for a profile
    /// @param history where the run is kept; empty if it is not
    /// @param samples where rows for single requests go; empty for beside the record, if there is
    ///   one
    LocalRun(
            Profile profile,
            NanoClock clock,
            InstantSource wall,
            Set<Warmup.Part> cold,
            Consumer<Set<Warmup.Part>> cutShort,
            Function<Profile, Optional<Calibration>> calibrations,
            Optional<RunHistory> history,
            Optional<Path> samples) {
        this.profile = profile;
        this.thresholds = new ThresholdWatch(profile.thresholds(), profile.load());
        this.clock = clock;
        this.wall = wall;
        this.cold = cold;
        this.cutShort = cutShort;
        this.calibrations = calibrations;
        this.keeper = new RecordKeeper(history, events);
        this.samples = samples;
    }

    void begin() {
        Thread.ofPlatform().name("run").daemon().start(this::lead);
    }

    private void lead() {
        List<Recorder> recorders = Recorder.of(profile);
        try {
            keeper.begin(profile, calibrations.apply(profile), wall.instant());
            rows = RequestRows.of(profile, samples, keeper.place());
            if (!cold.isEmpty()) {
                state.set(new State(RunPhase.WARMING_UP, null, 0));
                var _ = Warmup.run(profile, cold, early.asked());
                if (early.isAsked()) {
                    cutShort.accept(cold);
                }
                state.set(new State(RunPhase.STARTING, null, 0));
            }
            if (!early.isAsked()) {
                open(recorders);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            early.failed(e);
        } catch (Throwable e) {
            // Whatever happens here must end in a result with its reason.
            early.failed(e);
        }
        try {
            finish();
        } catch (Throwable e) {
            // Whoever waits for the result must get one, if it is an empty one.
            result.complete(RunResult.ofNothing(profile, wall.instant(), e));
        }
    }

    private void open(List<Recorder> recorders) throws InterruptedException {
        AhcTransport transport = AhcTransport.open(profile, clock, early.asked());
        addresses = transport.addresses()::note;
        try {
            carryOut(transport, recorders);
        } finally {
            transport.close(CLOSE_LIMIT);
        }
    }

    private void carryOut(AhcTransport transport, List<Recorder> recorders)
            throws InterruptedException {
        LoadEngine engine =
                LoadEngine.of(
                        profile,
                        new LoadEngine.Wiring(
                                transport, rows.sinks(recorders), clock, early::failed));
        try (GeneratorWatch watch =
                GeneratorWatch.start(
                        transport.lanes(),
                        transport::openConnections,
                        profile.load().shape(),
                        clock)) {
            carryOut(engine, transport, recorders, watch);
        } finally {
            environment = Surroundings.of(transport);
        }
    }

    private void carryOut(
            LoadEngine engine,
            AhcTransport transport,
            List<Recorder> recorders,
            GeneratorWatch watch)
            throws InterruptedException {
        transport.lanes().forEach(lane -> lane.execute(() -> recorders.forEach(Recorder::open)));
        keeper.madeWith(() -> Surroundings.of(transport));
        keeper.awaitBegun();
        if (early.isAsked()) {
            // The target would get the first request of each user all the same.
            return;
        }
        WallClock watched = new WallClock(wall, clock);
        Instant startedAt = watched.startedAt();
        engine.start();
        rows.start(profile, startedAt, engine, events, clock);
        IntervalTicker ticker =
                new IntervalTicker(
                        recorders,
                        () -> EngineGauges.of(engine, recorders.size()),
                        engine::course,
                        engine.originNanos(),
                        watch);
        Ticking ticks =
                new Ticking(
                        ticker,
                        new LongAwaited(engine, recorders.size(), clock),
                        engine::course,
                        events,
                        thresholds,
                        keeper,
                        watched,
                        clock,
                        early::failed);
        Thread ticking = ticks.begin();
        state.set(
                new State(
                        RunPhase.RUNNING,
                        new Underway(profile, engine, ticks, startedAt, clock),
                        0));
        try {
            try {
                awaitPlan(engine, ticker, ticks);
            } catch (OutOfMemoryError e) {
                early.failed(e);
            }
            withMemory(() -> drain(engine, transport));
        } finally {
            withMemory(() -> ticks.end(ticking));
            rows.end();
        }
    }

    /// A step of the end of a run.
    @FunctionalInterface
    private interface Step {
        void run() throws InterruptedException;
    }

    /// Takes a step that needs some memory. Where that ran out, before or in the step, it is taken
    /// once there is some again: what cannot be counted for want of it is missing in the books.
    private void withMemory(Step step) throws InterruptedException {
        try {
            awaitMemory();
            step.run();
        } catch (OutOfMemoryError e) {
            early.failed(e);
            awaitMemory();
            step.run();
        }
    }

    private void awaitMemory() {
        if (early.isForMemory()) {
            Waits.forMemory(MEMORY_LIMIT);
        }
    }

    private void awaitPlan(LoadEngine engine, IntervalTicker ticker, Ticking ticks)
            throws InterruptedException {
        CompletableFuture<Void> planEnded = engine.planEnded().toCompletableFuture();
        var _ = planEnded.thenRun(() -> tellPlanIsOver(engine, ticks));
        Waits.await(CompletableFuture.anyOf(planEnded, early.asked()));
        if (planEnded.isDone()) {
            early.carriedOut();
        } else {
            long atNanos = clock.nanos() - engine.originNanos();
            ticker.stoppedAt(atNanos);
            engine.stop();
            events.add(EventWords.stopped(engine.course(), atNanos));
        }
    }

    /// A number of requests takes as many gaps of the plan: the last one is waited for as long as
    /// there is anything to wait for, so that what is answered meanwhile counts in the plan.
    private void tellPlanIsOver(LoadEngine engine, Ticking ticks) {
        long nowNanos = clock.nanos() - engine.originNanos();
        long gapNanos =
                early.isAsked() || !profile.load().isCountedOut(engine.scheduled())
                        ? 0
                        : LastGap.nanos(profile.load(), engine.course(), nowNanos);
        if (gapNanos > 0) {
            CompletableFuture.delayedExecutor(gapNanos, TimeUnit.NANOSECONDS)
                    .execute(ticks::planIsOver);
        } else {
            ticks.planIsOver();
        }
    }

    /// Lets what is in flight end, or gives it up.
    private void drain(LoadEngine engine, AhcTransport transport) throws InterruptedException {
        if (early.isForMemory()) {
            engine.stop();
        }
        state.set(new State(RunPhase.DRAINING, parts(), 0));
        Duration limit = profile.limits().drain();
        long fromNanos = clock.nanos();
        if (Draining.of(engine, transport, limit, early.unawaited())) {
            cutShortNote = Optional.of(EventWords.waitCutShort(clock.nanos() - fromNanos, limit));
        }
    }

    private void finish() {
        Underway parts = parts();
        RunEnd end = early.end();
        Measured measured =
                parts == null
                        ? Measured.nothing(wall.instant())
                        : Measured.of(parts, events.view(), end);
        Recording unkept =
                measured.recording(
                        profile,
                        noted(measured.judgement()),
                        environment,
                        calibrations.apply(profile),
                        events.view());
        Optional<String> reason = early.reason();
        Recording kept = keeper.end(unkept, end, reason);
        // The record itself may have become an event.
        Recording recording = kept.explained(events.view(), kept.exemplars());
        finalJudgement = recording.judgement();
        state.set(new State(RunPhase.DONE, parts, measured.summary().tookNanos()));
        result.complete(new RunResult(recording, end, reason, keeper.place(), rows.kept()));
    }

    /// With what is known beside the intervals.
    private RunJudgement noted(RunJudgement judgement) {
        RunJudgement noted = cutShortNote.map(judgement::noted).orElse(judgement);
        RunJudgement withRows = rows.noted(noted);
        return addresses.get().map(withRows::noted).orElse(withRows);
    }

    private @Nullable Underway parts() {
        return state.get().parts;
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Snapshot snapshot() {
        State now = state.get();
        Underway parts = now.parts;
        if (parts == null) {
            return Snapshot.ofNothingYet(
                    now.phase, finalJudgement, events.view(), thresholds.checks());
        }
        return parts.snapshot(
                now.phase,
                now.phase == RunPhase.DONE ? now.endedNanos : parts.elapsedNanos(),
                now.phase == RunPhase.DONE ? finalJudgement : noted(parts.ticks().judgement()),
                events.view(),
                thresholds.checks());
    }

    private void steer(LoadEngine.Change change) {
        Underway parts = parts();
        if (parts != null) {
            parts.engine().steer(change).flatMap(EventWords::of).ifPresent(events::add);
        }
    }

    @Override
    public void setLevel(double level) {
        double most = ProfileRules.highestLevel(profile.load().shape());
        steer((course, atNanos) -> course.withLevel(atNanos, Math.min(level, most)));
    }

    @Override
    public void pause() {
        steer(Course::paused);
    }

    @Override
    public void resume() {
        steer(Course::resumed);
    }

    @Override
    public void hold() {
        steer(Course::held);
    }

    @Override
    public void followPlan() {
        steer(Course::followingPlan);
    }

    @Override
    public void note(String text) {
        State now = state.get();
        if (now.parts != null && now.phase != RunPhase.DONE) {
            EventWords.note(now.parts.elapsedNanos(), text).ifPresent(events::add);
        }
    }

    @Override
    public void stop() {
        early.stop();
    }

    @Override
    public void cancel() {
        early.cancel();
    }

    @Override
    public CompletionStage<RunResult> result() {
        // A copy: a caller must not be able to complete the run.
        return result.minimalCompletionStage();
    }
}
