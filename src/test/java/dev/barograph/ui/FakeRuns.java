package dev.barograph.ui;

import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.model.Profile;
import dev.barograph.model.Threshold;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunHandle;
import dev.barograph.run.RunPhase;
import dev.barograph.run.RunResult;
import dev.barograph.run.RunService;
import dev.barograph.run.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Starts runs that do what the test says and send nothing.
final class FakeRuns implements RunService {
    boolean broken;
    final List<FakeRun> started = new ArrayList<>();

    @Override
    public RunHandle start(Profile profile) {
        if (broken) {
            throw new IllegalStateException("no engine");
        }
        FakeRun run = new FakeRun(profile);
        started.add(run);
        return run;
    }

    FakeRun last() {
        return started.getLast();
    }

    static final Environment SPOKEN =
            new Environment(
                    new TreeSet<>(Set.of("HTTP/1.1")),
                    new TreeSet<>(Set.of("TLSv1.3 TLS_AES_256_GCM_SHA384")),
                    OptionalLong.of(3_100_000),
                    "epoll",
                    1,
                    "25",
                    "Serial",
                    "Linux",
                    2,
                    512_000_000);

    static Snapshot snapshot(RunPhase phase, Summary summary) {
        return snapshot(phase, List.of(), summary);
    }

    static Snapshot snapshot(RunPhase phase, List<Interval> intervals, Summary summary) {
        return new Snapshot(
                phase,
                2_500_000_000L,
                0.25,
                OptionalLong.of(7_500_000_000L),
                new Gauges(120, 110, 7, 1_000, 3, 0),
                intervals,
                summary,
                summary,
                RunJudgement.NONE);
    }

    /// The same, held against thresholds.
    static Snapshot held(Snapshot run, List<Threshold> thresholds) {
        return new Snapshot(
                run.phase(),
                run.elapsedNanos(),
                run.progress(),
                run.leftNanos(),
                run.gauges(),
                run.intervals(),
                run.summary(),
                run.clean(),
                run.awaited(),
                run.judgement(),
                run.events(),
                run.exemplars(),
                ThresholdCheck.of(thresholds, run.summary()),
                run.course());
    }

    static final class FakeRun implements RunHandle {
        final Profile profile;
        final CompletableFuture<RunResult> result = new CompletableFuture<>();
        Snapshot snapshot;
        int stops;
        int cancels;

        FakeRun(Profile profile) {
            this.profile = profile;
            snapshot =
                    held(FakeRuns.snapshot(RunPhase.RUNNING, Summary.EMPTY), profile.thresholds());
        }

        void end(RunEnd end) {
            end(end, FakeRuns.snapshot(RunPhase.DONE, snapshot.intervals(), snapshot.summary()));
        }

        void end(RunEnd end, Snapshot last) {
            snapshot = last;
            result.complete(
                    new RunResult(
                            new Recording(
                                    profile,
                                    Instant.EPOCH,
                                    snapshot.intervals(),
                                    snapshot.summary(),
                                    snapshot.clean(),
                                    snapshot.judgement(),
                                    SPOKEN),
                            end,
                            end == RunEnd.FAILED ? Optional.of("no threads") : Optional.empty()));
        }

        @Override
        public Profile profile() {
            return profile;
        }

        @Override
        public Snapshot snapshot() {
            return snapshot;
        }

        @Override
        public void stop() {
            stops++;
        }

        @Override
        public void cancel() {
            cancels++;
        }

        @Override
        public CompletionStage<RunResult> result() {
            return result;
        }
    }
}
