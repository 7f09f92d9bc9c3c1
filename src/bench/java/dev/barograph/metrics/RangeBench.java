package dev.barograph.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// How long every figure of a range takes: all sums, the clean seconds, errors and the 95 %
/// intervals of three curves, over random ranges of a run of one hour at 2,000/s; by plain addition
/// of all intervals and by the tree. Not JMH: what counts is the spread. Run its `main`.
public final class RangeBench {
    private static final int SECONDS = 3_600;
    private static final int PER_SECOND = 2_000;

    private RangeBench() {}

    public static void main(String[] args) {
        List<Interval> run = run(args.length > 0 ? Integer.parseInt(args[0]) : SECONDS);
        long began = System.nanoTime();
        IntervalTree tree = new IntervalTree();
        tree.read(run);
        System.out.printf(
                Locale.ROOT, "tree built in %.0f ms%n", (System.nanoTime() - began) / 1e6);
        for (int round = 0; round < 2; round++) {
            measure("tree, any range", run.size(), 400, (from, to) -> byTree(tree, from, to));
            measure("tree, whole run", run.size(), 100, (_, _) -> byTree(tree, 0, run.size()));
            measure("plain, whole run", run.size(), 20, (_, _) -> plain(run));
        }
    }

    private interface Range {
        long figures(int from, int to);
    }

    private static void measure(String name, int size, int times, Range range) {
        SplittableRandom random = new SplittableRandom(3);
        double[] millis = new double[times];
        long sink = 0;
        for (int i = 0; i < times; i++) {
            int a = random.nextInt(size);
            int b = random.nextInt(size);
            long began = System.nanoTime();
            sink += range.figures(Math.min(a, b), Math.max(a, b) + 1);
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-17s p50 %6.1f  p99 %6.1f  max %6.1f ms (%d ranges, %d)%n",
                name,
                millis[times / 2],
                millis[(int) (times * 0.99)],
                millis[times - 1],
                times,
                sink);
    }

    private static long byTree(IntervalTree tree, int from, int to) {
        Summary whole = tree.summary(from, to);
        Summary clean = tree.clean(from, to);
        long sum = clean.counts().ok();
        for (Curve curve : Curve.values()) {
            sum +=
                    tree.estimates(curve, from, to, false, curve.of(whole.times()), Latencies.SHOWN)
                            .size();
        }
        return sum + tree.errors(from, to, List.of()).size();
    }

    private static long plain(List<Interval> run) {
        RunningSummary whole = new RunningSummary();
        RunningSummary clean = new RunningSummary();
        for (Interval interval : run) {
            whole.add(interval);
            clean.add(interval);
        }
        long sum =
                whole.toSummary(List.of()).counts().ok() + clean.toSummary(List.of()).tookNanos();
        for (Curve curve : Curve.values()) {
            List<Latencies> each = run.stream().map(i -> curve.of(i.times()).times()).toList();
            sum += Confidence.estimates(each, Latencies.SHOWN).size();
        }
        return sum;
    }

    /// Log-normal service times of 10 ms at the median, sigma 0.5, with a queue now and then.
    static List<Interval> run(int seconds) {
        SplittableRandom random = new SplittableRandom(5);
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            LatencyBuffer response = new LatencyBuffer();
            LatencyBuffer service = new LatencyBuffer();
            LatencyBuffer queue = LatencyBuffer.coarse();
            LatencyBuffer firstByte = LatencyBuffer.coarse();
            LatencyBuffer download = LatencyBuffer.coarse();
            LatencyBuffer lag = LatencyBuffer.coarse();
            boolean queued = i % 90 > 60;
            for (int k = 0; k < PER_SECOND; k++) {
                long took = (long) (1e7 * Math.exp(0.5 * random.nextGaussian()));
                long waited = queued ? random.nextLong(20_000_000) : 2_000 + random.nextLong(9_000);
                response.record(took + waited);
                service.record(took);
                queue.record(waited);
                firstByte.record(took - 50_000);
                download.record(20_000 + random.nextLong(60_000));
                lag.record(random.nextLong(400_000));
            }
            Times times =
                    GoodTimes.of(
                            response.toLatencies(),
                            service.toLatencies(),
                            queue.toLatencies(),
                            firstByte.toLatencies(),
                            download.toLatencies(),
                            lag.toLatencies());
            run.add(
                    new Interval(
                            i,
                            i * 1_000_000_000L,
                            1_000_000_000L,
                            0,
                            PER_SECOND,
                            new Counts(PER_SECOND, PER_SECOND, PER_SECOND, Map.of()),
                            20,
                            1_000,
                            0,
                            0,
                            0,
                            1_000_000,
                            100_000,
                            times,
                            Optional.empty(),
                            Judgement.NONE));
        }
        return run;
    }
}
