package dev.barograph.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Calibration;
import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.AddressTaken;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.ThresholdText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Two runs that differ in everything: a field that is the same in both tells nothing.
class ValidityJsonTest {
    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;

    /// Fields that are the same for every run of this version.
    private static final List<String> CONSTANT =
            List.of(
                    "schemaVersion",
                    "machine.clock",
                    "percentiles.definition",
                    "percentiles.significantDigits");

    @Test
    void every_field_tells_the_truth_of_one_run_and_of_a_run_that_differs_in_all() {
        Map<String, String> open = fields(open());
        Map<String, String> closed = fields(closed());
        assertThat(open)
                .containsEntry("profile", "\"one\"")
                .containsEntry("startedAt", "\"2026-03-01T12:00:00Z\"")
                .containsEntry("stamp", "\"VALID WITH NOTES\"")
                .containsEntry("verdict", "\"TARGET\"")
                .containsEntry("cause", "\"slow\"")
                .containsEntry("evidence", "\"Slow.\"")
                .containsEntry("notes", "[\"A\",\"B\"]")
                .containsEntry("badSeconds", "1")
                .containsEntry("judgedSeconds", "2")
                .containsEntry(
                        "thresholds",
                        "[{\"threshold\":\"p99 < 5ms\",\"state\":\"NOT ENOUGH DATA\",\"value\":40.0,"
                                + "\"unit\":\"ms\",\"atLeast\":true,"
                                + "\"why\":\"p99 takes 1,000 good answers, there are 1, and 2 awaited in vain\"},"
                                + "{\"threshold\":\"errors < 1%\",\"state\":\"FAILED\",\"value\":21.053,"
                                + "\"unit\":\"%\",\"atLeast\":false,\"why\":\"\"},"
                                + "{\"threshold\":\"throughput > 1/s\",\"state\":\"PASSED\",\"value\":76.0,"
                                + "\"unit\":\"1/s\",\"atLeast\":false,\"why\":\"\"}]")
                .containsEntry("load.model", "\"open\"")
                .containsEntry("load.unit", "\"requests/s\"")
                .containsEntry("load.askedPeak", "100.000")
                .containsEntry("load.askedMean", "100.000")
                .containsEntry("load.achievedMean", "90.000")
                .containsEntry("load.sentPerSecond", "80.000")
                .containsEntry("load.tookSeconds", "1.500")
                .containsEntry("requests.scheduled", "90")
                .containsEntry("requests.sent", "80")
                .containsEntry("requests.ok", "60")
                .containsEntry("requests.failed", "11")
                .containsEntry("requests.timedOut", "5")
                .containsEntry("requests.cancelled", "4")
                .containsEntry("requests.notSent", "10")
                .containsEntry("requests.notSentBacklogFull", "5")
                .containsEntry("requests.notSentSuspended", "3")
                .containsEntry("requests.notSentRunEnded", "2")
                .containsEntry("requests.unfinished", "2")
                .containsEntry("requests.conserved", "true")
                .containsEntry("connections.opened", "7")
                .containsEntry("connections.protocols", "[\"HTTP/1.1\"]")
                .containsEntry("connections.tls", "[\"TLSv1.3 X\"]")
                .containsEntry("connections.lookupMs", "2.000")
                .containsEntry(
                        "connections.addresses",
                        "[{\"address\":\"::1\",\"tried\":7,\"took\":0},"
                                + "{\"address\":\"127.0.0.1\",\"tried\":7,\"took\":6}]")
                .containsEntry("generator.lagP99Ms", "20.000")
                .containsEntry("generator.lagMaxMs", "20.000")
                .containsEntry("generator.loopDelayMaxMs", "[0.4,51.25]")
                .containsEntry("generator.late", "1")
                .containsEntry("generator.permitWaits", "6")
                .containsEntry("calibration.measuredAt", "\"2026-03-01T12:00:00Z\"")
                .containsEntry("calibration.topPerSecond", "41000.000")
                .containsEntry("calibration.trustedPerSecond", "29000.000")
                .containsEntry("calibration.noiseFloorPerSecond", "1000.000")
                .containsEntry("calibration.noiseFloorP50Ms", "0.120")
                .containsEntry("calibration.noiseFloorP99Ms", "0.450")
                .containsEntry("calibration.withoutTls", "true")
                .containsEntry("machine.java", "\"java\"")
                .containsEntry("machine.collector", "\"G1\"")
                .containsEntry("machine.os", "\"os\"")
                .containsEntry("machine.cores", "2")
                .containsEntry("machine.maxHeapBytes", "512")
                .containsEntry("machine.socketApi", "\"epoll\"")
                .containsEntry("machine.eventLoops", "1")
                .containsEntry("percentiles.responseSamples", "3")
                .containsEntry("percentiles.serviceSamples", "2")
                .containsEntry("percentiles.exactBelowResponseMs", "30.000")
                .containsEntry("percentiles.exactBelowServiceMs", "25.000")
                .containsEntry("percentiles.responseP50Ms", "30.015")
                .containsEntry("percentiles.responseP99Ms", "40.000")
                .containsEntry("percentiles.serviceP50Ms", "10.002")
                .containsEntry("percentiles.serviceP99Ms", "25.000")
                .containsEntry("percentiles.cleanResponseSamples", "1")
                .containsEntry("percentiles.caveat", "\"\"")
                .containsEntry("clean.tookSeconds", "0.750")
                .containsEntry("clean.scheduled", "90")
                .containsEntry("clean.sent", "80")
                .containsEntry("clean.ok", "60")
                .containsEntry("clean.failed", "11")
                .containsEntry("clean.timedOut", "5")
                .containsEntry("clean.cancelled", "4")
                .containsEntry("clean.notSent", "10")
                .containsEntry("clean.responseSamples", "1")
                .containsEntry("clean.responseP50Ms", "10.000")
                .containsEntry("clean.responseP99Ms", "10.000")
                .containsEntry("clean.serviceSamples", "1")
                .containsEntry("clean.serviceP50Ms", "10.000")
                .containsEntry("clean.serviceP99Ms", "10.000");
        assertThat(closed)
                .containsEntry("calibration", "null")
                .containsEntry("load.askedMean", "8.000")
                // 4 s of service in 2 s are two at a time.
                .containsEntry("load.achievedMean", "2.000")
                .containsEntry("requests.conserved", "false")
                .containsEntry("connections.lookupMs", "null")
                .doesNotContainKey("connections.addresses")
                .doesNotContainKey("generator.loopDelayMaxMs")
                .containsEntry("percentiles.exactBelowResponseMs", "null")
                .containsEntry(
                        "percentiles.caveat",
                        "\"closed model: does not include waiting users; who would have come while"
                                + " the target was slow is in no figure.\"");
        open.forEach((field, value) -> {
            boolean differs = !value.equals(closed.get(field));
            // Both have too few samples for an interval: another test has enough.
            boolean interval = field.matches(".*(LowMs|HighMs|NoInterval)");
            assertThat(differs).as(field).isEqualTo(!CONSTANT.contains(field) && !interval);
        });
    }

    @Test
    void a_run_of_no_length_has_no_rates() {
        assertThat(fields(CannedRecordings.ALL.get("empty")))
                .containsEntry("load.achievedMean", "null")
                .containsEntry("load.askedMean", "null")
                .containsEntry("load.sentPerSecond", "null")
                .containsEntry("generator.lagP99Ms", "null")
                .containsEntry("requests.conserved", "true");
    }

    @Test
    void clean_seconds_have_their_counts_and_both_curves() {
        Recording recording = CannedRecordings.ALL.get("normal");
        Summary clean = recording.clean();
        assertThat(fields(recording))
                .containsEntry("clean.scheduled", Long.toString(clean.counts().scheduled()))
                .containsEntry("clean.notSent", Long.toString(clean.counts().notSent()))
                .containsEntry(
                        "clean.responseP99Ms",
                        Cells.millis(clean.times().response().times().percentileNanos(99)))
                .containsEntry(
                        "clean.serviceP50Ms",
                        Cells.millis(clean.times().service().times().percentileNanos(50)));
        assertThat(fields(CannedRecordings.ALL.get("empty")))
                .containsEntry("clean.responseP50Ms", "null");
    }

    @Test
    void the_whole_run_has_both_curves_beside_those_of_the_clean_seconds() {
        Recording recording = CannedRecordings.ALL.get("normal");
        Times whole = recording.summary().times();
        assertThat(fields(recording))
                .containsEntry(
                        "percentiles.responseP99Ms",
                        Cells.millis(whole.response().times().percentileNanos(99)))
                .containsEntry(
                        "percentiles.serviceP99Ms",
                        Cells.millis(whole.service().times().percentileNanos(99)));
        assertThat(fields(CannedRecordings.ALL.get("empty")))
                .containsEntry("percentiles.responseP50Ms", "null")
                .containsEntry("percentiles.serviceP99Ms", "null");
    }

    @Test
    void each_percentile_has_the_interval_that_the_summary_has_or_says_why_it_has_none()
            throws IOException {
        Recording recording = CannedRecordings.awaiting();
        CSVRecord row = CsvRows.of(recording, "summary.csv").getLast();

        assertThat(fields(CannedRecordings.ALL.get("normal")))
                .containsEntry("percentiles.serviceP99LowMs", "null")
                .containsEntry("percentiles.serviceP99HighMs", "null")
                .containsEntry("percentiles.serviceP99NoInterval", "\"too few samples\"")
                .containsEntry("generator.lagP99LowMs", "null")
                .containsEntry("generator.lagP99NoInterval", "\"too few samples\"");
        assertThat(fields(recording))
                .containsEntry("percentiles.responseP50LowMs", row.get("p50_response_low_ms"))
                .containsEntry("percentiles.responseP50HighMs", row.get("p50_response_high_ms"))
                .containsEntry("percentiles.responseP50NoInterval", "null")
                .containsEntry("clean.serviceP50LowMs", row.get("p50_clean_service_low_ms"))
                .containsEntry("clean.serviceP50HighMs", row.get("p50_clean_service_high_ms"));
    }

    @Test
    void an_interval_that_requests_still_awaited_could_make_longer_has_no_upper_bound_in_any_file()
            throws IOException {
        Recording recording = CannedRecordings.awaiting();
        CSVRecord row = CsvRows.of(recording, "summary.csv").getLast();
        AwaitedTimes response = recording.summary().times().response();
        assertThat(response.isLowerBound(response.times().percentileNanos(99))).isTrue();

        for (String scope : List.of("response", "service", "clean_response", "clean_service")) {
            assertThat(row.get("p50_" + scope + "_high_ms")).isNotEmpty();
            assertThat(row.get("p99_" + scope + "_low_ms")).isNotEmpty();
            assertThat(row.get("p99_" + scope + "_high_ms")).isEmpty();
            assertThat(row.get("no_interval_" + scope))
                    .isEqualTo("p99 no upper bound; p99.9 too few samples; p99.99 too few samples");
        }
        assertThat(row.get("p50_timed_out_service_low_ms")).isEqualTo("100.000");
        assertThat(row.get("p50_timed_out_service_high_ms")).isEmpty();
        assertThat(row.get("no_interval_timed_out_service")).startsWith("p50 no upper bound; ");
        assertThat(row.get("no_interval_queue")).startsWith("p99.9 too few samples");
        assertThat(fields(recording))
                .containsEntry("percentiles.responseP99LowMs", row.get("p99_response_low_ms"))
                .containsEntry("percentiles.responseP99HighMs", "null")
                .containsEntry("percentiles.responseP99NoInterval", "\"no upper bound\"")
                .containsEntry("percentiles.responseP99AtLeast", "true")
                .containsEntry("percentiles.serviceP99AtLeast", "true")
                .containsEntry("clean.responseP99AtLeast", "true")
                .doesNotContainKey("percentiles.responseP50AtLeast")
                .containsEntry("percentiles.responseP50NoInterval", "null")
                .containsEntry("clean.serviceP99HighMs", "null");
    }

    @Test
    void every_field_is_described_and_no_other() throws IOException {
        String docs = Files.readString(Path.of("docs", "formats.md"));
        String rest = docs.substring(docs.indexOf("## `validity.json`"));
        int next = rest.indexOf("\n## ");
        String own = next < 0 ? rest : rest.substring(0, next);
        List<String> described =
                Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE)
                        .matcher(own)
                        .results()
                        .map(found -> found.group(1))
                        .filter(field -> !field.equals("calibration"))
                        .toList();
        Set<String> written = new TreeSet<>(fields(open()).keySet());
        written.addAll(fields(CannedRecordings.ALL.get("several")).keySet());
        // All of its times are lower bounds.
        written.addAll(fields(CannedRecordings.ALL.get("huge")).keySet());
        written.remove("calibration"); // what is written of one that is not known
        assertThat(described).containsExactlyInAnyOrderElementsOf(written);
    }

    private static Map<String, String> fields(Recording recording) {
        try {
            byte[] bytes = CsvFormatGoldenTest.bytes(recording, "validity.json");
            Map<String, String> fields = new TreeMap<>();
            collect("", new ObjectMapper().readTree(bytes), fields, new String(bytes, "UTF-8"));
            return fields;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void collect(
            String path, JsonNode node, Map<String, String> fields, String text) {
        if (!node.isObject()) {
            // Numbers as they are written: a parser would drop their zeros.
            String name = path.substring(path.lastIndexOf('.') + 1);
            String written =
                    node.isNumber()
                            ? Pattern.compile("\"" + name + "\" : ([0-9.]+)")
                                    .matcher(text)
                                    .results()
                                    .findFirst()
                                    .orElseThrow()
                                    .group(1)
                            : node.toString();
            fields.put(path, written);
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            collect(
                    path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                    entry.getValue(),
                    fields,
                    entry.getValue().isObject()
                            ? text.substring(text.indexOf("\"" + entry.getKey() + "\" : {"))
                            : text);
        }
    }

    private static Recording open() {
        LatencyPair ok = new LatencyPair(Latencies.of(10 * MS), Latencies.of(10 * MS));
        LatencyPair unfinished =
                new LatencyPair(Latencies.of(30 * MS, 40 * MS), Latencies.of(25 * MS));
        Times times =
                new Times(
                        ok,
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        unfinished,
                        PhaseTimes.EMPTY,
                        Latencies.of(MS, 20 * MS));
        Counts counts =
                new Counts(
                        90,
                        80,
                        60,
                        Map.of(
                                FailureKind.HTTP_5XX, 11L,
                                FailureKind.TOTAL_TIMEOUT, 5L,
                                FailureKind.CANCELLED, 4L,
                                FailureKind.BACKLOG_FULL, 5L,
                                FailureKind.SUSPENDED, 3L,
                                FailureKind.RUN_ENDED, 2L));
        return recording(
                "one",
                Instant.parse("2026-03-01T12:00:00Z"),
                new LoadShape.Open(
                        List.of(Stage.hold(100, Duration.ofSeconds(1))), new Spacing.Even()),
                interval(1_500 * MS, 100 / 1.5, counts, 6, times, Optional.of(health())),
                new Summary(1_500 * MS, counts, 7, 0, 0, times, List.of()),
                Times.ofOk(ok),
                new RunJudgement(
                        Stamp.VALID_WITH_NOTES,
                        new Judgement(Cause.SLOW, "Slow."),
                        List.of("A", "B"),
                        1,
                        2),
                new Environment(
                                new TreeSet<>(List.of("HTTP/1.1")),
                                new TreeSet<>(List.of("TLSv1.3 X")),
                                OptionalLong.of(2 * MS),
                                "epoll",
                                1,
                                "java",
                                "G1",
                                "os",
                                2,
                                512)
                        .withAddresses(
                                List.of(
                                        new AddressTaken("::1", 7, 0),
                                        new AddressTaken("127.0.0.1", 7, 6))),
                Optional.of(
                        new Calibration(
                                Instant.parse("2026-03-01T12:00:00Z"),
                                41_000,
                                OptionalDouble.of(29_000),
                                1_000,
                                120_000,
                                450_000,
                                "epoll",
                                true)));
    }

    private static Recording closed() {
        LatencyPair ok = new LatencyPair(Latencies.of(2 * S, 2 * S), Latencies.of(S, 3 * S));
        LatencyPair more =
                new LatencyPair(Latencies.of(S, S, S, S), Latencies.of(S, 3 * S, 0, 0, 0));
        Times times =
                new Times(
                        more,
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        PhaseTimes.EMPTY,
                        Latencies.EMPTY);
        Counts counts = new Counts(1, 2, 4, Map.of());
        return recording(
                "two",
                Instant.parse("2027-03-01T12:00:00Z"),
                new LoadShape.Closed(List.of(Stage.hold(8, Duration.ofSeconds(2)))),
                interval(2 * S, 8, counts, 0, times, Optional.empty()),
                new Summary(2 * S, counts, 0, 0, 0, times, List.of()),
                Times.ofOk(ok),
                RunJudgement.NONE,
                Environment.UNKNOWN,
                Optional.empty());
    }

    private static Recording recording(
            String name,
            Instant startedAt,
            LoadShape shape,
            Interval interval,
            Summary summary,
            Times clean,
            RunJudgement judgement,
            Environment environment,
            Optional<Calibration> calibration) {
        return new Recording(
                new Profile(
                                name,
                                new RequestSpec(
                                        "GET", "http://a.test/", List.of(), new Body.None()),
                                new Load(shape),
                                Limits.DEFAULT)
                        .withThresholds(
                                Stream.of("p99 < 5ms", "errors < 1%", "throughput > 1/s")
                                        .filter(_ -> name.equals("one"))
                                        .flatMap(text ->
                                                ThresholdText.parse("", text, new ArrayList<>())
                                                        .stream())
                                        .toList()),
                startedAt,
                List.of(interval),
                summary,
                new Summary(
                        summary.tookNanos() / 2,
                        summary.counts(),
                        0,
                        0,
                        0,
                        clean,
                        new ArrayList<>()),
                judgement,
                environment,
                calibration,
                List.of(),
                List.of());
    }

    private static Interval interval(
            long lengthNanos,
            double planned,
            Counts counts,
            long permitWaits,
            Times times,
            Optional<Health> health) {
        return new Interval(
                0,
                0,
                lengthNanos,
                0,
                planned,
                counts,
                0,
                0,
                0,
                permitWaits,
                0,
                0,
                0,
                times,
                health,
                Judgement.NONE);
    }

    private static Health health() {
        return new Health(
                0,
                OptionalDouble.empty(),
                0,
                "",
                0,
                0,
                0,
                0,
                LoopDelays.ofEach(400_000, 51_250_000),
                0,
                0,
                0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty());
    }
}
