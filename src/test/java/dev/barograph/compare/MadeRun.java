package dev.barograph.compare;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// A run that never was: log-normal times around 20 ms, second by second, from a seed. Each method
/// changes it and returns it.
public final class MadeRun {
    private static final long SECOND = 1_000_000_000;

    private final long seed;
    private int seconds = 60;
    private int perSecond = 200;
    private double sigma = 0.5;
    private double phi;
    private double levelSigma;
    private double allTimes = 1;
    private double slowTimes = 1;
    private double errorShare;
    private double rateSigma;
    private double hangingShare;
    private double stallShare;
    private long[] unfinished = {};
    private long lastNanos = SECOND;
    private List<Stage> stages = List.of();
    private Stamp stamp = Stamp.VALID;

    private MadeRun(long seed) {
        this.seed = seed;
    }

    public static MadeRun seeded(long seed) {
        return new MadeRun(seed);
    }

    public MadeRun lasting(int newSeconds) {
        seconds = newSeconds;
        return this;
    }

    public MadeRun perSecond(int requests) {
        perSecond = requests;
        return this;
    }

    public MadeRun sigma(double newSigma) {
        sigma = newSigma;
        return this;
    }

    /// Levels of neighbouring seconds correlate: an AR(1) series of logarithms.
    public MadeRun wandering(double newPhi, double newLevelSigma) {
        phi = newPhi;
        levelSigma = newLevelSigma;
        return this;
    }

    /// Every time is so many times as long.
    public MadeRun slower(double times) {
        allTimes = times;
        return this;
    }

    /// The slowest two of a hundred are so many times as long.
    public MadeRun slowerTail(double times) {
        slowTimes = times;
        return this;
    }

    public MadeRun failing(double share) {
        errorShare = share;
        return this;
    }

    /// As many requests a second as the target happens to manage.
    public MadeRun closed(double newRateSigma) {
        rateSigma = newRateSigma;
        return this;
    }

    /// Requests that were awaited in vain at the end.
    public MadeRun unfinished(long... nanos) {
        unfinished = nanos;
        return this;
    }

    /// Each request hangs with this chance, until the run gives it up a second after its plan.
    public MadeRun hanging(double share) {
        hangingShare = share;
        return this;
    }

    /// Each second stalls with this chance: all its answers take a second longer.
    public MadeRun stalling(double share) {
        stallShare = share;
        return this;
    }

    /// How long its last interval is; others are a second.
    public MadeRun lastInterval(long nanos) {
        lastNanos = nanos;
        return this;
    }

    /// What is thought of it.
    public MadeRun stamped(Stamp newStamp) {
        stamp = newStamp;
        return this;
    }

    public MadeRun stages(List<Stage> newStages) {
        stages = newStages;
        return this;
    }

    public Recording end() {
        SplittableRandom random = new SplittableRandom(seed);
        double logLevel = levelSigma * random.nextGaussian();
        double fresh = levelSigma * Math.sqrt(1 - phi * phi);
        LoadShape shape = shape();
        List<Interval> intervals = new ArrayList<>();
        List<Long> awaited = new ArrayList<>();
        for (long nanos : unfinished) {
            awaited.add(nanos);
        }
        Counts all = Counts.ZERO;
        List<Latencies> times = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            double planned = shape.levelAt(i * SECOND + SECOND / 2);
            int asked = stages.isEmpty() ? perSecond : (int) Math.round(planned);
            if (rateSigma > 0) {
                asked = (int) Math.round(asked * Math.exp(rateSigma * random.nextGaussian()));
            }
            int failed = 0;
            for (int k = 0; errorShare > 0 && k < asked; k++) {
                failed += random.nextDouble() < errorShare ? 1 : 0;
            }
            int hung = 0;
            for (int k = 0; hangingShare > 0 && k < asked - failed; k++) {
                if (random.nextDouble() < hangingShare) {
                    awaited.add((seconds - i + 1) * SECOND - k * SECOND / asked);
                    hung++;
                }
            }
            asked -= hung;
            double stall = stallShare > 0 && random.nextDouble() < stallShare ? 1e9 : 0;
            Latencies ok = times(random, asked - failed, Math.exp(logLevel), stall);
            logLevel = phi * logLevel + fresh * random.nextGaussian();
            Latencies last = i == seconds - 1 ? latencies(awaited) : Latencies.EMPTY;
            Counts counts =
                    new Counts(
                            asked + last.count(),
                            asked + last.count(),
                            asked - failed,
                            Map.of(
                                    FailureKind.HTTP_5XX,
                                    (long) failed,
                                    FailureKind.CANCELLED,
                                    last.count()));
            intervals.add(
                    interval(
                            i,
                            i == seconds - 1 ? lastNanos : SECOND,
                            shape,
                            counts,
                            Times.ofOk(new LatencyPair(ok, ok)),
                            last));
            all = all.plus(counts);
            times.add(ok);
        }
        return recording(shape, intervals, all, Latencies.merge(times), latencies(awaited));
    }

    private LoadShape shape() {
        List<Stage> plan =
                stages.isEmpty()
                        ? List.of(Stage.hold(perSecond, Duration.ofSeconds(seconds)))
                        : stages;
        return rateSigma > 0
                ? new LoadShape.Closed(plan)
                : new LoadShape.Open(plan, new Spacing.Even());
    }

    private Recording recording(
            LoadShape shape,
            List<Interval> intervals,
            Counts counts,
            Latencies ok,
            Latencies awaited) {
        Summary summary =
                new Summary(
                        (seconds - 1) * SECOND + lastNanos,
                        counts,
                        0,
                        0,
                        0,
                        awaiting(Times.ofOk(new LatencyPair(ok, ok)), awaited),
                        List.of());
        return new Recording(
                new Profile(
                        "made",
                        new RequestSpec("GET", "http://127.0.0.1/ok", List.of(), new Body.None()),
                        new Load(shape),
                        Limits.DEFAULT),
                Instant.ofEpochSecond(seed),
                intervals,
                summary,
                summary,
                new RunJudgement(stamp, Judgement.NONE, List.of(), 0, seconds),
                environment());
    }

    static Environment environment() {
        return new Environment(
                new TreeSet<>(List.of("HTTP/1.1")),
                new TreeSet<>(),
                OptionalLong.empty(),
                "epoll",
                1,
                "OpenJDK 64-Bit Server VM 25.0.1+8",
                "G1",
                "Linux 6.1.0 amd64",
                2,
                1L << 30);
    }

    private static Latencies latencies(List<Long> nanos) {
        return Latencies.of(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    private Latencies times(SplittableRandom random, int count, double level, double stall) {
        long[] nanos = new long[count];
        double bound = Math.exp(2.0537 * sigma);
        for (int k = 0; k < count; k++) {
            double time = Math.exp(sigma * random.nextGaussian());
            double slow = time > bound ? slowTimes : 1;
            nanos[k] = (long) (20e6 * level * allTimes * time * slow + stall);
        }
        return Latencies.of(nanos);
    }

    private static Times awaiting(Times times, Latencies unfinished) {
        return new Times(
                times.ok(),
                LatencyPair.EMPTY,
                LatencyPair.EMPTY,
                new LatencyPair(unfinished, unfinished),
                PhaseTimes.EMPTY,
                Latencies.EMPTY);
    }

    private static Interval interval(
            int index,
            long nanos,
            LoadShape shape,
            Counts counts,
            Times times,
            Latencies unfinished) {
        return new Interval(
                index,
                index * SECOND,
                nanos,
                shape.stageAt(index * SECOND),
                shape.levelAt(index * SECOND + SECOND / 2),
                counts,
                0,
                1_000,
                0,
                0,
                0,
                0,
                0,
                awaiting(times, unfinished),
                Optional.empty(),
                Judgement.NONE);
    }
}
