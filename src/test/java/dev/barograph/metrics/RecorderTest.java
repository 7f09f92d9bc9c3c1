package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final long MS = 1_000_000;

    private final Recorder recorder = new Recorder();

    @Test
    void response_time_counts_from_due_and_service_time_from_send() {
        recorder.record(Samples.ok(1_000, 30 * MS, 5 * MS));

        Flip flip = recorder.flip();

        assertThat(flip.times().ok().response().maxNanos()).hasValue(35 * MS);
        assertThat(flip.times().ok().service().maxNanos()).hasValue(5 * MS);
        assertThat(flip.okCount()).isOne();
    }

    @Test
    void good_failed_and_timed_out_requests_have_distributions_of_their_own() {
        recorder.record(Samples.ok(0, 0, MS));
        recorder.record(Samples.failed(FailureKind.RESET, 0, 2 * MS, "reset"));
        recorder.record(Samples.failed(FailureKind.HTTP_5XX, 0, 3 * MS, "503"));
        recorder.record(Samples.failed(FailureKind.RESPONSE_TIMEOUT, 0, 900 * MS, "late"));

        Flip flip = recorder.flip();

        assertThat(flip.times().ok().response().maxNanos()).hasValue(MS);
        assertThat(flip.times().failed().response().count()).isEqualTo(2);
        assertThat(flip.times().failed().response().minNanos()).hasValue(2 * MS);
        assertThat(flip.times().timedOut().service().maxNanos()).hasValue(900 * MS);
        assertThat(flip.times().timedOut().response().count()).isOne();
    }

    @Test
    void
            requests_awaited_when_the_run_ended_count_as_at_least_this_long_and_those_turned_away_have_no_time() {
        recorder.record(Samples.failed(FailureKind.CANCELLED, 0, 5 * MS, "stop"));
        recorder.record(Sample.notSent(0, 7 * MS, FailureKind.BACKLOG_FULL));
        recorder.record(Sample.notSent(0, 7 * MS, FailureKind.RUN_ENDED));

        Flip flip = recorder.flip();

        assertThat(flip.byKind())
                .containsOnly(
                        Map.entry(FailureKind.CANCELLED, 1L),
                        Map.entry(FailureKind.BACKLOG_FULL, 1L),
                        Map.entry(FailureKind.RUN_ENDED, 1L));
        assertThat(List.of(flip.times().ok(), flip.times().failed(), flip.times().timedOut()))
                .containsOnly(LatencyPair.EMPTY);
        assertThat(flip.times().unfinished().response().count())
                .as("cancelled and never sent for want of time: at least this long")
                .isEqualTo(2);
        assertThat(flip.times().unfinished().service().count()).isOne();
    }

    @Test
    void bytes_and_new_connections_add_up() {
        recorder.record(new Sample(0, 0, 0, 0, 1, 1, 300, 20, true, new Outcome.Ok(200)));
        recorder.record(new Sample(0, 0, 0, 0, 1, 1, 200, 10, false, new Outcome.Ok(200)));

        Flip flip = recorder.flip();

        assertThat(flip.bytesIn()).isEqualTo(500);
        assertThat(flip.bytesOut()).isEqualTo(30);
        assertThat(flip.newConnections()).isOne();
    }

    @Test
    void a_flip_takes_each_sample_once() {
        recorder.record(Samples.failed(FailureKind.TLS, 0, 2 * MS, "handshake"));
        recorder.record(Samples.ok(0, 0, MS));
        assertThat(recorder.flip().okCount()).isOne();
        recorder.record(Samples.ok(0, 0, 4 * MS));

        Flip second = recorder.flip();
        Flip third = recorder.flip();

        assertThat(second.okCount()).isOne();
        assertThat(second.times().ok().response().minNanos()).hasValue(4 * MS);
        assertThat(second.byKind()).isEmpty();
        assertThat(third).isEqualTo(new Flip(0, Map.of(), 0, 0, 0, Times.EMPTY));
    }

    @Test
    void the_error_table_keeps_the_earliest_message_of_each_kind() {
        recorder.record(Samples.failed(FailureKind.RESET, 1_500, 0, "later"));
        recorder.flip();
        recorder.record(Samples.failed(FailureKind.RESET, 1_100, 0, "first"));
        recorder.record(Samples.failed(FailureKind.DNS, 1_700, 0, "no such host"));
        recorder.record(Samples.failed(FailureKind.RESET, 1_900, 0, "last"));
        recorder.flip();

        assertThat(recorder.errors(1_000))
                .containsExactly(
                        new ErrorRow(FailureKind.RESET, 3, 100, 900, "first"),
                        new ErrorRow(FailureKind.DNS, 1, 700, 700, "no such host"));
    }

    @Test
    void what_a_stand_still_kept_from_being_sent_is_told_by_when_it_was_due() {
        for (int second = 9; second < 12; second++) {
            recorder.record(
                    Sample.notSent(
                            second * 1_000_000_000L, 12_000_000_000L, FailureKind.SUSPENDED));
        }
        recorder.flip();

        ErrorRow missed = recorder.errors(1_000_000_000L).getFirst();
        assertThat(missed.firstSeenNanos()).isEqualTo(8_000_000_000L);
        assertThat(missed.lastSeenNanos()).isEqualTo(10_000_000_000L);
    }

    @Test
    void a_million_distinct_messages_make_one_row() {
        for (int i = 0; i < 1_000_000; i++) {
            recorder.record(Samples.failed(FailureKind.MALFORMED, i, 0, "message " + i));
        }
        recorder.flip();

        assertThat(recorder.errors(0))
                .containsExactly(
                        new ErrorRow(FailureKind.MALFORMED, 1_000_000, 0, 999_999, "message 0"));
    }

    @Test
    void samples_of_a_thread_that_has_ended_are_kept_and_its_buffers_are_let_go()
            throws InterruptedException {
        Thread writer = Thread.ofPlatform().start(() -> recorder.record(Samples.ok(0, 0, MS)));
        writer.join();
        assertThat(recorder.writers()).isOne();

        assertThat(recorder.flip().okCount()).isOne();
        assertThat(recorder.writers()).isZero();
        assertThat(recorder.flip().okCount()).isZero();
    }

    @Test
    void many_writers_and_many_flips_lose_nothing_and_count_nothing_twice()
            throws InterruptedException {
        int threads = 6;
        int each = 200_000;
        List<FailureKind> kinds = List.of(FailureKind.values());
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(threads);
        AtomicInteger flipped = new AtomicInteger();
        for (int t = 0; t < threads; t++) {
            long seed = t;
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        SplittableRandom random = new SplittableRandom(seed);
                        awaitUninterruptibly(start);
                        for (int i = 0; i < each; i++) {
                            while (flipped.get() < i * 20 / each) {
                                Thread.yield();
                            }
                            long service = random.nextLong(50 * MS);
                            // One in two is good, the others go through the kinds in turn.
                            recorder.record(
                                    i % 2 == 0
                                            ? Samples.ok(0, 5, service)
                                            : Samples.failed(
                                                    kinds.get(i / 2 % kinds.size()),
                                                    0,
                                                    service,
                                                    "x"));
                        }
                        end.countDown();
                    });
        }
        start.countDown();
        List<Flip> flips = new ArrayList<>();
        while (end.getCount() > 0) {
            flips.add(recorder.flip());
            // Writers wait for this now and then, so samples are spread over many flips.
            if (flips.getLast().okCount() > 0) {
                flipped.incrementAndGet();
            }
        }
        flips.add(recorder.flip());

        Map<FailureKind, Long> expected = new EnumMap<>(FailureKind.class);
        for (int i = 1; i < each; i += 2) {
            expected.merge(kinds.get(i / 2 % kinds.size()), (long) threads, Long::sum);
        }
        Map<FailureKind, Long> counted = new EnumMap<>(FailureKind.class);
        flips.forEach(f -> f.byKind().forEach((kind, n) -> counted.merge(kind, n, Long::sum)));
        assertThat(counted).isEqualTo(expected);
        assertThat(flips.stream().mapToLong(Flip::okCount).sum()).isEqualTo(threads * each / 2L);
        assertThat(flips.stream().mapToLong(f -> f.times().ok().response().count()).sum())
                .isEqualTo(threads * each / 2L);
        assertThat(flips.stream().mapToLong(f -> f.times().ok().service().count()).sum())
                .isEqualTo(threads * each / 2L);
        assertThat(flips.stream().mapToLong(Flip::bytesIn).sum()).isEqualTo(100L * threads * each);
        assertThat(flips.stream().filter(f -> f.okCount() > 0).count()).isGreaterThan(10);
        assertThat(
                        Latencies.merge(flips.stream().map(f -> f.times().ok().response()).toList())
                                .sumNanos())
                .isEqualTo(
                        Latencies.merge(flips.stream().map(f -> f.times().ok().service()).toList())
                                .sumNanos()
                                .add(java.math.BigInteger.valueOf(5L * threads * each / 2)));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
