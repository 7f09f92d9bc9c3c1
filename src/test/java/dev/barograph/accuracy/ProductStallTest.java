package dev.barograph.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.report.ReportFile;
import dev.barograph.report.ReportFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The stall through the product's own door, in both models: what the closed one does not see, it
/// has to say. The two run at the same time.
@Tag("accuracy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductStallTest {
    private static final int USERS = 10;
    private static final int PERMITS = 100;
    private static final Stall CLOSED = new Stall(500, 10, 2, 0.005, 3.5);
    private static final Stall OPEN = new Stall(500, 10, 2, 0.005, 6);

    // Before the first test.
    @SuppressWarnings("NullAway.Init")
    private ProductRun closed;

    @SuppressWarnings("NullAway.Init")
    private ProductRun open;

    @BeforeAll
    void carryOut() throws Exception {
        WarmedUp.now();
        Fitness.settle();
        try (ExecutorService starter = Executors.newCachedThreadPool()) {
            Future<ProductRun> openFirst = starter.submit(ProductStallTest::runOpen);
            Future<ProductRun> closedFirst = starter.submit(ProductStallTest::runClosed);
            ProductRun openTried = openFirst.get();
            ProductRun closedTried = closedFirst.get();
            open = Fitness.require("product, open", openTried, ProductStallTest::runOpen);
            closed = Fitness.require("product, closed", closedTried, ProductStallTest::runClosed);
        }
    }

    private static ProductRun runOpen() throws Exception {
        return ProductRun.of(OPEN, url -> RealRun.profile(url, OPEN.open(), PERMITS));
    }

    private static ProductRun runClosed() throws Exception {
        return ProductRun.of(CLOSED, url -> RealRun.profile(url, CLOSED.closed(USERS), PERMITS))
                .toTheMillisecond(99, CLOSED.holdSeconds() * 1e3);
    }

    @Test
    void the_open_model_reports_the_stall_as_theory_says_in_both_curves() {
        assertThat(StallCheck.ofResponse(OPEN, PERMITS, open.summary().ok().response())).isEmpty();
        assertThat(StallCheck.ofService(OPEN, PERMITS, open.summary().ok().service())).isEmpty();
        assertThat(open.summary().counts().ok())
                .isEqualTo(open.holdNanos().length)
                .isEqualTo(5_000);
    }

    @Test
    void the_closed_model_counts_what_the_target_counted() {
        assertThat(closed.summary().counts().conserved()).isTrue();
        assertThat(closed.summary().counts().ok()).isEqualTo(closed.holdNanos().length);
    }

    @Test
    void the_closed_model_has_the_service_time_at_p50_and_p99_and_the_stall_only_as_maximum() {
        Latencies times = closed.summary().ok().response();
        assertThat(times.percentileNanos(50).getAsLong() / 1e6)
                .isCloseTo(Ranks.at(closed.holdNanos(), 50) / 1e6, Offset.offset(3.0));
        assertThat(times.percentileNanos(99).getAsLong() / 1e6)
                .isCloseTo(Ranks.at(closed.holdNanos(), 99) / 1e6, Offset.offset(3.0))
                // The target is at most 3 ms off, and the client 3 ms more.
                .isCloseTo(5, Offset.offset(6.0));
        assertThat(times.maxNanos().getAsLong() / 1e9)
                .isCloseTo(2.005, Offset.offset(CLOSED.toleranceSeconds()));
    }

    @Test
    void one_request_of_each_user_is_stalled_which_is_the_share_d_by_t_minus_s() {
        Latencies times = closed.summary().ok().response();
        long[] stalled = new long[1];
        times.forEachBucket(
                (edgeNanos, count) -> stalled[0] += edgeNanos > 1_000_000_000 ? count : 0);
        assertThat(stalled[0]).isEqualTo(USERS);
        double sum = times.sumNanos().doubleValue() - USERS * times.maxNanos().getAsLong();
        double d = sum / (times.count() - USERS) / 1e9;
        assertThat((double) stalled[0] / times.count())
                .isCloseTo(
                        d / (CLOSED.runSeconds() - CLOSED.stallSeconds()),
                        Percentage.withPercentage(5));
    }

    @Test
    void the_seconds_of_the_stall_show_no_answers() {
        List<Interval> seconds = closed.intervals().subList(0, 10);
        assertThat(seconds.get(4).counts().done()).isZero();
        assertThat(seconds.get(4).inFlight()).isEqualTo(USERS);
        long[] calm =
                IntStream.of(0, 1, 2, 6, 7, 8, 9)
                        .mapToLong(i -> seconds.get(i).counts().done())
                        .sorted()
                        .toArray();
        double usual = Ranks.at(calm, 50);
        double without =
                seconds.subList(3, 6).stream()
                        .mapToDouble(i -> 1 - i.counts().done() / usual)
                        .sum();
        assertThat(without).isCloseTo(2, Offset.offset(0.3));
    }

    @Test
    void reports_name_the_model() throws IOException {
        assertThat(models(closed)).isNotEmpty().containsOnly("closed");
        assertThat(models(open)).isNotEmpty().containsOnly("open");
    }

    private static List<String> models(ProductRun run) throws IOException {
        ReportFile summary =
                ReportFormats.find("csv").orElseThrow().files(run.result().recording()).stream()
                        .filter(file -> file.name().equals("summary.csv"))
                        .findFirst()
                        .orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        summary.content().writeTo(bytes);
        List<String> models = new ArrayList<>();
        for (CSVRecord row :
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new java.io.StringReader(bytes.toString(StandardCharsets.UTF_8)))) {
            models.add(row.get("model"));
        }
        return models;
    }
}
