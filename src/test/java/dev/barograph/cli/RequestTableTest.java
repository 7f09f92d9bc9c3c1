package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.WeightedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTableTest {
    @Test
    void each_request_has_response_and_service_time_and_each_column_says_which_it_is_of() {
        Summary many = summary(2_000, 50 * SampledRun.MS, 5 * SampledRun.MS);
        Summary few = summary(20, 70 * SampledRun.MS, 7 * SampledRun.MS);

        List<String> lines = RequestTable.lines(run(many, few));

        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).matches(" +response +response +response +service +service");
        assertThat(lines.get(1))
                .matches(
                        "by request +weight +.* +done/s +p50, ms +p99, ms +max, ms +p50, ms +p99, ms");
        assertThat(lines.get(0).lastIndexOf("service") + "service".length())
                .as("above its column")
                .isEqualTo(lines.get(1).length());
        assertThat(lines.get(2)).matches("Many +3 .* 50.0 +50.0 +50.0 +5.00 +5.00");
        assertThat(lines.get(3)).matches("Few +1 .* 70.0 +too few +70.0 +7.00 +too few");
        assertThat(lines.get(4)).matches("all .* 50.0 +50.0 +50.0 +5.00 +5.00");
    }

    @Test
    void a_run_of_one_request_has_no_table_by_request() {
        assertThat(RequestTable.lines(SampledRun.recording(RunJudgement.NONE))).isEmpty();
    }

    private static Summary summary(int count, long responseNanos, long serviceNanos) {
        return new Summary(
                SampledRun.S,
                new Counts(count, count, count, Map.of()),
                0,
                0,
                0,
                Times.ofOk(new LatencyPair(same(count, responseNanos), same(count, serviceNanos))),
                List.of());
    }

    private static Latencies same(int count, long nanos) {
        long[] times = new long[count];
        Arrays.fill(times, nanos);
        return Latencies.of(times);
    }

    /// All requests together look like the first.
    private static Recording run(Summary many, Summary few) {
        return new Recording(
                new Profile(
                        "mix",
                        List.of(request("Many", 3), request("Few", 1)),
                        new Load(
                                new LoadShape.Open(
                                        List.of(Stage.hold(2_020, Duration.ofSeconds(1))),
                                        new Spacing.Even())),
                        Limits.DEFAULT,
                        List.of(),
                        false),
                Instant.EPOCH,
                List.of(),
                many.withParts(List.of(many, few)),
                Summary.EMPTY,
                RunJudgement.NONE,
                Environment.UNKNOWN);
    }

    private static WeightedRequest request(String name, int weight) {
        return new WeightedRequest(
                name, weight, new RequestSpec("GET", "http://a.test/", List.of(), new Body.None()));
    }
}
