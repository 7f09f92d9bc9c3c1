package dev.barograph.record;

import dev.barograph.metrics.Calibration;
import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Watch;
import dev.barograph.model.AddressTaken;
import dev.barograph.model.Body;
import dev.barograph.model.Course;
import dev.barograph.model.Exchange;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Header;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Runs that never were, with something in every field.
final class RandomRecordings {
    private static final long S = 1_000_000_000;
    private static final String[] TEXTS = {
        "",
        "GET /",
        "häß \u4f60\u597d \ud83d\ude00",
        "a\nb\\n:c: d",
        "it's; DROP TABLE run;--",
        "x".repeat(3_000),
        "tab\tand \"quotes\"",
        "ends with \\"
    };

    private final SplittableRandom random;

    RandomRecordings(long seed) {
        random = new SplittableRandom(seed);
    }

    Recording next(int seconds) {
        return next(seconds, 1);
    }

    Recording next(int seconds, int requests) {
        LoadShape shape =
                new LoadShape.Open(
                        List.of(Stage.hold(100, Duration.ofSeconds(seconds + 1))),
                        new Spacing.Poisson(random.nextInt(9)));
        Profile profile = profile(shape, requests);
        List<Recorder> recorders = Recorder.of(profile);
        long[] scheduled = new long[1];
        Long[] sent = new Long[requests];
        Arrays.fill(sent, 0L);
        IntervalTicker ticker =
                new IntervalTicker(
                        recorders,
                        () ->
                                new Gauges(
                                        scheduled[0],
                                        scheduled[0],
                                        3,
                                        50,
                                        2,
                                        scheduled[0] / 7,
                                        List.of(sent)),
                        () -> Course.of(shape),
                        0L,
                        new Watched());
        List<Exemplar> exemplars = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            int samples = random.nextInt(4) == 0 ? 0 : random.nextInt(200);
            for (int i = 0; i < samples; i++) {
                recorders.getFirst().late(random.nextLong(1 + S / 100));
                Sample sample = sample(second * S + i);
                int request = requests == 1 ? 0 : random.nextInt(requests);
                sent[request]++;
                recorders.get(request).record(sample);
                if (random.nextInt(20) == 0) {
                    exemplars.add(new Exemplar(text(), second, sample, exchange()));
                }
            }
            scheduled[0] += samples;
            ticker.tick((second + 1) * S + random.nextInt(1_000_000));
        }
        return new Recording(
                profile,
                Instant.now().plusNanos(random.nextInt(1_000)),
                ticker.intervals(),
                ticker.summary(),
                ticker.clean(),
                judgement(seconds),
                environment(),
                random.nextBoolean() ? Optional.of(calibration()) : Optional.empty(),
                events(seconds),
                exemplars);
    }

    private Profile profile(LoadShape shape, int requests) {
        String name = "name " + text();
        List<WeightedRequest> all = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            all.add(
                    new WeightedRequest(
                            requests == 1 ? name : i + " " + text(),
                            requests == 1 ? 1 : 1 + random.nextInt(9),
                            request()));
        }
        return new Profile(
                name,
                all,
                new Load(shape, random.nextBoolean() ? OptionalLong.of(7) : OptionalLong.empty()),
                Limits.DEFAULT,
                List.of(),
                false);
    }

    private RequestSpec request() {
        return new RequestSpec(
                "POST",
                "http://127.0.0.1:8080/" + random.nextInt(),
                List.of(new Header("X-A", "b c")),
                new Body.Text(text()));
    }

    private Sample sample(long due) {
        long sent = due + random.nextLong(1_000_000);
        boolean fresh = random.nextInt(10) == 0;
        long tcp = sent + (fresh ? random.nextLong(200_000) : 0);
        long connected = tcp + (fresh ? random.nextLong(900_000) : 0);
        long first = connected + random.nextLong(1L << (10 + random.nextInt(35)));
        long done = first + random.nextLong(1_000_000);
        return new Sample(
                due,
                sent,
                tcp,
                connected,
                first,
                done,
                random.nextLong(1_000_000),
                random.nextLong(1_000),
                fresh,
                outcome());
    }

    private Outcome outcome() {
        if (random.nextInt(5) > 0) {
            return new Outcome.Ok(100 + random.nextInt(300));
        }
        FailureKind kind = pick(FailureKind.values());
        return random.nextBoolean()
                ? new Outcome.Failure(kind, text())
                : new Outcome.Failure(kind, OptionalInt.of(503), text());
    }

    private Exchange exchange() {
        List<Header> headers = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            headers.add(new Header("X:" + text(), text()));
        }
        return new Exchange(
                random.nextBoolean() ? OptionalLong.of(random.nextLong(S)) : OptionalLong.empty(),
                random.nextBoolean() ? OptionalInt.of(204) : OptionalInt.empty(),
                headers,
                random.nextBoolean() ? Optional.of(text()) : Optional.empty());
    }

    private List<RunEvent> events(int seconds) {
        List<RunEvent> events = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            events.add(new RunEvent(i * S, pick(RunEvent.Kind.values()), text()));
        }
        return events;
    }

    private RunJudgement judgement(int seconds) {
        return new RunJudgement(
                pick(Stamp.values()),
                new Judgement(pick(Cause.values()), text()),
                List.of(text(), text()),
                random.nextInt(seconds + 1),
                seconds);
    }

    private Environment environment() {
        Environment one =
                new Environment(
                        new TreeSet<>(List.of("HTTP/1.1", text())),
                        new TreeSet<>(List.of(text())),
                        random.nextBoolean() ? OptionalLong.of(5) : OptionalLong.empty(),
                        "epoll",
                        2,
                        text(),
                        "Serial",
                        text(),
                        4,
                        random.nextLong(Long.MAX_VALUE));
        return random.nextBoolean()
                ? one
                : one.withAddresses(
                        List.of(
                                new AddressTaken("::1", random.nextInt(1 << 20), 0),
                                new AddressTaken("127.0.0.1", 3, random.nextLong(1L << 40))));
    }

    private Calibration calibration() {
        return new Calibration(
                Instant.EPOCH.plusNanos(random.nextLong(1L << 60)),
                41_000,
                random.nextBoolean() ? OptionalDouble.of(29_000) : OptionalDouble.empty(),
                1_000,
                120_000,
                450_000,
                text(),
                random.nextBoolean());
    }

    private String text() {
        return pick(TEXTS);
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }

    private final class Watched implements Watch {
        private final int loops = 1 + random.nextInt(4);

        @Override
        public Optional<Health> health(long lengthNanos) {
            RandomGenerator r = random;
            boolean all = r.nextBoolean();
            return r.nextInt(4) == 0
                    ? Optional.empty()
                    : Optional.of(
                            new Health(
                                    r.nextInt(4),
                                    all
                                            ? OptionalDouble.of(r.nextDouble())
                                            : OptionalDouble.empty(),
                                    r.nextDouble(),
                                    text(),
                                    1,
                                    r.nextLong(S),
                                    r.nextLong(S),
                                    r.nextLong(S),
                                    loopDelays(),
                                    r.nextLong(S),
                                    r.nextLong(S),
                                    r.nextInt(1_000),
                                    all ? OptionalLong.of(3) : OptionalLong.empty(),
                                    all ? OptionalLong.empty() : OptionalLong.of(9),
                                    all ? OptionalInt.of(5) : OptionalInt.empty(),
                                    all ? OptionalDouble.of(0) : OptionalDouble.empty()));
        }

        private LoopDelays loopDelays() {
            return new LoopDelays.OfEach(random.longs(loops, 0, S).boxed().toList());
        }

        @Override
        public Judgement judge(Interval interval) {
            return new Judgement(pick(Cause.values()), text());
        }
    }
}
