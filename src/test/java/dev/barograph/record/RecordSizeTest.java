package dev.barograph.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Times;
import dev.barograph.metrics.Watch;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordSizeTest {
    private static final long S = 1_000_000_000;
    private static final int REQUESTS = 10;

    @TempDir Path folder;

    /// What is written grows with the number of distinct times in a second; docs/formats.md says
    /// how much. The more there are, the less each takes: at ten times the rate not three times as
    /// much.
    @ParameterizedTest
    @CsvSource({"20, 9000000", "200, 25500000"})
    void an_hour_of_ten_requests_takes_few_MB(int perSecond, long most) throws Exception {
        Path file = Files.createFile(folder.resolve("run.sqlite"));
        List<Interval> some = intervals(40, perSecond);
        try (Connection connection = Database.create(file, Database.ANY_PAGES);
                Rows rows = new Rows(connection)) {
            for (int minute = 0; minute < 60; minute++) {
                int first = minute * 60;
                Transaction.run(
                        connection,
                        () -> {
                            for (int second = first; second < first + 60; second++) {
                                IntervalRows.write(
                                        rows, at(some.get(second % some.size()), second));
                                for (long request = 1; request <= REQUESTS; request++) {
                                    int which = (int) (second + request * 7) % some.size();
                                    Interval one = at(some.get(which), second);
                                    // How late the plan is carried out is not known by request.
                                    IntervalRows.writeTraffic(
                                            rows, request == 1 ? one : withoutLag(one), request);
                                }
                            }
                        });
            }
        }
        assertThat(Files.size(file)).isBetween(most / 2, most);
    }

    private static Interval withoutLag(Interval i) {
        Times t = i.times();
        return with(
                i,
                i.index(),
                new Times(
                        t.ok(),
                        t.failed(),
                        t.timedOut(),
                        t.unfinished(),
                        t.phases(),
                        Latencies.EMPTY));
    }

    private static Interval at(Interval i, int index) {
        return with(i, index, i.times());
    }

    private static Interval with(Interval i, int index, Times times) {
        return new Interval(
                index,
                index * S,
                i.lengthNanos(),
                i.stage(),
                i.planned(),
                i.counts(),
                i.inFlight(),
                i.permits(),
                i.waiting(),
                i.permitWaits(),
                i.newConnections(),
                i.bytesIn(),
                i.bytesOut(),
                times,
                i.health(),
                i.judgement());
    }

    /// Log-normal times of the target, microseconds in line, few new connections.
    private static List<Interval> intervals(int count, int perSecond) {
        SplittableRandom random = new SplittableRandom(1);
        Recorder recorder = new Recorder();
        IntervalTicker ticker =
                new IntervalTicker(
                        recorder,
                        () -> new Gauges(0, 0, 3, 50, 2, 0),
                        new LoadShape.Open(
                                List.of(Stage.hold(perSecond, Duration.ofHours(1))),
                                new Spacing.Even()),
                        0L,
                        Watch.NONE);
        List<Interval> intervals = new ArrayList<>();
        for (int second = 0; second < count; second++) {
            for (int i = 0; i < perSecond; i++) {
                long due = second * S + i * S / perSecond;
                long sent = due + 20_000 + (long) Math.abs(30_000 * random.nextGaussian());
                long first = sent + (long) (5_000_000 * Math.exp(0.5 * random.nextGaussian()));
                long done = first + 10_000 + random.nextInt(20_000);
                recorder.late(sent - due);
                recorder.record(
                        new Sample(
                                due,
                                sent,
                                sent,
                                sent,
                                first,
                                done,
                                2_000,
                                100,
                                false,
                                new Outcome.Ok(200)));
            }
            intervals.add(ticker.tick((second + 1) * S));
        }
        return intervals;
    }
}
