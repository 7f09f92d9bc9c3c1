package dev.barograph.ui;

import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.RequestPart;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Profile;
import dev.barograph.model.WeightedRequest;
import dev.barograph.record.KeptRuns;
import dev.barograph.record.RunFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// How long it takes until every figure of another choice is there, over a run of one hour and ten
/// requests of 200/s each: another request of the whole run, another range of all or of one
/// request. That is all sums, the clean seconds, errors and the 95 % intervals of three curves of
/// the choice, and the sums of each request for the table of them. Not JMH: what counts is the
/// first time and the spread. Needs the test classes. Run its `main`:
///
/// - `make FOLDER` once, which prints the file of the run;
/// - `first FILE REST FROM TO [REQUEST]`, each time in a new virtual machine: opens the file as the
///   window does and, so many milliseconds after the figures of the whole run were asked for,
///   selects the range of seconds, of one request if it is named by its number;
/// - `warm [SECONDS]` for choices that follow.
public final class RequestFiguresBench {
    private static final int SECONDS = 3_600;
    private static final int REQUESTS = 10;
    private static final int PER_SECOND = 200;

    private RequestFiguresBench() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "make" -> System.out.println(KeptRuns.keep(Path.of(args[1]), recording(), 0));
            case "first" -> first(args);
            default -> warm(run(args.length > 1 ? Integer.parseInt(args[1]) : SECONDS));
        }
    }

    private static void first(String[] args) throws Exception {
        long began = System.nanoTime();
        Recording kept = RunFile.open(Path.of(args[1])).recording();
        double read = (System.nanoTime() - began) / 1e6;
        FiguresReader reader = FiguresReader.readThrough(kept);
        List<RequestOfRun> requests = RequestOfRun.of(kept.profile());
        double opened = (System.nanoTime() - began) / 1e6;
        BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
        try (var away = Executors.newVirtualThreadPerTaskExecutor()) {
            FiguresViewModel figures = new FiguresViewModel(new Work(away, fx::add));
            figures.reset(reader);
            figures.show(wish(kept.intervals(), Optional.empty(), Optional.empty()));
            long rest = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[2]));
            while (System.nanoTime() < rest) {
                Runnable next = fx.poll(rest - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next != null) {
                    next.run();
                }
            }
            RangeIndexes range =
                    new RangeIndexes(Integer.parseInt(args[3]), Integer.parseInt(args[4]));
            Optional<RequestOfRun> request =
                    args.length > 5
                            ? Optional.of(requests.get(Integer.parseInt(args[5])))
                            : Optional.empty();
            long asked = System.nanoTime();
            figures.show(wish(kept.intervals(), Optional.of(range), request));
            while (!figures.page().get().isRange()) {
                fx.take().run();
            }
            System.out.printf(
                    Locale.ROOT,
                    "opened in %.0f ms, %.0f of them for the file; first range, after %s ms: %.1f ms%n",
                    opened,
                    read,
                    args[2],
                    (System.nanoTime() - asked) / 1e6);
        }
    }

    private static void warm(List<Interval> run) {
        List<RequestOfRun> requests = RequestOfRun.of(profile());
        FiguresReader reader = new FiguresReader(RequestFilter.ALL, requests);
        long began = System.nanoTime();
        read(reader, wish(run, Optional.empty(), Optional.empty()));
        System.out.printf(
                Locale.ROOT,
                "first page, every interval read: %.0f ms%n",
                (System.nanoTime() - began) / 1e6);
        for (int round = 0; round < 2; round++) {
            measure(
                    "a request, any range",
                    400,
                    random ->
                            read(
                                    reader,
                                    wish(run, any(run.size(), random), any(requests, random))));
            measure(
                    "all, any range",
                    400,
                    random -> read(reader, wish(run, any(run.size(), random), Optional.empty())));
            measure(
                    "a request, whole run",
                    100,
                    random -> read(reader, wish(run, Optional.empty(), any(requests, random))));
        }
    }

    private static Optional<RangeIndexes> any(int size, SplittableRandom random) {
        int a = random.nextInt(size);
        int b = random.nextInt(size);
        return Optional.of(new RangeIndexes(Math.min(a, b), Math.max(a, b) + 1));
    }

    private static Optional<RequestOfRun> any(
            List<RequestOfRun> requests, SplittableRandom random) {
        return Optional.of(requests.get(random.nextInt(requests.size())));
    }

    private static FiguresPage read(FiguresReader reader, FiguresWish wish) {
        return reader.read(wish, () -> false).orElseThrow();
    }

    private static FiguresWish wish(
            List<Interval> run, Optional<RangeIndexes> range, Optional<RequestOfRun> request) {
        return new FiguresWish(
                run, List.of(), range, request, new CarriedOut(run.size(), 1), 0, true);
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

    private static Profile profile() {
        List<WeightedRequest> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(CannedMix.request("Request " + i, 1, "/" + i));
        }
        return CannedMix.profile(REQUESTS * PER_SECOND, SECONDS, requests);
    }

    private static Recording recording() {
        List<Interval> run = run(SECONDS);
        Profile profile = profile();
        List<Summary> parts =
                RequestOfRun.of(profile).stream()
                        .map(each -> CannedRun.summary(each.partOf(run)))
                        .toList();
        Summary whole = CannedRun.summary(run).withParts(parts);
        return new Recording(
                profile, Instant.EPOCH, run, whole, whole, RunJudgement.NONE, Environment.UNKNOWN);
    }

    /// Log-normal service times, each request's median 2 ms above that of the one before.
    private static List<Interval> run(int seconds) {
        SplittableRandom random = new SplittableRandom(5);
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            List<RequestPart> parts = new ArrayList<>();
            for (int request = 0; request < REQUESTS; request++) {
                long[] took = new long[PER_SECOND];
                double median = (10 + 2 * request) * 1e6;
                Arrays.setAll(took, _ -> (long) (median * Math.exp(0.5 * random.nextGaussian())));
                parts.add(CannedMix.part(Map.of(), took));
            }
            run.add(CannedMix.second(i, parts));
        }
        return run;
    }
}
