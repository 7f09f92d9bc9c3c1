package dev.barograph.chart;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTree;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Phases;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/// Intervals as a run would leave them.
public final class Canned {
    public static final LoadShape OPEN =
            new LoadShape.Open(
                    List.of(
                            Stage.ramp(0, 400, Duration.ofSeconds(60)),
                            Stage.hold(400, Duration.ofSeconds(120))),
                    new Spacing.Even());
    public static final LoadShape CLOSED =
            new LoadShape.Closed(List.of(Stage.hold(64, Duration.ofSeconds(180))));

    /// The evidence of the bad seconds of [#run].
    public static final String BUSY = "The busiest event loop was 97 % busy.";

    private Canned() {}

    /// A lively run: a stall at 100 s, some errors of three kinds, growing latency, six seconds
    /// from 130 s on in which the generator is the limit.
    public static List<Interval> run(int seconds, LoadShape shape) {
        SplittableRandom random = new SplittableRandom(7);
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            boolean stalled = i % 180 >= 100 && i % 180 < 104;
            long[] nanos = new long[stalled ? 3 : 400];
            for (int k = 0; k < nanos.length; k++) {
                double millis = 12 * Math.exp(0.7 * random.nextGaussian()) * (1 + i % 180 / 150.0);
                nanos[k] = Math.round((stalled ? 30 : 1) * millis * 1e6);
            }
            Map<FailureKind, Long> errors = new EnumMap<>(FailureKind.class);
            if (stalled) {
                errors.put(FailureKind.RESPONSE_TIMEOUT, 40L + random.nextInt(20));
            }
            if (i % 180 > 70) {
                errors.put(FailureKind.HTTP_5XX, (long) random.nextInt(8));
            }
            if (i % 180 > 120 && i % 3 == 0) {
                errors.put(FailureKind.RESET, 1L + random.nextInt(5));
            }
            double planned = shape.levelAt(Math.min(i, 179) * 1_000_000_000L + 500_000_000L);
            long sent = Math.round(shape instanceof LoadShape.Open ? planned : 900);
            long ok = Math.max(0, sent - (stalled ? 300 : random.nextInt(20)));
            Interval interval =
                    interval(
                            i,
                            planned,
                            new Counts(sent, sent, ok, errors),
                            Latencies.of(nanos),
                            stalled ? 64 : 20 + random.nextInt(12),
                            stalled ? 30 + i % 4 * 25 : 0);
            boolean bad = i % 180 >= 130 && i % 180 < 136;
            interval = watched(interval, lag(random, bad), health(random, bad, i % 9 == 0));
            Latencies ms = Latencies.of(nanos);
            interval = phased(interval, new Phases(ms, ms, ms, ms, ms));
            intervals.add(bad ? limited(interval, BUSY) : interval);
        }
        return intervals;
    }

    /// All that charts need of a run, figures included.
    public static RunData data(List<Interval> intervals, LoadShape shape) {
        IntervalTree tree = new IntervalTree();
        tree.read(intervals);
        return new RunData(
                intervals,
                shape,
                List.of(),
                intervals.isEmpty()
                        ? Optional.empty()
                        : Optional.of(tree.figures(0, intervals.size(), List.of())));
    }

    /// The same second with the phases of good responses over reused connections.
    public static Interval phased(Interval interval, Phases reused) {
        Times times = interval.times();
        return timed(
                interval,
                new Times(
                        times.ok(),
                        times.failed(),
                        times.timedOut(),
                        times.unfinished(),
                        new PhaseTimes(Phases.EMPTY, reused),
                        times.lag()));
    }

    /// The same second, in which the generator was the limit.
    public static Interval limited(Interval interval, String evidence) {
        return interval.judged(new Judgement(Cause.CPU, evidence));
    }

    /// The same second with a state of the generator.
    public static Interval watched(Interval interval, Latencies lag, Health health) {
        Times times = interval.times();
        return with(
                interval,
                new Times(
                        times.ok(),
                        times.failed(),
                        times.timedOut(),
                        times.unfinished(),
                        times.phases(),
                        lag),
                Optional.of(health));
    }

    /// The same second with other response and service times of good responses.
    public static Interval timed(Interval interval, Latencies response, Latencies service) {
        return timed(interval, Times.ofOk(new LatencyPair(response, service)));
    }

    /// The same second with other times.
    public static Interval timed(Interval interval, Times times) {
        return with(interval, times, interval.health());
    }

    /// A generator with nothing to do but the given.
    public static Health health(
            double loopShare, double cores, long loopDelayNanos, long hiccupNanos, long gcNanos) {
        return health(loopShare, cores, LoopDelays.ofEach(loopDelayNanos), hiccupNanos, gcNanos);
    }

    /// The same with delays of several loops.
    public static Health health(
            double loopShare, double cores, LoopDelays loopDelays, long hiccupNanos, long gcNanos) {
        return new Health(
                cores,
                OptionalDouble.of(Math.min(1, cores / 2 + 0.1)),
                loopShare,
                "barograph-1",
                loopShare,
                gcNanos,
                gcNanos,
                40_000_000,
                loopDelays,
                hiccupNanos,
                0,
                64,
                OptionalLong.of(120),
                OptionalLong.of(1_024),
                OptionalInt.of(28_000),
                OptionalDouble.of(0));
    }

    private static Interval with(Interval interval, Times times, Optional<Health> health) {
        return new Interval(
                interval.index(),
                interval.startNanos(),
                interval.lengthNanos(),
                interval.stage(),
                interval.planned(),
                interval.counts(),
                interval.inFlight(),
                interval.permits(),
                interval.waiting(),
                interval.permitWaits(),
                interval.newConnections(),
                interval.bytesIn(),
                interval.bytesOut(),
                times,
                health,
                interval.judgement());
    }

    private static Latencies lag(SplittableRandom random, boolean bad) {
        return Latencies.of((bad ? 40_000_000L : 60_000L) + random.nextInt(200_000));
    }

    private static Health health(SplittableRandom random, boolean bad, boolean collected) {
        Health health =
                health(
                        bad ? 0.97 : 0.3 + random.nextDouble() * 0.1,
                        bad ? 1.4 : 0.6 + random.nextDouble() * 0.2,
                        (bad ? 30_000_000L : 400_000L) + random.nextInt(900_000),
                        1_100_000L + random.nextInt(4_000_000),
                        collected ? 3_000_000L + random.nextInt(9_000_000) : 0);
        return bad ? disturbed(health, 0.3) : collected ? disturbed(health, 0.12) : health;
    }

    /// The same with a stand-still of 0.2 s and a share of the segments sent again.
    private static Health disturbed(Health health, double retransmits) {
        return new Health(
                health.processCores(),
                health.machineShare(),
                health.busiestLoopShare(),
                health.busiestThread(),
                health.busiestThreadShare(),
                health.gcNanos(),
                health.longestGcNanos(),
                health.heapAfterGcBytes(),
                health.loopDelays(),
                health.longestHiccupNanos(),
                200_000_000,
                health.openConnections(),
                health.openDescriptors(),
                health.descriptorLimit(),
                health.portsLeft(),
                OptionalDouble.of(retransmits));
    }

    /// One second with the given figures and 64 permits.
    public static Interval interval(
            int second, double planned, Counts counts, Latencies ok, int inFlight, int waiting) {
        return new Interval(
                second,
                second * 1_000_000_000L,
                1_000_000_000L,
                0,
                planned,
                counts,
                inFlight,
                64,
                waiting,
                waiting,
                0,
                0,
                0,
                Times.ofOk(new LatencyPair(ok, ok)),
                Optional.empty(),
                Judgement.NONE);
    }

    /// One second of ten good responses of the given time.
    public static Interval quiet(int second, long nanos) {
        long[] all = new long[10];
        java.util.Arrays.fill(all, nanos);
        return interval(second, 10, new Counts(10, 10, 10, Map.of()), Latencies.of(all), 1, 0);
    }

    /// One second of a hundred good responses of 1 to 100 ms.
    public static Interval spread(int second) {
        long[] all = new long[100];
        java.util.Arrays.setAll(all, i -> (i + 1) * 1_000_000L);
        return interval(second, 10, new Counts(100, 100, 100, Map.of()), Latencies.of(all), 1, 0);
    }

    /// One second in which nothing ended.
    public static Interval silent(int second) {
        return interval(second, 10, new Counts(10, 10, 0, Map.of()), Latencies.EMPTY, 10, 0);
    }

    /// The same as a longer or shorter interval.
    public static Interval lasting(Interval interval, long nanos) {
        return new Interval(
                interval.index(),
                interval.startNanos(),
                nanos,
                interval.stage(),
                interval.planned(),
                interval.counts(),
                interval.inFlight(),
                interval.permits(),
                interval.waiting(),
                interval.permitWaits(),
                interval.newConnections(),
                interval.bytesIn(),
                interval.bytesOut(),
                interval.times(),
                interval.health(),
                interval.judgement(),
                interval.parts());
    }
}
