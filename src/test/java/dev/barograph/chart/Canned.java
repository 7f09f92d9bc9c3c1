package dev.barograph.chart;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
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

    private Canned() {}

    /// A lively run: a stall at 100 s, some errors of three kinds, growing latency.
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
            intervals.add(
                    interval(
                            i,
                            planned,
                            new Counts(sent, sent, ok, errors),
                            Latencies.of(nanos),
                            stalled ? 64 : 20 + random.nextInt(12),
                            stalled ? 30 + i % 4 * 25 : 0));
        }
        return intervals;
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
                0,
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
}
