package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.barograph.model.Course;
import dev.barograph.model.FailureKind;
import dev.barograph.model.LoadShape;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final long S = 1_000_000_000;

    @Test
    void a_second_of_log_normal_traffic_is_kept_in_less_than_8_kb() {
        assertThat(keptBytes(10_000)).isBetween(1_000, 8 << 10);
    }

    @Test
    void a_hundred_times_the_requests_reach_a_few_more_buckets_and_take_no_more_than_24_kb() {
        assertThat(keptBytes(1_000_000)).isLessThan(24 << 10);
    }

    /// As many as a profile may have; event loops multiply it, and not all machines have memory to
    /// match.
    @Test
    void fifty_requests_take_less_than_100_mb_while_a_thread_records_them() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        List<Recorder> recorders =
                Stream.generate(Recorder::new).limit(50).collect(Collectors.toList());
        IntervalTicker ticker =
                new IntervalTicker(
                        recorders,
                        () -> new Gauges(0, 0, 0, 1, 0, 0, Collections.nCopies(50, 0L)),
                        () -> Course.of(new LoadShape.Closed(List.of())),
                        0L,
                        Watch.NONE);
        SplittableRandom random = new SplittableRandom(1);
        for (int second = 1; second <= 2; second++) {
            for (int i = 0; i < 50 * 20; i++) {
                long service = (long) (5e6 * Math.exp(0.5 * random.nextGaussian()));
                recorders
                        .get(i % 50)
                        .record(Samples.ok(0, (long) (1e5 * random.nextDouble()), service));
            }
            ticker.tick(second * S);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(ticker.summary().parts()).hasSize(50);
        assertThat(bytes).isLessThan(100 << 20);
    }

    /// Bytes of all distributions of one interval: responses within 5 ms (sigma 0.5), and 1 %
    /// failures.
    private static int keptBytes(int requests) {
        Recorder recorder = new Recorder();
        IntervalTicker ticker =
                new IntervalTicker(
                        recorder,
                        () -> new Gauges(requests, requests, 0, 1, 0, 0),
                        new LoadShape.Closed(List.of()),
                        0L,
                        Watch.NONE);
        SplittableRandom random = new SplittableRandom(requests);
        for (int i = 0; i < requests; i++) {
            long service = (long) (5e6 * Math.exp(0.5 * random.nextGaussian()));
            recorder.record(
                    i % 100 == 0
                            ? Samples.failed(FailureKind.HTTP_5XX, 0, service, "503")
                            : Samples.ok(0, (long) (1e5 * random.nextDouble()), service));
        }
        Interval interval = ticker.tick(S);
        assertThat(interval.counts().ok() + interval.counts().failed()).isEqualTo(requests);
        return List.of(interval.ok(), interval.failed(), interval.timedOut()).stream()
                .mapToInt(pair -> pair.response().packedBytes() + pair.service().packedBytes())
                .sum();
    }
}
