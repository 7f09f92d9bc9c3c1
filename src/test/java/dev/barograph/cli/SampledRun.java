package dev.barograph.cli;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Watch;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A run of which only samples are made up, for what the command line says of it.
final class SampledRun {
    static final long MS = 1_000_000;
    static final long S = 1_000 * MS;

    /// The second in which the generator was the limit.
    static final int BAD = 2;

    private SampledRun() {}

    static RunResult run() {
        RunJudgement judgement =
                new RunJudgement(
                        Stamp.GENERATOR_LIMITED,
                        new Judgement(Cause.CPU, "Busy in 1 of 4 seconds."),
                        List.of("Generator: Busy in 1 of 4 seconds.", "A note."),
                        1,
                        4);
        return new RunResult(recording(judgement), RunEnd.COMPLETED, no());
    }

    static Optional<String> no() {
        return Optional.empty();
    }

    /// Four seconds of 100 good requests; five more are in flight for half a second at the end.
    static Recording recording(RunJudgement judgement) {
        LoadShape shape =
                new LoadShape.Open(
                        List.of(Stage.hold(100, Duration.ofSeconds(4))), new Spacing.Even());
        Recorder recorder = new Recorder();
        long[] sent = new long[1];
        IntervalTicker ticker = ticker(recorder, sent, shape, new BadSecond());
        for (int second = 0; second < 4; second++) {
            for (int i = 0; i < 100; i++) {
                long due = second * S + i * MS;
                recorder.record(sample(due, i % 7 * MS, i == 0, new Outcome.Ok(200)));
            }
            sent[0] += 100;
            for (int i = 0; i < 5 && second == 3; i++) {
                recorder.record(
                        sample(
                                second * S,
                                490 * MS,
                                false,
                                new Outcome.Failure(FailureKind.CANCELLED, "end")));
                sent[0]++;
            }
            ticker.tick((second + 1) * S);
        }
        return new Recording(
                new Profile(
                        "p",
                        new RequestSpec("GET", "http://a.test/", List.of(), new Body.None()),
                        new Load(shape),
                        Limits.DEFAULT),
                Instant.EPOCH,
                ticker.intervals(),
                ticker.summary(),
                ticker.clean(),
                judgement,
                Environment.UNKNOWN);
    }

    static Environment lookedUpIn(long nanos) {
        Environment unknown = Environment.UNKNOWN;
        return new Environment(
                unknown.protocols(),
                unknown.tls(),
                OptionalLong.of(nanos),
                unknown.socketApi(),
                unknown.eventLoops(),
                unknown.java(),
                unknown.collector(),
                unknown.os(),
                unknown.cores(),
                unknown.maxHeapBytes());
    }

    /// @param sent how many were due and sent so far
    static IntervalTicker ticker(Recorder recorder, long[] sent, LoadShape shape, Watch watch) {
        return new IntervalTicker(
                recorder, () -> new Gauges(sent[0], sent[0], 0, 1, 0, 0), shape, 0L, watch);
    }

    static Sample sample(long due, long wait, boolean fresh, Outcome outcome) {
        long sent = due + MS;
        long tcp = fresh ? sent + 2 * MS : sent;
        long ready = fresh ? tcp + 3 * MS : sent;
        long first = ready + wait + MS;
        return new Sample(due, sent, tcp, ready, first, first + 8 * MS, 10, 10, fresh, outcome);
    }

    static String row(String table, String name) {
        return table.lines().filter(line -> line.startsWith(name + " ")).findFirst().orElseThrow();
    }

    private static final class BadSecond implements Watch {
        @Override
        public Optional<dev.barograph.metrics.Health> health(long lengthNanos) {
            return Optional.empty();
        }

        @Override
        public Judgement judge(Interval interval) {
            return interval.index() == BAD ? new Judgement(Cause.CPU, "Busy.") : Judgement.NONE;
        }
    }
}
