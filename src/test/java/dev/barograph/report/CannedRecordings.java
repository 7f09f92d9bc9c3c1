package dev.barograph.report;

import dev.barograph.metrics.Calibration;
import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Phases;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.metrics.Watch;
import dev.barograph.model.Body;
import dev.barograph.model.Course;
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
import dev.barograph.model.WeightedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finished runs for report tests: always the same ones.
public final class CannedRecordings {
    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;
    private static final Instant STARTED = Instant.parse("2026-03-01T12:00:00.250Z");
    private static final LoadShape OPEN =
            new LoadShape.Open(
                    List.of(
                            Stage.ramp(0, 100, Duration.ofSeconds(1)),
                            Stage.hold(100, Duration.ofSeconds(2))),
                    new Spacing.Even());
    private static final LoadShape CLOSED =
            new LoadShape.Closed(List.of(Stage.hold(64, Duration.ofSeconds(2))));

    private static final RunJudgement JUDGED =
            new RunJudgement(
                    Stamp.GENERATOR_LIMITED,
                    new Judgement(Cause.CPU, "An event loop was 97 % busy in 1 of 3 seconds."),
                    List.of("Target: too slow.", "=1+1"),
                    1,
                    4);
    private static final Environment SEEN =
            new Environment(
                    new TreeSet<>(List.of("HTTP/1.0", "HTTP/1.1")),
                    new TreeSet<>(List.of("TLSv1.3 TLS_AES_256_GCM_SHA384")),
                    OptionalLong.of(1_500_000),
                    "io_uring",
                    1,
                    "OpenJDK 25",
                    "G1",
                    "Linux 6 amd64",
                    2,
                    512L << 20);
    private static final Calibration CALIBRATED =
            new Calibration(
                    STARTED,
                    41_000,
                    OptionalDouble.of(29_000),
                    1_000,
                    120_000,
                    450_000,
                    "io_uring",
                    false);

    /// By name.
    public static final Map<String, Recording> ALL =
            new TreeMap<>(
                    Map.of(
                            "normal", normal(),
                            "empty", empty(),
                            "all-failed", allFailed(),
                            "huge", huge(),
                            "several", several()));

    private CannedRecordings() {}

    static Recording withUrl(String url) {
        Recording normal = ALL.get("normal");
        return new Recording(
                profile(url, OPEN),
                STARTED,
                normal.intervals(),
                normal.summary(),
                normal.clean(),
                normal.judgement(),
                normal.environment(),
                normal.calibration(),
                normal.events(),
                normal.exemplars());
    }

    /// Of a run of 64 permits in which nothing waits.
    ///
    /// @param sent so many so far
    private static IntervalTicker ticker(Recorder recorder, long[] sent, LoadShape shape) {
        return new IntervalTicker(
                recorder, () -> new Gauges(sent[0], sent[0], 0, 64, 0, 0), shape, 0L, Watch.NONE);
    }

    /// What was cut, of which nobody has judged anything.
    private static Recording recording(LoadShape shape, IntervalTicker ticker) {
        return new Recording(
                profile("http://127.0.0.1:8080/ok", shape),
                STARTED,
                ticker.intervals(),
                ticker.summary(),
                ticker.clean(),
                RunJudgement.NONE,
                Environment.UNKNOWN);
    }

    /// Each second of equal times.
    static Recording twoSeconds(long firstMillis, int first, long secondMillis, int second) {
        Recorder recorder = new Recorder();
        long[] sent = new long[1];
        IntervalTicker ticker = ticker(recorder, sent, CLOSED);
        for (int i = 0; i < first; i++) {
            recorder.record(sample(0, 0, firstMillis * MS, new Outcome.Ok(200), 1));
        }
        sent[0] = first;
        ticker.tick(S);
        for (int i = 0; i < second; i++) {
            recorder.record(sample(S, 0, secondMillis * MS, new Outcome.Ok(200), 1));
        }
        sent[0] += second;
        ticker.tick(2 * S);
        return recording(CLOSED, ticker);
    }

    /// Two seconds of the plan with 60 requests each, of which 40 end at once, and three of waiting
    /// for the other 40, of which 10 fail.
    static Recording slow() {
        Recorder recorder = new Recorder();
        long[] sent = new long[1];
        IntervalTicker ticker = ticker(recorder, sent, CLOSED);
        for (int second = 0; second < 5; second++) {
            sent[0] += second < 2 ? 60 : 0;
            for (int i = 0; i < 40 && second != 2 && second != 3; i++) {
                Outcome end =
                        second == 4 && i < 10
                                ? new Outcome.Failure(FailureKind.HTTP_5XX, "503")
                                : new Outcome.Ok(200);
                long due = Math.min(second, 1) * S;
                recorder.record(sample(due, 0, second == 4 ? 3 * S : 5 * MS, end, 1));
            }
            ticker.tick((second + 1) * S);
        }
        return recording(CLOSED, ticker);
    }

    /// Forty seconds of 98 good answers of 5 to 15 ms, two time-outs and two requests that are
    /// still awaited after 2 s each.
    static Recording awaiting() {
        LoadShape shape =
                new LoadShape.Open(
                        List.of(Stage.hold(100, Duration.ofSeconds(40))), new Spacing.Even());
        Recorder recorder = new Recorder();
        long[] sent = new long[1];
        IntervalTicker ticker = ticker(recorder, sent, shape);
        for (int second = 0; second < 40; second++) {
            long due = second * S;
            for (int i = 0; i < 98; i++) {
                recorder.record(
                        sample(due, 0, 5 * MS + i * 100_000L, new Outcome.Ok(200), second + i));
            }
            Outcome late = new Outcome.Failure(FailureKind.TOTAL_TIMEOUT, "30 s");
            recorder.record(sample(due, 0, 100 * MS, late, 1));
            recorder.record(sample(due, 0, 200 * MS, late, 1));
            sent[0] += 102;
            if (second == 39) {
                giveUp(recorder, 40);
            }
            ticker.tick((second + 1) * S);
        }
        return recording(shape, ticker);
    }

    /// Two requests of each second were awaited to the end of the last one.
    private static void giveUp(Recorder recorder, int seconds) {
        Outcome awaited = new Outcome.Failure(FailureKind.CANCELLED, "stop");
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < 2; i++) {
                long due = second * S;
                recorder.record(sample(due, 0, (seconds - second) * S, awaited, 1));
            }
        }
    }

    /// Two seconds with a mix of ends, one without any, and a short rest.
    private static Recording normal() {
        Recorder recorder = new Recorder();
        long[] gauges = new long[2];
        IntervalTicker ticker =
                new IntervalTicker(
                        recorder,
                        () -> new Gauges(gauges[0], gauges[1], 3, 50, 2, gauges[0] / 10),
                        OPEN,
                        0L,
                        new Watched());
        for (int second = 0; second < 4; second++) {
            int samples = second == 2 ? 0 : 100;
            for (int i = 0; i < samples; i++) {
                long due = second * S + i * MS;
                recorder.late(i == 99 ? 20 * MS : i * 1_000L);
                recorder.record(sample(due, (i % 10) * MS, 2 * MS + i * 7_919L, outcome(i), i));
            }
            gauges[0] += samples;
            gauges[1] += samples - samples / 50;
            ticker.tick(second < 3 ? (second + 1) * S : 3_250 * MS);
        }
        return new Recording(
                profile("http://127.0.0.1:8080/ok", OPEN),
                STARTED,
                ticker.intervals(),
                ticker.summary(),
                ticker.clean(),
                JUDGED,
                SEEN,
                Optional.of(CALIBRATED),
                List.of(),
                List.of());
    }

    /// As the normal one, sent as three requests of which one has failed only, and two that wait at
    /// the end of the first second.
    private static Recording several() {
        Profile profile =
                new Profile(
                        "mix",
                        List.of(
                                request("List, \"all\"", 7, "GET"),
                                request("New", 2, "POST"),
                                request("=Broken", 1, "PUT")),
                        new Load(OPEN),
                        Limits.DEFAULT,
                        List.of(),
                        false);
        List<Recorder> recorders = Recorder.of(profile);
        Long[] sent = {0L, 0L, 0L};
        long[] scheduled = new long[1];
        IntervalTicker ticker =
                new IntervalTicker(
                        recorders,
                        () ->
                                new Gauges(
                                        scheduled[0],
                                        sent[0] + sent[1] + sent[2],
                                        3,
                                        50,
                                        2,
                                        scheduled[0] / 10,
                                        List.of(sent)),
                        () -> Course.of(OPEN),
                        0L,
                        new Watched());
        for (int second = 0; second < 3; second++) {
            for (int i = 0; i < 100; i++) {
                int request = i % 10 < 7 ? 0 : i % 10 < 9 ? 1 : 2;
                long due = second * S + i * MS;
                recorders.getFirst().late(i * 1_000L);
                Outcome outcome =
                        request == 2
                                ? new Outcome.Failure(FailureKind.HTTP_5XX, "503")
                                : new Outcome.Ok(200);
                recorders
                        .get(request)
                        .record(sample(due, (i % 10) * MS, (2 + request) * MS + i, outcome, i));
                sent[request]++;
            }
            scheduled[0] += second == 0 ? 102 : second == 1 ? 98 : 100;
            ticker.tick((second + 1) * S);
        }
        return new Recording(
                profile,
                STARTED,
                ticker.intervals(),
                ticker.summary(),
                ticker.clean(),
                JUDGED,
                SEEN);
    }

    private static WeightedRequest request(String name, int weight, String method) {
        return new WeightedRequest(
                name,
                weight,
                new RequestSpec(
                        method, "http://127.0.0.1:8080/" + method, List.of(), new Body.None()));
    }

    private static Recording empty() {
        return new Recording(
                profile("http://127.0.0.1:8080/ok", CLOSED),
                STARTED,
                List.of(),
                Summary.EMPTY,
                Summary.EMPTY,
                RunJudgement.NONE,
                Environment.UNKNOWN);
    }

    private static Recording allFailed() {
        Recorder recorder = new Recorder();
        IntervalTicker ticker =
                new IntervalTicker(
                        recorder, () -> new Gauges(64, 64, 0, 64, 0, 0), CLOSED, 0L, Watch.NONE);
        for (int i = 0; i < 64; i++) {
            recorder.record(
                    sample(
                            i * MS,
                            0,
                            MS,
                            new Outcome.Failure(FailureKind.CONNECT_REFUSED, "refused"),
                            i));
        }
        ticker.tick(2 * S);
        return new Recording(
                profile("http://127.0.0.1:9/", CLOSED),
                STARTED,
                ticker.intervals(),
                ticker.summary(),
                ticker.clean(),
                RunJudgement.NONE,
                Environment.UNKNOWN);
    }

    /// Counts and times near the largest that fit.
    private static Recording huge() {
        Latencies week = Latencies.of(604_800 * S, 3_599 * S, 1);
        LatencyPair pair = new LatencyPair(week, week);
        Phases phases = new Phases(week, week, week, week, week);
        Times times = new Times(pair, pair, pair, pair, new PhaseTimes(phases, phases), week);
        Counts counts =
                new Counts(
                        9_000_000_000_000L,
                        8_000_000_000_000L,
                        7_000_000_000_000L,
                        Map.of(FailureKind.HTTP_5XX, 1_000_000_000_000L));
        Interval interval =
                new Interval(
                        0,
                        0,
                        604_800 * S,
                        0,
                        1_000_000,
                        counts,
                        100_000,
                        100_000,
                        10_000_000,
                        10_000_000,
                        Integer.MAX_VALUE,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        times,
                        Optional.empty(),
                        Judgement.NONE);
        Summary summary =
                new Summary(
                        604_800 * S,
                        counts,
                        Integer.MAX_VALUE,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        times,
                        List.of());
        return new Recording(
                profile("https://example.test/" + "x".repeat(2_000), OPEN),
                STARTED,
                List.of(interval),
                summary,
                summary,
                RunJudgement.NONE,
                Environment.UNKNOWN);
    }

    private static Outcome outcome(int i) {
        return switch (i % 25) {
            case 1 -> new Outcome.Failure(FailureKind.HTTP_5XX, "503");
            case 2 -> new Outcome.Failure(FailureKind.TOTAL_TIMEOUT, "30 s");
            case 3 -> new Outcome.Failure(FailureKind.STALE_CONNECTION, "closed");
            case 4 ->
                    i < 50
                            ? new Outcome.Failure(FailureKind.BACKLOG_FULL, "full")
                            : new Outcome.Failure(FailureKind.CANCELLED, "stop");
            default -> new Outcome.Ok(200);
        };
    }

    private static Sample sample(long due, long queue, long service, Outcome outcome, int i) {
        long sent = due + queue;
        long done = sent + service;
        return new Sample(due, sent, sent, sent, done, done, 1_000 + i, 80, i == 0, outcome);
    }

    private static Profile profile(String url, LoadShape shape) {
        return new Profile(
                "canned",
                new RequestSpec("GET", url, List.of(), new Body.None()),
                new Load(shape),
                Limits.DEFAULT);
    }

    /// In bad health in the second second.
    private static final class Watched implements Watch {
        private int asked;

        @Override
        public Optional<Health> health(long lengthNanos) {
            asked++;
            return asked > 2
                    ? Optional.empty()
                    : Optional.of(
                            new Health(
                                    0.75,
                                    asked == 1 ? OptionalDouble.empty() : OptionalDouble.of(0.9),
                                    0.5,
                                    "-http-1",
                                    0.625,
                                    3 * MS,
                                    2 * MS,
                                    1 << 20,
                                    LoopDelays.ofEach(MS, 4 * MS),
                                    5 * MS,
                                    0,
                                    64,
                                    OptionalLong.of(100),
                                    OptionalLong.of(1_024),
                                    OptionalInt.of(28_000),
                                    OptionalDouble.of(0.001)));
        }

        @Override
        public Judgement judge(Interval interval) {
            return interval.index() == 1
                    ? new Judgement(Cause.CPU, "An event loop was 97 % busy.")
                    : Judgement.NONE;
        }
    }
}
