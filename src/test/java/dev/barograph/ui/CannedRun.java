package dev.barograph.ui;

import dev.barograph.chart.Canned;
import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Phases;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Snapshots of runs that were never made, with every figure a run can have.
final class CannedRun {
    private CannedRun() {}

    /// Of the first seconds of a run of 150 that queues in its second minute and in which the
    /// generator is the limit from 130 s on for six seconds.
    static Snapshot of(int seconds, RunPhase phase) {
        SplittableRandom random = new SplittableRandom(11);
        List<Interval> intervals = new ArrayList<>();
        for (Interval interval : Canned.run(seconds, Canned.OPEN)) {
            intervals.add(timed(interval, random, phase, seconds));
        }
        List<Interval> clean =
                intervals.stream().filter(each -> !each.judgement().isBad()).toList();
        int bad = intervals.size() - clean.size();
        Summary whole = summary(intervals);
        return new Snapshot(
                phase,
                seconds * 1_000_000_000L,
                seconds / 180.0,
                OptionalLong.of((180 - seconds) * 1_000_000_000L),
                new Gauges(whole.counts().scheduled(), whole.counts().sent(), 27, 64, 12, 0),
                List.copyOf(intervals),
                whole,
                summary(clean),
                judgement(bad, intervals.size()));
    }

    /// The same run with these examples and no log.
    static Snapshot with(Snapshot run, List<Exemplar> examples) {
        return with(run, List.of(), examples);
    }

    /// The same run with this log and these examples.
    static Snapshot with(Snapshot run, List<RunEvent> events, List<Exemplar> examples) {
        return new Snapshot(
                run.phase(),
                run.elapsedNanos(),
                run.progress(),
                run.leftNanos(),
                run.gauges(),
                run.intervals(),
                run.summary(),
                run.clean(),
                run.judgement(),
                events,
                examples);
    }

    /// A run under way with these intervals and no summary, for who measures and does not read.
    static Snapshot shortOf(List<Interval> intervals) {
        return FakeRuns.snapshot(RunPhase.RUNNING, intervals, Summary.EMPTY);
    }

    private static RunJudgement judgement(int bad, int all) {
        return bad == 0
                ? new RunJudgement(
                        Stamp.VALID_WITH_NOTES,
                        new Judgement(
                                Cause.SLOW,
                                "Answers took 5 times as long as at the start in 4 of "
                                        + all
                                        + " seconds, while the generator was on time."),
                        List.of("The first 3 seconds opened 64 connections."),
                        0,
                        all)
                : new RunJudgement(
                        Stamp.GENERATOR_LIMITED,
                        new Judgement(
                                Cause.CPU,
                                "The busiest event loop was 97 % busy in "
                                        + bad
                                        + " of "
                                        + all
                                        + " seconds."),
                        List.of("3 collections paused the program for 12 ms or more."),
                        bad,
                        all);
    }

    private static Interval timed(
            Interval interval, SplittableRandom random, RunPhase phase, int seconds) {
        Latencies service = interval.ok().service();
        List<Long> response = new ArrayList<>();
        List<Long> queue = new ArrayList<>();
        boolean queued = interval.index() % 90 > 40 && interval.index() % 90 < 70;
        service.forEachBucket((nanos, count) -> {
            for (int i = 0; i < count; i++) {
                long waited =
                        (queued ? 30_000_000L : 2_000L)
                                + random.nextInt(queued ? 40_000_000 : 3_000);
                queue.add(waited);
                response.add(nanos + waited);
            }
        });
        boolean last = phase == RunPhase.DONE && interval.index() == seconds - 1;
        LatencyPair awaited =
                last
                        ? new LatencyPair(Latencies.of(900_000_000, 950_000_000), Latencies.EMPTY)
                        : LatencyPair.EMPTY;
        Phases reused =
                new Phases(
                        of(queue),
                        Latencies.EMPTY,
                        Latencies.EMPTY,
                        service,
                        Latencies.of(30_000, 40_000, 90_000));
        Phases fresh =
                new Phases(
                        Latencies.of(9_000),
                        Latencies.of(400_000, 700_000),
                        Latencies.of(3_100_000, 3_900_000),
                        Latencies.of(12_000_000),
                        Latencies.of(35_000));
        Times times =
                new Times(
                        new LatencyPair(of(response), service),
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        awaited,
                        new PhaseTimes(interval.index() < 3 ? fresh : Phases.EMPTY, reused),
                        interval.times().lag());
        return Canned.timed(interval, times);
    }

    static Summary summary(List<Interval> intervals) {
        Counts counts = Counts.ZERO;
        long nanos = 0;
        for (Interval interval : intervals) {
            counts = counts.plus(interval.counts());
            nanos += interval.lengthNanos();
        }
        List<ErrorRow> errors = new ArrayList<>();
        counts.byKind()
                .forEach((kind, count) ->
                        errors.add(
                                new ErrorRow(
                                        kind,
                                        count,
                                        71_000_000_000L,
                                        149_000_000_000L,
                                        "503 Service Unavailable, or whatever the first one said")));
        Times times =
                new Times(
                        pair(intervals, Times::ok),
                        pair(intervals, Times::failed),
                        pair(intervals, Times::timedOut),
                        pair(intervals, Times::unfinished),
                        new PhaseTimes(
                                phases(intervals, PhaseTimes::onNew),
                                phases(intervals, PhaseTimes::onReused)),
                        merged(intervals, Times::lag));
        return new Summary(nanos, counts, 64, 1_000_000, 100_000, times, errors);
    }

    /// Response times of good responses and of those still awaited, all together.
    static AwaitedTimes response(Snapshot snapshot) {
        return snapshot.summary().times().response();
    }

    private static Phases phases(List<Interval> intervals, Function<PhaseTimes, Phases> which) {
        Function<Times, Phases> of = times -> which.apply(times.phases());
        return new Phases(
                merged(intervals, times -> of.apply(times).queue()),
                merged(intervals, times -> of.apply(times).connect()),
                merged(intervals, times -> of.apply(times).tls()),
                merged(intervals, times -> of.apply(times).firstByte()),
                merged(intervals, times -> of.apply(times).download()));
    }

    private static LatencyPair pair(List<Interval> intervals, Function<Times, LatencyPair> which) {
        return new LatencyPair(
                merged(intervals, times -> which.apply(times).response()),
                merged(intervals, times -> which.apply(times).service()));
    }

    private static Latencies merged(List<Interval> intervals, Function<Times, Latencies> which) {
        return Latencies.merge(intervals.stream().map(Interval::times).map(which).toList());
    }

    private static Latencies of(List<Long> nanos) {
        return Latencies.of(nanos.stream().mapToLong(Long::longValue).toArray());
    }
}
