package dev.barograph.cli;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Profile;
import dev.barograph.record.RunHistory;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunHandle;
import dev.barograph.run.RunPhase;
import dev.barograph.run.RunResult;
import dev.barograph.run.RunService;
import dev.barograph.run.Snapshot;
import dev.barograph.samples.KeptSamples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Runs that end as they are told, and remember what was asked of them.
final class FakeRuns implements RunService {
    final List<Profile> started = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    Optional<RunHistory> history = Optional.empty();
    final List<RunEvent> events = new ArrayList<>();
    final List<Path> rowsWanted = new ArrayList<>();
    private Optional<KeptSamples> kept = Optional.empty();
    private final Summary summary;
    private final Optional<RunEnd> end;
    private RunJudgement judgement = RunJudgement.NONE;
    private Environment environment = Environment.UNKNOWN;

    /// @param end how each run ends at once; empty for a run that ends when it is stopped
    FakeRuns(Summary summary, Optional<RunEnd> end) {
        this.summary = summary;
        this.end = end;
    }

    static FakeRuns completed() {
        return new FakeRuns(
                summary(990, Map.of(FailureKind.HTTP_5XX, 10L)), Optional.of(RunEnd.COMPLETED));
    }

    FakeRuns judged(RunJudgement is) {
        judgement = is;
        return this;
    }

    /// As if a response head had come.
    FakeRuns spoke(String protocol) {
        Environment none = Environment.UNKNOWN;
        environment =
                new Environment(
                        new TreeSet<>(List.of(protocol)),
                        none.tls(),
                        none.lookupNanos(),
                        none.socketApi(),
                        none.eventLoops(),
                        none.java(),
                        none.collector(),
                        none.os(),
                        none.cores(),
                        none.maxHeapBytes());
        return this;
    }

    static Summary summary(long ok, Map<FailureKind, Long> others) {
        EnumMap<FailureKind, Long> kinds = new EnumMap<>(FailureKind.class);
        kinds.putAll(others);
        long scheduled = ok + kinds.values().stream().mapToLong(Long::longValue).sum();
        Latencies response = Latencies.of(1_000_000, 2_000_000, 3_000_000, 40_000_000);
        Latencies service = Latencies.of(1_000_000, 1_500_000, 2_000_000, 2_500_000);
        List<ErrorRow> errors = new ArrayList<>();
        kinds.forEach((kind, count) ->
                errors.add(new ErrorRow(kind, count, 0, 1, "said \u001b[2J\u202Eevil\nline")));
        return new Summary(
                10_000_000_000L,
                new Counts(scheduled, scheduled, ok, kinds),
                64,
                1_234_567,
                56_789,
                ok == 0 ? Times.EMPTY : Times.ofOk(new LatencyPair(response, service)),
                errors);
    }

    FakeRuns keeping(KeptSamples rows) {
        kept = Optional.of(rows);
        return this;
    }

    @Override
    public RunHandle start(Profile profile) {
        started.add(profile);
        return new Handle(profile);
    }

    @Override
    public RunHandle start(Profile profile, Optional<Path> samples) {
        samples.ifPresent(rowsWanted::add);
        return start(profile);
    }

    private final class Handle implements RunHandle {
        private final Profile profile;
        private final CompletableFuture<RunResult> result = new CompletableFuture<>();

        private Handle(Profile profile) {
            this.profile = profile;
            end.ifPresent(this::end);
        }

        private void end(RunEnd how) {
            Recording recording =
                    new Recording(
                            profile,
                            Instant.EPOCH,
                            List.of(),
                            summary,
                            summary,
                            judgement,
                            environment);
            Optional<String> reason =
                    how == RunEnd.FAILED ? Optional.of("a fault") : Optional.empty();
            result.complete(new RunResult(recording, how, reason, Optional.empty(), kept));
        }

        @Override
        public Profile profile() {
            return profile;
        }

        @Override
        public Snapshot snapshot() {
            return new Snapshot(
                    RunPhase.RUNNING,
                    5_000_000_000L,
                    0.5,
                    OptionalLong.of(5_000_000_000L),
                    new Gauges(100, 90, 10, 10, 3, 0),
                    List.of(),
                    summary,
                    summary,
                    RunJudgement.NONE,
                    List.copyOf(events),
                    List.of());
        }

        @Override
        public void stop() {
            asked.add("stop");
            end(RunEnd.STOPPED);
        }

        @Override
        public void cancel() {
            asked.add("cancel");
        }

        @Override
        public CompletionStage<RunResult> result() {
            return result;
        }
    }
}
