package dev.barograph.ui;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Phases;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.RequestPart;
import dev.barograph.metrics.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/// How long it takes until every figure of another choice is there, over a run of one hour and ten
/// requests of 200/s each: another request of the whole run, another range of one request. That is
/// all sums, the clean seconds, errors and the 95 % intervals of three curves of the choice, and
/// the sums of each request for the table of them. Not JMH: what counts is the spread. Run its
/// `main`; needs the test classes.
public final class RequestFiguresBench {
    private static final int SECONDS = 3_600;
    private static final int REQUESTS = 10;
    private static final int PER_SECOND = 200;

    private RequestFiguresBench() {}

    public static void main(String[] args) {
        List<Interval> run = run(args.length > 0 ? Integer.parseInt(args[0]) : SECONDS);
        List<RequestOfRun> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(new RequestOfRun(i, "Request " + i, 1.0 / REQUESTS, true));
        }
        FiguresReader reader = new FiguresReader("All requests", requests);
        long began = System.nanoTime();
        reader.read(wish(run, Optional.empty(), Optional.empty()));
        System.out.printf(
                Locale.ROOT,
                "first page, every interval read: %.0f ms%n",
                (System.nanoTime() - began) / 1e6);
        for (int round = 0; round < 2; round++) {
            measure(
                    "a request, any range",
                    400,
                    random -> {
                        int a = random.nextInt(run.size());
                        int b = random.nextInt(run.size());
                        return reader.read(
                                wish(
                                        run,
                                        Optional.of(
                                                new RangeIndexes(
                                                        Math.min(a, b), Math.max(a, b) + 1)),
                                        any(requests, random)));
                    });
            measure(
                    "a request, whole run",
                    100,
                    random -> reader.read(wish(run, Optional.empty(), any(requests, random))));
            measure(
                    "all, whole run",
                    100,
                    _ -> reader.read(wish(run, Optional.empty(), Optional.empty())));
        }
    }

    private static Optional<RequestOfRun> any(
            List<RequestOfRun> requests, SplittableRandom random) {
        return Optional.of(requests.get(random.nextInt(requests.size())));
    }

    private static FiguresWish wish(
            List<Interval> run, Optional<RangeIndexes> range, Optional<RequestOfRun> request) {
        return new FiguresWish(run, List.of(), range, request, 0, true);
    }

    private static void measure(
            String name, int times, Function<SplittableRandom, FiguresPage> read) {
        SplittableRandom random = new SplittableRandom(3);
        double[] millis = new double[times];
        long sink = 0;
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            sink += read.apply(random).requests().size();
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-20s p50 %6.1f  p99 %6.1f  max %6.1f ms (%d times, %d)%n",
                name,
                millis[times / 2],
                millis[(int) (times * 0.99)],
                millis[times - 1],
                times,
                sink);
    }

    /// Log-normal service times, each request's median 2 ms above that of the one before.
    private static List<Interval> run(int seconds) {
        SplittableRandom random = new SplittableRandom(5);
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            List<RequestPart> parts = new ArrayList<>();
            for (int request = 0; request < REQUESTS; request++) {
                parts.add(part(random, request));
            }
            run.add(
                    new Interval(
                            i,
                            i * 1_000_000_000L,
                            1_000_000_000L,
                            0,
                            REQUESTS * PER_SECOND,
                            parts.stream()
                                    .map(RequestPart::counts)
                                    .reduce(Counts.ZERO, Counts::plus),
                            20,
                            1_000,
                            0,
                            0,
                            0,
                            1_000_000,
                            100_000,
                            whole(parts),
                            Optional.empty(),
                            Judgement.NONE,
                            parts));
        }
        return run;
    }

    private static RequestPart part(SplittableRandom random, int request) {
        long[] took = new long[PER_SECOND];
        Arrays.setAll(
                took,
                _ -> (long) ((10 + 2 * request) * 1e6 * Math.exp(0.5 * random.nextGaussian())));
        Latencies ok = Latencies.of(took);
        return new RequestPart(
                new Counts(PER_SECOND, PER_SECOND, PER_SECOND, Map.of()),
                0,
                100_000,
                10_000,
                times(ok));
    }

    private static Times whole(List<RequestPart> parts) {
        return times(
                Latencies.merge(parts.stream().map(each -> each.times().ok().response()).toList()));
    }

    private static Times times(Latencies ok) {
        return new Times(
                new LatencyPair(ok, ok),
                LatencyPair.EMPTY,
                LatencyPair.EMPTY,
                LatencyPair.EMPTY,
                new PhaseTimes(
                        Phases.EMPTY,
                        new Phases(ok, Latencies.EMPTY, Latencies.EMPTY, ok, Latencies.EMPTY)),
                Latencies.EMPTY);
    }
}
