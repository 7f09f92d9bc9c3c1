package dev.barograph.ui;

import dev.barograph.chart.Canned;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.GoodTimes;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.RequestPart;
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
import dev.barograph.model.WeightedRequest;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A run of three requests that was never made, at 100/s: each second 60 times *List orders* in 10
/// ms, 30 times *New order* in 40 ms, of which from the eleventh second on two fail, and 10 times
/// *Search* in 200 ms, of which one fails.
final class CannedMix {
    static final Profile PROFILE =
            profile(
                    100,
                    180,
                    List.of(
                            request("List orders", 6, "/orders"),
                            request("New order", 3, "/orders/new"),
                            request("Search", 1, "/search")));
    static final List<RequestOfRun> REQUESTS = RequestOfRun.of(PROFILE);
    static final RequestOfRun LIST = REQUESTS.get(0);
    static final RequestOfRun NEW = REQUESTS.get(1);
    static final RequestOfRun SEARCH = REQUESTS.get(2);

    private static final int FAILING_FROM = 10;
    private static final long SECOND = 1_000_000_000L;

    private CannedMix() {}

    /// Of a steady rate.
    static Profile profile(int perSecond, int seconds, List<WeightedRequest> requests) {
        return new Profile(
                "Mix",
                requests,
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(perSecond, Duration.ofSeconds(seconds))),
                                new Spacing.Even())),
                Limits.DEFAULT,
                List.of(),
                false);
    }

    static WeightedRequest request(String name, int weight, String path) {
        return new WeightedRequest(
                name,
                weight,
                new RequestSpec(
                        "GET", "http://127.0.0.1:18080" + path, List.of(), new Body.None()));
    }

    static Snapshot of(int seconds, RunPhase phase) {
        List<Interval> intervals = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            intervals.add(second(second));
        }
        Summary whole = CannedRun.summary(intervals);
        List<Summary> parts = new ArrayList<>();
        for (RequestOfRun each : REQUESTS) {
            Summary part = CannedRun.summary(each.partOf(intervals));
            parts.add(
                    new Summary(
                            part.tookNanos(),
                            part.counts(),
                            part.newConnections(),
                            part.bytesIn(),
                            part.bytesOut(),
                            part.times(),
                            part.errors().stream().map(row -> said(row, each.name())).toList()));
        }
        return new Snapshot(
                phase,
                seconds * SECOND,
                seconds / 180.0,
                OptionalLong.of((180 - seconds) * SECOND),
                new Gauges(whole.counts().scheduled(), whole.counts().sent(), 27, 64, 12, 0),
                List.copyOf(intervals),
                whole.withParts(parts),
                whole,
                new RunJudgement(Stamp.VALID, Judgement.NONE, List.of(), 0, seconds),
                List.of(),
                examples());
    }

    /// Such a run as it is kept.
    static Recording recording(int seconds) {
        Snapshot run = of(seconds, RunPhase.DONE);
        return new Recording(
                PROFILE,
                Instant.EPOCH,
                run.intervals(),
                run.summary(),
                run.clean(),
                run.judgement(),
                Environment.UNKNOWN);
    }

    /// Three good responses and a failure of each request.
    static List<Exemplar> examples() {
        List<Exemplar> all = new ArrayList<>();
        for (RequestOfRun each : REQUESTS) {
            for (int i = 1; i <= 3; i++) {
                all.add(named(Examples.ok(i, 10L * i + each.index()), each.name()));
            }
            all.add(named(Examples.failed(4, 7, FailureKind.HTTP_5XX, 503), each.name()));
        }
        return List.copyOf(all);
    }

    private static Exemplar named(Exemplar example, String name) {
        return new Exemplar(name, example.interval(), example.sample(), example.exchange());
    }

    private static ErrorRow said(ErrorRow row, String who) {
        return new ErrorRow(
                row.kind(),
                row.count(),
                row.firstSeenNanos(),
                row.lastSeenNanos(),
                who + " failed");
    }

    private static Interval second(int second) {
        return second(
                second,
                List.of(
                        part(60, 10, Map.of()),
                        part(
                                30,
                                40,
                                second >= FAILING_FROM
                                        ? Map.of(FailureKind.HTTP_5XX, 2L)
                                        : Map.of()),
                        part(10, 200, Map.of(FailureKind.RESET, 1L))));
    }

    /// A watched second in which all that was planned was sent.
    static Interval second(int second, List<RequestPart> parts) {
        Latencies all =
                Latencies.merge(parts.stream().map(each -> each.times().ok().response()).toList());
        Counts counts = parts.stream().map(RequestPart::counts).reduce(Counts.ZERO, Counts::plus);
        Interval whole =
                Canned.watched(
                        Canned.interval(second, counts.scheduled(), counts, all, 20, 5),
                        Latencies.of(70_000),
                        Canned.health(0.3, 0.6, 400_000, 1_100_000, 0));
        return new Interval(
                second,
                whole.startNanos(),
                whole.lengthNanos(),
                0,
                whole.planned(),
                counts,
                whole.inFlight(),
                whole.permits(),
                whole.waiting(),
                0,
                0,
                1_000 * counts.scheduled(),
                100 * counts.scheduled(),
                times(all, whole.times().lag()),
                whole.health(),
                Judgement.NONE,
                parts);
    }

    private static RequestPart part(int count, long millis, Map<FailureKind, Long> failed) {
        long[] nanos = new long[count - failed.values().stream().mapToInt(Long::intValue).sum()];
        Arrays.setAll(nanos, i -> (millis + i % 5) * 1_000_000L);
        return part(failed, nanos);
    }

    /// @param nanos of each good response
    static RequestPart part(Map<FailureKind, Long> failed, long... nanos) {
        long count = nanos.length + failed.values().stream().mapToLong(Long::longValue).sum();
        return new RequestPart(
                new Counts(count, count, nanos.length, failed),
                0,
                1_000 * count,
                100 * count,
                times(Latencies.of(nanos), Latencies.EMPTY));
    }

    private static Times times(Latencies ok, Latencies lag) {
        return GoodTimes.of(ok, ok, ok, ok, Latencies.EMPTY, lag);
    }
}
