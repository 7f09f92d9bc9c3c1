package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesPackingTest {
    private static final long MS = 1_000_000;

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void whatever_was_recorded_comes_back_exactly() {
        for (int round = 0; round < 300; round++) {
            int samples = 1 << random.nextInt(12);
            int spread = 1 + random.nextInt(55);
            Latencies response = recorded(new LatencyBuffer(), samples, spread);
            same(
                    new Times(
                            new LatencyPair(response, later(response)),
                            new LatencyPair(response, response),
                            new LatencyPair(
                                    response, recorded(new LatencyBuffer(), samples, spread)),
                            LatencyPair.EMPTY,
                            new PhaseTimes(phases(samples / 2, spread), phases(samples, spread)),
                            recorded(LatencyBuffer.coarse(), samples, spread)));
        }
    }

    @Test
    void the_ends_of_what_can_be_recorded_come_back_exactly() {
        same(Times.EMPTY);
        same(ofOk(Latencies.of(0)));
        same(ofOk(Latencies.of(Long.MAX_VALUE, 0, 1, Buckets.HIGHEST_NANOS, 5 * MS)));
        long[] many = new long[1_000_000];
        Arrays.fill(many, 604_800_000 * MS);
        same(ofOk(Latencies.of(many)));
        long[] each = new long[100_000];
        Arrays.setAll(each, i -> i);
        same(ofOk(Latencies.of(each)));
    }

    /// Four of the five have two digits or go with another one.
    @ParameterizedTest
    @CsvSource({"20, 130", "200, 430", "20000, 6000"})
    void a_second_of_usual_times_takes_few_bytes(int samples, int most) {
        LatencyBuffer response = new LatencyBuffer();
        LatencyBuffer service = new LatencyBuffer();
        LatencyBuffer[] phases = new LatencyBuffer[3];
        Arrays.setAll(phases, i -> LatencyBuffer.coarse());
        for (int i = 0; i < samples; i++) {
            long queue = 20_000 + (long) Math.abs(30_000 * random.nextGaussian());
            long first = (long) (5 * MS * Math.exp(0.5 * random.nextGaussian()));
            long download = 10_000 + random.nextInt(20_000);
            response.record(queue + first + download);
            service.record(first + download);
            phases[0].record(queue);
            phases[1].record(first);
            phases[2].record(download);
        }
        Latencies[] done =
                Arrays.stream(phases).map(LatencyBuffer::toLatencies).toArray(Latencies[]::new);
        Times times =
                GoodTimes.of(
                        response.toLatencies(),
                        service.toLatencies(),
                        done[0],
                        done[1],
                        done[2],
                        Latencies.EMPTY);
        same(times);
        assertThat(times.toBytes().length).isBetween(most / 3, most);
    }

    /// Whole seconds in line: to follow each of the thousands that may come in a bucket would take
    /// too long, so that these are written in another way.
    @Test
    void times_of_requests_that_waited_long_come_back_exactly_too() {
        LatencyBuffer response = new LatencyBuffer();
        LatencyBuffer service = new LatencyBuffer();
        LatencyBuffer queue = LatencyBuffer.coarse();
        for (int i = 0; i < 3_000; i++) {
            long waited = random.nextLong(4_000 * MS);
            long took = 5 * MS + random.nextLong(MS);
            response.record(waited + took);
            service.record(took);
            queue.record(waited);
        }
        Times times =
                GoodTimes.of(
                        response.toLatencies(),
                        service.toLatencies(),
                        queue.toLatencies(),
                        Latencies.EMPTY,
                        Latencies.EMPTY,
                        Latencies.EMPTY);
        same(times);
    }

    @Test
    void equal_distributions_are_written_once() {
        Latencies one = recorded(new LatencyBuffer(), 1_000, 30);
        int alone = ofOk(one).toBytes().length;

        Times both = Times.ofOk(new LatencyPair(one, one));

        same(both);
        assertThat(both.toBytes().length - alone).isBetween(1, 25);
    }

    @Test
    void bytes_that_were_cut_or_changed_are_refused_or_read_but_never_a_crash() {
        Latencies some = Latencies.of(1, 5 * MS, 6 * MS, 6 * MS, 90 * MS);
        Times times =
                new Times(
                        new LatencyPair(some, later(some)),
                        new LatencyPair(recorded(new LatencyBuffer(), 9_000, 12), some),
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        new PhaseTimes(Phases.EMPTY, phases(5, 30)),
                        Latencies.EMPTY);
        survives(times.toBytes(), Times::ofBytes);
        // What the first format of kept runs has for the same times.
        survives(
                HexFormat.of()
                        .parseHex(
                                "00040100fdd505f7fc0587c09ed0c4e8030ffffff000000000000698400f35f480"),
                Latencies::ofBytes);
    }

    private void survives(byte[] bytes, Function<byte[], Object> reading) {
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> reading.apply(cut))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = bytes.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                reading.apply(changed);
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static Times ofOk(Latencies response) {
        return Times.ofOk(new LatencyPair(response, Latencies.EMPTY));
    }

    private Phases phases(int samples, int spread) {
        return new Phases(
                recorded(LatencyBuffer.coarse(), samples, spread),
                recorded(LatencyBuffer.coarse(), samples, 4),
                Latencies.EMPTY,
                recorded(LatencyBuffer.coarse(), samples, spread),
                recorded(new LatencyBuffer(), samples, 20));
    }

    private Latencies recorded(LatencyBuffer buffer, int samples, int spread) {
        for (int i = 0; i < samples; i++) {
            buffer.record(random.nextLong(1L << spread));
        }
        return buffer.toLatencies();
    }

    /// As many times, each a little shorter.
    private static Latencies later(Latencies times) {
        LatencyBuffer buffer = new LatencyBuffer();
        times.forEachBucket((edge, count) -> {
            for (long i = 0; i < count; i++) {
                buffer.record(Math.max(0, edge - 40_000 - i % 3_000));
            }
        });
        return buffer.toLatencies();
    }

    private static void same(Times expected) {
        Times actual = Times.ofBytes(expected.toBytes());
        assertThat(actual)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("(.*\\.)?shownNanos")
                .isEqualTo(expected);
    }
}
