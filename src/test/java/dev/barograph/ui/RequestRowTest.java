package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
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

    @Test
    void each_column_has_a_figure_of_its_own() {
        Latencies times =
                Latencies.of(LongStream.rangeClosed(1, 20_000).map(i -> i * 10_000).toArray());
        RequestRow row =
                RequestRow.of(
                        "All requests",
                        new Summary(
                                2_000_000_000,
                                new Counts(
                                        20_003,
                                        20_003,
                                        20_000,
                                        Map.of(
                                                FailureKind.HTTP_5XX, 2L,
                                                FailureKind.RESPONSE_TIMEOUT, 1L)),
                                0,
                                5_000,
                                700,
                                Times.ofOk(new LatencyPair(times, times)),
                                List.of()));
        assertThat(List.of(row.p50(), row.p90(), row.p95(), row.p99(), row.tail()))
                .containsExactly("100 ms", "180 ms", "190 ms", "198 ms", "200 ms");
        assertThat(row.failures()).startsWith("3 (");
        assertThat(List.of(row.received(), row.sent())).containsExactly("5.00 kB", "700 B");
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
