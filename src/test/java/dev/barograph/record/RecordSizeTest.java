package dev.barograph.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Watch;
import dev.barograph.model.Body;
import dev.barograph.model.Course;
import dev.barograph.model.Exchange;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordSizeTest {
    private static final long S = 1_000_000_000;
    private static final int REQUESTS = 10;
    private static final int SECONDS = 3_600;
    private static final int WRITTEN = 900;
    private static final int MOST_EXAMPLES = 2_000;

    @TempDir Path folder;

    /// What is written grows with the number of distinct times in a second; docs/formats.md says
    /// how much. The more there are, the less each takes: at ten times the rate not three times as
    /// much. Each second takes as much as any other, so a quarter of an hour shows what a whole one
    /// takes; of examples it has as many as a run keeps.
    @ParameterizedTest
    @CsvSource({"20, 10000000", "200, 20000000"})
    void an_hour_of_ten_requests_takes_less_than_20_MB(int perSecond, long most) throws Exception {
        Made made = new Made(perSecond);
        Path file = Files.createFile(folder.resolve("run.sqlite"));
        try (RunWriter writer = RunWriter.create(file, made.facts())) {
            for (int second = 1; second <= WRITTEN; second++) {
                made.second(second);
                if (second % 20 == 0) {
                    writer.write(made.state());
                }
            }
            Recording whole = made.recording();
            writer.end(whole, new Ending(Ending.Kind.COMPLETED, WRITTEN * S, Optional.empty()));
            writer.settle();
        }

        assertThat(hour(file)).isBetween(most / 2, most);
        KeptRun kept = RunFile.open(file);
        assertThat(kept.damage()).isEmpty();
        assertThat(kept.recording().intervals()).hasSize(WRITTEN);
        assertThat(kept.recording().summary().parts())
                .hasSize(REQUESTS)
                .allMatch(part -> part.counts().ok() == (long) WRITTEN * perSecond);
    }

    /// The bytes that an hour of the same would take.
    private static long hour(Path file) throws Exception {
        double bytes = 0;
        try (Connection connection = Database.readOnly(file);
                Statement statement = connection.createStatement();
                ResultSet tables =
                        statement.executeQuery(
                                "SELECT name, sum(pgsize), (SELECT count(*) FROM exemplar) FROM"
                                        + " dbstat GROUP BY name")) {
            while (tables.next()) {
                double growth =
                        switch (tables.getString(1)) {
                            case "traffic", "interval", "health" -> (double) SECONDS / WRITTEN;
                            case "exemplar" -> (double) MOST_EXAMPLES / tables.getLong(3);
                            default -> 1;
                        };
                bytes += growth * tables.getLong(2);
            }
        }
        assertThat(bytes).isGreaterThan(Files.size(file));
        return (long) bytes;
    }

    /// A run of ten requests, each with log-normal times of the target, microseconds in line, and
    /// few new connections, recorded as a real one is.
    private static final class Made {
        private static final Exchange SAID =
                new Exchange(
                        OptionalLong.of(S),
                        OptionalInt.of(200),
                        List.of(
                                new Header("Content-Type", "application/json"),
                                new Header("Content-Length", "2000"),
                                new Header("Date", "Fri, 27 Nov 2026 18:47:52 GMT")),
                        Optional.of("x".repeat(300)));

        private final SplittableRandom random = new SplittableRandom(1);
        private final int perSecond;
        private final Profile profile;
        private final List<Recorder> recorders;
        private final IntervalTicker ticker;
        private long sent;

        Made(int perSecond) {
            this.perSecond = perSecond;
            LoadShape shape =
                    new LoadShape.Open(
                            List.of(
                                    Stage.hold(
                                            (double) REQUESTS * perSecond,
                                            Duration.ofSeconds(SECONDS))),
                            new Spacing.Even());
            profile =
                    new Profile(
                            "ten",
                            IntStream.range(0, REQUESTS)
                                    .mapToObj(i ->
                                            new WeightedRequest(
                                                    "request " + i,
                                                    1,
                                                    new RequestSpec(
                                                            "GET",
                                                            "http://127.0.0.1/" + i,
                                                            List.of(),
                                                            new Body.None())))
                                    .toList(),
                            new Load(shape),
                            Limits.DEFAULT,
                            List.of(),
                            false);
            recorders = Recorder.of(profile);
            ticker =
                    new IntervalTicker(
                            recorders, this::gauges, () -> Course.of(shape), 0L, new Watched());
        }

        private Gauges gauges() {
            return new Gauges(
                    sent * REQUESTS,
                    sent * REQUESTS,
                    3,
                    50,
                    2,
                    0,
                    Collections.nCopies(REQUESTS, sent));
        }

        void second(int second) {
            for (Recorder recorder : recorders) {
                for (int i = 0; i < perSecond; i++) {
                    record((second - 1) * S + i * S / perSecond, recorder);
                }
            }
            sent += perSecond;
            ticker.tick(second * S);
        }

        private void record(long due, Recorder recorder) {
            long sentAt = due + 20_000 + (long) Math.abs(30_000 * random.nextGaussian());
            boolean fresh = random.nextInt(10_000) == 0;
            long connected = sentAt + (fresh ? 100_000 + random.nextInt(100_000) : 0);
            long first = connected + (long) (5_000_000 * Math.exp(0.5 * random.nextGaussian()));
            long done = first + 10_000 + random.nextInt(20_000);
            recorders.getFirst().late(sentAt - due);
            recorder.record(
                    new Sample(
                            due,
                            sentAt,
                            connected,
                            connected,
                            first,
                            done,
                            2_000,
                            100,
                            fresh,
                            new Outcome.Ok(200)),
                    () -> SAID);
        }

        RunFacts facts() {
            return new RunFacts(
                    "20260301-142530-k3f9a2xw",
                    profile,
                    "test",
                    Environment.UNKNOWN,
                    Optional.empty(),
                    Instant.EPOCH);
        }

        RunState state() {
            return new RunState(
                    Instant.EPOCH,
                    ticker.intervals(),
                    ticker.summary(),
                    RunJudgement.NONE,
                    List.of(),
                    ticker.exemplars());
        }

        Recording recording() {
            return new Recording(
                            profile,
                            Instant.EPOCH,
                            ticker.intervals(),
                            ticker.summary(),
                            ticker.clean(),
                            RunJudgement.NONE,
                            Environment.UNKNOWN)
                    .explained(List.of(), ticker.exemplars());
        }
    }

    private static final class Watched implements Watch {
        private final SplittableRandom random = new SplittableRandom(2);

        @Override
        public Optional<Health> health(long lengthNanos) {
            return Optional.of(
                    new Health(
                            random.nextDouble(),
                            OptionalDouble.of(random.nextDouble()),
                            random.nextDouble(),
                            "barograph-1",
                            random.nextDouble(),
                            random.nextLong(S / 100),
                            random.nextLong(S / 100),
                            50_000_000 + random.nextLong(1_000_000),
                            LoopDelays.ofEach(random.nextLong(S / 100), random.nextLong(S / 100)),
                            random.nextLong(S / 100),
                            0,
                            30,
                            OptionalLong.of(80),
                            OptionalLong.of(1 << 20),
                            OptionalInt.of(28_000),
                            OptionalDouble.of(0)));
        }

        @Override
        public Judgement judge(Interval interval) {
            return Judgement.NONE;
        }
    }
}
