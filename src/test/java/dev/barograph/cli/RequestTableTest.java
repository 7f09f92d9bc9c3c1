package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.metrics.Watch;
import dev.barograph.model.Body;
import dev.barograph.model.Course;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.WeightedRequest;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunResult;
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
    void each_request_has_all_figures_of_its_times_and_phases_and_of_its_failures() {
        List<Recorder> recorders = List.of(new Recorder(), new Recorder());
        long[] sent = new long[2];
        IntervalTicker ticker =
                new IntervalTicker(
                        recorders,
                        () ->
                                new Gauges(
                                        sent[0] + sent[1],
                                        sent[0] + sent[1],
                                        0,
                                        1,
                                        0,
                                        0,
                                        List.of(sent[0], sent[1])),
                        () -> Course.of(shape()),
                        0L,
                        Watch.NONE);
        for (int second = 0; second < 30; second++) {
            for (int i = 0; i < 40; i++) {
                long due = second * SampledRun.S + i * SampledRun.MS;
                recorders
                        .get(0)
                        .record(
                                SampledRun.sample(
                                        due, i * SampledRun.MS, false, new Outcome.Ok(200)));
                sent[0]++;
            }
            recorders
                    .get(1)
                    .record(
                            SampledRun.sample(
                                    second * SampledRun.S,
                                    second % 3 * SampledRun.MS,
                                    false,
                                    new Outcome.Failure(FailureKind.HTTP_5XX, "503")));
            sent[1]++;
            ticker.tick((second + 1) * SampledRun.S);
        }

        Recording run =
                run(ticker.summary(), ticker.intervals(), SampledRun.lookedUpIn(SampledRun.MS));
        List<String> lines = RequestTable.times(run).orElseThrow().lines();

        RunResult over = new RunResult(run, RunEnd.COMPLETED, SampledRun.no());
        assertThat(SummaryText.of(over, false))
                .contains(
                        "\n(all times and phases of each request: --by-request, or summary.csv)\n")
                .doesNotContain("by request, ms ");
        assertThat(SummaryText.of(over, false, true))
                .contains("\n\n" + String.join("\n", lines) + "\n\n")
                .doesNotContain("--by-request");
        assertThat(lines.getFirst()).startsWith("by request, ms ");
        assertThat(lines.stream().skip(1).map(line -> line.replaceFirst(" +([0-9]|too few).*", "")))
                .containsExactly(
                        "Many",
                        "  response",
                        "    from",
                        "    to",
                        "  service",
                        "    from",
                        "    to",
                        "  queue",
                        "    from",
                        "    to",
                        "  dns, once",
                        "  reused, queue",
                        "    from",
                        "    to",
                        "  reused, first byte",
                        "    from",
                        "    to",
                        "  reused, download",
                        "    from",
                        "    to",
                        "Few",
                        "  failed, response",
                        "    from",
                        "    to",
                        "  failed, service",
                        "    from",
                        "    to");
        assertThat(lines.get(2))
                .matches("  response( +[0-9.]+){5}( +too few){2}( +[0-9.]+){4} +1200");
        assertThat(lines.get(3)).matches("    from( +[0-9.]+){5}");
        assertThat(lines.get(4)).matches("    to( +[0-9.]+){5}");
        assertThat(lines.get(22))
                .matches("  failed, response( +[0-9.]+)( +too few){6}( +[0-9.]+){4} +30");
        assertThat(lines).allMatch(line -> line.length() <= 120);
        double median = Double.parseDouble(lines.get(2).trim().split(" +")[1]);
        assertThat(Double.parseDouble(lines.get(3).trim().split(" +")[1])).isLessThan(median);
        assertThat(Double.parseDouble(lines.get(4).trim().split(" +")[1])).isGreaterThan(median);
    }

    @Test
    void a_run_of_one_request_has_no_table_by_request() {
        assertThat(RequestTable.lines(SampledRun.recording(RunJudgement.NONE))).isEmpty();
        assertThat(RequestTable.times(SampledRun.recording(RunJudgement.NONE))).isEmpty();
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
        return run(many.withParts(List.of(many, few)), List.of(), Environment.UNKNOWN);
    }

    private static Recording run(
            Summary summary, List<Interval> intervals, Environment environment) {
        return new Recording(
                new Profile(
                        "mix",
                        List.of(request("Many", 3), request("Few", 1)),
                        new Load(shape()),
                        Limits.DEFAULT,
                        List.of(),
                        false),
                Instant.EPOCH,
                intervals,
                summary,
                Summary.EMPTY,
                RunJudgement.NONE,
                environment);
    }

    private static LoadShape shape() {
        return new LoadShape.Open(
                List.of(Stage.hold(2_020, Duration.ofSeconds(1))), new Spacing.Even());
    }

    private static WeightedRequest request(String name, int weight) {
        return new WeightedRequest(
                name, weight, new RequestSpec("GET", "http://a.test/", List.of(), new Body.None()));
    }
}
