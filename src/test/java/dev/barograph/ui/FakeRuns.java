package dev.barograph.ui;

import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Profile;
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

    static Snapshot snapshot(RunPhase phase, Summary summary) {
        return new Snapshot(
                phase,
                2_500_000_000L,
                0.25,
                OptionalLong.of(7_500_000_000L),
                new Gauges(120, 110, 7, 1_000, 3, 0),
                List.of(),
                summary,
                summary,
                RunJudgement.NONE);
    }

    static final class FakeRun implements RunHandle {
        final Profile profile;
        final CompletableFuture<RunResult> result = new CompletableFuture<>();
        Snapshot snapshot = FakeRuns.snapshot(RunPhase.RUNNING, Summary.EMPTY);
        int stops;
        int cancels;

        FakeRun(Profile profile) {
            this.profile = profile;
        }

        void end(RunEnd end) {
            snapshot = FakeRuns.snapshot(RunPhase.DONE, snapshot.summary());
            result.complete(
                    new RunResult(
                            new Recording(
                                    profile,
                                    Instant.EPOCH,
                                    snapshot.intervals(),
                                    snapshot.summary(),
                                    snapshot.clean(),
                                    snapshot.judgement(),
                                    Environment.UNKNOWN),
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
