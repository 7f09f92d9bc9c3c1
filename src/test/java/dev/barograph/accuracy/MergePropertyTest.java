package dev.barograph.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Watch;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Sample;
import dev.barograph.model.Stage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However samples are spread over threads, seconds and recorders, and whatever order the parts are
/// put together in: the figures are those of one recorder that saw everything.
@Tag("accuracy")
class MergePropertyTest {
    private static final long SECONDS = 1_000_000_000;

    private static final class Track {
        private final Recorder recorder = new Recorder();
        private final IntervalTicker ticker =
                new IntervalTicker(
                        recorder,
                        () -> Gauges.ZERO,
                        new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofMinutes(1)))),
                        0,
                        Watch.NONE);
        private long now;

        private void tick() {
            now += SECONDS;
            var _ = ticker.tick(now);
        }

        private Summary summary() {
            return ticker.summary();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void split_over_recorders_threads_and_intervals_equals_recorded_by_one(long seed)
            throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sample> all = samples(random);
        Track whole = new Track();
        all.forEach(whole.recorder::record);
        whole.tick();

        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            tracks.add(new Track());
        }
        int from = 0;
        while (from < all.size()) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(all.size()));
            List<Sample> part = all.subList(from, to);
            Track track = tracks.get(random.nextInt(tracks.size()));
            Thread writer = Thread.ofPlatform().start(() -> part.forEach(track.recorder::record));
            writer.join();
            if (random.nextBoolean()) {
                track.tick();
            }
            from = to;
        }
        tracks.forEach(Track::tick);

        for (Function<LatencyPair, Latencies> curve :
                List.<Function<LatencyPair, Latencies>>of(
                        LatencyPair::response, LatencyPair::service)) {
            Latencies expected = curve.apply(whole.summary().ok());
            List<Latencies> bySummary =
                    tracks.stream().map(t -> curve.apply(t.summary().ok())).toList();
            assertSame(Latencies.merge(bySummary), expected);
            List<Latencies> byInterval = new ArrayList<>();
            for (Track track : tracks) {
                for (Interval interval : track.ticker.intervals()) {
                    byInterval.add(curve.apply(interval.ok()));
                }
            }
            Collections.shuffle(byInterval, new Random(seed));
            assertSame(Latencies.merge(byInterval), expected);
            assertThat(encodedDecodedAdded(byInterval)).isEqualTo(expected.toHistogram());
        }
    }

    /// Each part over the library's wire format.
    private static Histogram encodedDecodedAdded(List<Latencies> parts) throws DataFormatException {
        Histogram sum = Latencies.EMPTY.toHistogram();
        for (Latencies part : parts) {
            Histogram own = part.toHistogram();
            ByteBuffer wire = ByteBuffer.allocate(own.getNeededByteBufferCapacity());
            own.encodeIntoCompressedByteBuffer(wire);
            wire.flip();
            sum.add(Histogram.decodeFromCompressedByteBuffer(wire, 0));
        }
        return sum;
    }

    private static void assertSame(Latencies actual, Latencies expected) {
        assertThat(buckets(actual)).isEqualTo(buckets(expected));
        assertThat(actual.count()).isEqualTo(expected.count());
        assertThat(actual.sumNanos()).isEqualTo(expected.sumNanos());
        assertThat(actual.stddevNanos()).isEqualTo(expected.stddevNanos());
        assertThat(actual.minNanos()).isEqualTo(expected.minNanos());
        assertThat(actual.maxNanos()).isEqualTo(expected.maxNanos());
        assertThat(actual.overflows()).isEqualTo(expected.overflows());
        for (double p = 0; p <= 100; p += 0.1) {
            assertThat(actual.percentileNanos(p)).isEqualTo(expected.percentileNanos(p));
        }
    }

    private static List<List<Long>> buckets(Latencies latencies) {
        List<List<Long>> buckets = new ArrayList<>();
        latencies.forEachBucket((edge, count) -> buckets.add(List.of(edge, count)));
        return buckets;
    }

    /// Log-normal, from nanoseconds to beyond the last bucket, with a queue now and then.
    private static List<Sample> samples(SplittableRandom random) {
        int count = 1 + random.nextInt(20_000);
        double median = random.nextDouble(3, 27);
        double spread = random.nextDouble(0, 4);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long queue = random.nextBoolean() ? 0 : random.nextLong(5 * SECONDS);
            long service = (long) Math.exp(median + spread * random.nextGaussian());
            samples.add(MadeSamples.ok(i, i + queue, i + queue + service));
        }
        return samples;
    }
}
