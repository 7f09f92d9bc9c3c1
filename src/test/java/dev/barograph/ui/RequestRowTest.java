package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestRowTest {
    @Test
    void a_percentile_takes_ten_answers_beyond_it() {
        RequestRow few = row(25);
        assertThat(few.p50()).isEqualTo("10.0 ms");
        assertThat(List.of(few.p90(), few.p95(), few.p99(), few.tail())).containsOnly("too few");
        RequestRow more = row(1_000);
        assertThat(List.of(more.p50(), more.p90(), more.p95(), more.p99())).containsOnly("10.0 ms");
        assertThat(more.tail()).isEqualTo("too few");
    }

    @Test
    void of_no_answer_nothing_is_wanting() {
        assertThat(row(0).p99()).isEqualTo(Figures.NONE);
    }

    private static RequestRow row(int answers) {
        long[] nanos = new long[answers];
        Arrays.fill(nanos, 10_000_000);
        Latencies times = Latencies.of(nanos);
        return RequestRow.of(
                "All requests",
                new Summary(
                        1_000_000_000,
                        new Counts(answers, answers, answers, Map.of()),
                        0,
                        0,
                        0,
                        Times.ofOk(new LatencyPair(times, times)),
                        List.of()));
    }
}
