package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.PercentileEstimate.NoInterval.Cause;
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
        assertThat(response(few))
                .containsExactly("10.0 ms", "too few", "too few", "too few", "too few", "10.0 ms");
        assertThat(service(few))
                .containsExactly("6.00 ms", "too few", "too few", "too few", "too few", "6.00 ms");
        assertThat(response(row(1_000)))
                .containsExactly("10.0 ms", "10.0 ms", "10.0 ms", "10.0 ms", "too few", "10.0 ms");
    }

    @Test
    void of_no_answer_nothing_is_wanting() {
        assertThat(response(row(0))).containsOnly(Figures.NONE);
        assertThat(service(row(0))).containsOnly(Figures.NONE);
    }

    @Test
    void each_column_has_a_figure_of_its_own() {
        Latencies times =
                Latencies.of(LongStream.rangeClosed(1, 20_000).map(i -> i * 10_000).toArray());
        Latencies half =
                Latencies.of(LongStream.rangeClosed(1, 20_000).map(i -> i * 5_000).toArray());
        RequestRow row =
                RequestRow.of(
                        "All requests",
                        new Summary(
                                2_000_000_000,
                                new Counts(
                                        20_043,
                                        20_043,
                                        20_000,
                                        Map.of(
                                                FailureKind.HTTP_5XX, 2L,
                                                FailureKind.RESPONSE_TIMEOUT, 1L,
                                                FailureKind.CANCELLED, 40L)),
                                0,
                                5_000,
                                700,
                                Times.ofOk(new LatencyPair(times, half)),
                                List.of()),
                        5_000,
                        RequestRow.Known.NOTHING);
        assertThat(response(row))
                .containsExactly("100 ms", "180 ms", "190 ms", "198 ms", "200 ms", "200 ms");
        assertThat(service(row))
                .containsExactly("50.0 ms", "90.0 ms", "95.0 ms", "99.0 ms", "99.9 ms", "100 ms");
        assertThat(row.times().getFirst().words())
                .isEqualTo("p50: response time 100 ms, service time 50.0 ms");
        assertThat(row.count()).as("without what was given up").isEqualTo("20,003");
        assertThat(row.rate()).isEqualTo("5,000/s");
        assertThat(List.of(row.failures(), row.failed())).containsExactly("3", "0.02 %");
        assertThat(List.of(row.received(), row.sent())).containsExactly("5.00 kB", "700 B");
    }

    @Test
    void the_words_of_a_percentile_have_its_interval_or_why_it_has_none() {
        List<PercentileEstimate> known =
                List.of(
                        new PercentileEstimate.Known(10_000_000, 9_000_000, 11_000_000),
                        new PercentileEstimate.NoInterval(Cause.SECONDS_DIFFER, 1),
                        new PercentileEstimate.NoInterval(Cause.TOO_FEW_SECONDS, 1),
                        new PercentileEstimate.TooFew(30),
                        new PercentileEstimate.TooFew(9_000));
        RequestRow row = row(1_000, new RequestRow.Known(known, known.reversed()));
        assertThat(row.times().getFirst().words())
                .startsWith(
                        "Response time: p50 = 10.0 ms. 95 % interval: 9.00 ms to 11.0 ms.\n"
                                + "Service time: Too few samples for p50: about 9,000 more");
        assertThat(row.times().get(1).words()).contains("p90").contains("seconds differ too much");
        assertThat(row.times().get(2).words()).contains("p95").contains("Too few seconds");
        assertThat(row.times().get(4).words()).contains("p99.9").contains("about 9,000 more");
        assertThat(row.times().getLast().words())
                .as("of all samples, so it needs none")
                .isEqualTo("max: response time 10.0 ms, service time 6.00 ms");
    }

    private static List<String> response(RequestRow row) {
        return row.times().stream().map(RequestRow.BothTimes::response).toList();
    }

    private static List<String> service(RequestRow row) {
        return row.times().stream().map(RequestRow.BothTimes::service).toList();
    }

    private static Latencies repeated(int answers, long each) {
        long[] nanos = new long[answers];
        Arrays.fill(nanos, each);
        return Latencies.of(nanos);
    }

    private static RequestRow row(int answers) {
        return row(answers, RequestRow.Known.NOTHING);
    }

    private static RequestRow row(int answers, RequestRow.Known known) {
        return RequestRow.of(
                "All requests",
                new Summary(
                        1_000_000_000,
                        new Counts(answers, answers, answers, Map.of()),
                        0,
                        0,
                        0,
                        Times.ofOk(
                                new LatencyPair(
                                        repeated(answers, 10_000_000),
                                        repeated(answers, 6_000_000))),
                        List.of()),
                answers,
                known);
    }
}
