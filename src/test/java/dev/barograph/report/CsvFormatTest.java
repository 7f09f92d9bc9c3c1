package dev.barograph.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvFormatTest {
    private static final String LOCUST =
            "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
                    + "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,"
                    + "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%";

    @Test
    void the_summary_begins_with_the_columns_of_locust_and_ends_with_the_aggregated_row()
            throws IOException {
        List<CSVRecord> rows = CsvRows.of(normal(), "summary.csv");

        assertThat(header(rows)).startsWith(LOCUST.split(","));
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().get("Type")).isEqualTo("GET");
        assertThat(rows.getFirst().get("Name")).isEqualTo("http://127.0.0.1:8080/ok");
        assertThat(rows.getLast().get("Type")).isEmpty();
        assertThat(rows.getLast().get("Name")).isEqualTo("Aggregated");
    }

    @Test
    void rates_leave_the_wait_for_the_last_answers_out() throws IOException {
        CSVRecord row = CsvRows.of(CannedRecordings.slow(), "summary.csv").getLast();

        assertThat(row.get("Request Count")).isEqualTo("120");
        assertThat(row.get("took_s")).isEqualTo("5.000");
        assertThat(Double.parseDouble(row.get("Requests/s"))).isEqualTo(40);
        assertThat(row.get("Failure Count")).isEqualTo("10");
        assertThat(Double.parseDouble(row.get("Failures/s"))).isZero();
    }

    @Test
    void the_interval_columns_keep_their_published_order() throws IOException {
        assertThat(header(CsvRows.of(normal(), "intervals.csv")))
                .containsSubsequence(
                        "t_s",
                        "epoch_ms",
                        "stage",
                        "label",
                        "planned",
                        "sent",
                        "done",
                        "ok",
                        "failed",
                        "refused",
                        "in_flight",
                        "p50_response_ms",
                        "p90_response_ms",
                        "max_response_ms",
                        "p50_service_ms",
                        "bytes_in",
                        "bytes_out",
                        "err_connect",
                        "err_tls",
                        "err_timeout",
                        "err_reset",
                        "err_4xx",
                        "err_5xx");
    }

    @ParameterizedTest
    @MethodSource("realRuns")
    void each_row_of_the_summary_conserves_requests(String name) throws IOException {
        for (CSVRecord row : CsvRows.of(CannedRecordings.ALL.get(name), "summary.csv")) {
            assertThat(sum(row, "ok", "failed", "timed_out", "cancelled", "not_sent"))
                    .isEqualTo(number(row, "scheduled"));
            assertThat(number(row, "Request Count"))
                    .isEqualTo(sum(row, "ok", "failed", "timed_out", "cancelled"));
            assertThat(number(row, "Failure Count")).isEqualTo(sum(row, "failed", "timed_out"));
            assertThat(sumOf(row, column -> column.startsWith("kind_")))
                    .isEqualTo(sum(row, "failed", "timed_out", "cancelled", "not_sent"));
        }
    }

    @ParameterizedTest
    @MethodSource("realRuns")
    void intervals_add_up_to_the_summary_and_errors_to_failures(String name) throws IOException {
        Recording recording = CannedRecordings.ALL.get(name);
        List<CSVRecord> intervals = CsvRows.of(recording, "intervals.csv");
        CSVRecord summary = CsvRows.of(recording, "summary.csv").getLast();

        for (String column : CsvRows.COUNTS) {
            assertThat(intervals.stream().mapToLong(row -> number(row, column)).sum())
                    .as(column)
                    .isEqualTo(number(summary, column));
        }
        for (CSVRecord row : intervals) {
            assertThat(sumOf(row, column -> column.startsWith("err_")))
                    .isEqualTo(sum(row, "failed", "timed_out"));
            assertThat(number(row, "err_timeout")).isEqualTo(number(row, "timed_out"));
        }
    }

    static Stream<String> realRuns() {
        return Stream.of("normal", "empty", "all-failed");
    }

    @Test
    void every_failure_of_a_sent_request_has_an_error_column() {
        assertThat(FailureKind.values())
                .filteredOn(ErrorColumn::isFailure)
                .hasSize(20)
                .allSatisfy(kind -> assertThat(ErrorColumn.of(kind)).isNotNull());
    }

    @Test
    void a_second_without_samples_has_zero_counts_and_empty_times() throws IOException {
        CSVRecord silent = CsvRows.of(normal(), "intervals.csv").get(2);

        assertThat(silent.get("t_s")).isEqualTo("2.000");
        assertThat(silent.get("ok")).isEqualTo("0");
        assertThat(header(CsvRows.of(normal(), "intervals.csv")))
                .filteredOn(column -> column.endsWith("_ms") && !column.equals("epoch_ms"))
                .hasSize(161)
                .allSatisfy(column -> assertThat(silent.get(column)).isEmpty());
    }

    @Test
    void times_are_milliseconds_and_rates_are_per_second() throws IOException {
        Recording recording = normal();
        Summary summary = recording.summary();
        CSVRecord row = CsvRows.of(recording, "summary.csv").getLast();

        assertThat(Double.parseDouble(row.get("99%")))
                .isCloseTo(
                        summary.times().response().times().percentileNanos(99).getAsLong() / 1e6,
                        within(0.000_6));
        assertThat(row.get("p99_response_ms")).isEqualTo(row.get("99%"));
        assertThat(row.get("p99_9_response_ms")).isEqualTo(row.get("99.9%"));
        assertThat(row.get("max_response_ms")).isEqualTo(row.get("100%"));
        assertThat(Double.parseDouble(row.get("Requests/s")))
                .isCloseTo(summary.counts().ended() / 3.0, within(0.001));
        assertThat(row.get("took_s")).isEqualTo("3.250");
        assertThat(row.get("started_at")).isEqualTo("2026-03-01T12:00:00.250Z");
        assertThat(CsvRows.of(recording, "intervals.csv").get(1).get("epoch_ms"))
                .isEqualTo("1772366401250");
    }

    @Test
    void hostile_addresses_come_back_from_a_parser_as_inert_text() throws IOException {
        List<String> hostile =
                List.of(
                        "=HYPERLINK(\"http://x\",\"a,b\")",
                        "+1",
                        "-1+cmd|' /C calc'!A0",
                        "@SUM(A1)",
                        "\t=1",
                        "\r=1",
                        "\u0000=1",
                        "\uFF1D1",
                        "  =1",
                        "a\r\nb,\"c\"");
        for (String url : hostile) {
            CSVRecord row = CsvRows.of(CannedRecordings.withUrl(url), "summary.csv").getFirst();

            assertThat(row.get("Name")).isEqualTo(Cells.text(url));
            assertThat(row.get("Name").charAt(0)).isIn('\'', 'a');
            assertThat(row.get("Request Count")).matches("\\d+");
        }
    }

    @Test
    void passwords_and_tokens_in_the_address_stay_out() throws IOException {
        CSVRecord row =
                CsvRows.of(
                                CannedRecordings.withUrl(
                                        "http://me:S3CR3T@host/p?id=7&access_token=S3CR3T&q=1"),
                                "summary.csv")
                        .getFirst();

        assertThat(row.get("Name")).isEqualTo("http://***@host/p?id=7&access_token=***&q=1");
    }

    @Test
    void every_column_is_described_and_no_other() throws IOException {
        String docs = Files.readString(Path.of("docs", "formats.md"));
        assertThat(described(docs, "summary.csv"))
                .isEqualTo(SummaryCsv.COLUMNS.stream().map(Column::name).toList());
        assertThat(described(docs, "intervals.csv"))
                .isEqualTo(IntervalsCsv.COLUMNS.stream().map(Column::name).toList());
    }

    @Test
    void no_name_stands_twice() {
        assertThat(SummaryCsv.COLUMNS).extracting(Column::name).doesNotHaveDuplicates();
        assertThat(IntervalsCsv.COLUMNS).extracting(Column::name).doesNotHaveDuplicates();
    }

    @Test
    void unfinished_requests_are_in_the_response_times_as_lower_bounds() throws IOException {
        CSVRecord row = CsvRows.of(normal(), "summary.csv").getLast();
        Times times = normal().summary().times();
        long unfinished = times.unfinished().response().count();
        assertThat(unfinished).isPositive();
        assertThat(number(row, "unfinished")).isEqualTo(unfinished);
        assertThat(number(row, "ok")).isEqualTo(times.ok().response().count());
        assertThat(row.get("exact_below_response_ms"))
                .isEqualTo(Cells.millis(times.unfinished().response().minNanos()));
        assertThat(row.get("exact_below_service_ms"))
                .isEqualTo(Cells.millis(times.unfinished().service().minNanos()));
        assertThat(row.get("max_response_ms"))
                .isEqualTo(Cells.millis(times.response().times().maxNanos()));
        assertThat(CsvRows.of(CannedRecordings.ALL.get("empty"), "summary.csv").getLast().toMap())
                .containsEntry("unfinished", "0")
                .containsEntry("exact_below_response_ms", "");
    }

    @Test
    void phases_lag_health_and_verdict_are_those_of_the_interval() throws IOException {
        List<CSVRecord> rows = CsvRows.of(normal(), "intervals.csv");
        assertThat(rows.get(1).toMap())
                .containsEntry("late", "1")
                .containsEntry("gen_lag_max_ms", "20.000")
                .containsEntry("gen_cpu", "0.750")
                .containsEntry("gen_machine_cpu", "0.900")
                .containsEntry("gen_thread", "'-http-1")
                .containsEntry("gen_gc_ms", "3.000")
                .containsEntry("gen_gc_max_ms", "2.000")
                .containsEntry("gen_ports_left", "28000")
                .containsEntry("gen_retransmits", "0.001")
                .containsEntry("verdict", "GENERATOR")
                .containsEntry("cause", "cpu")
                .containsEntry("evidence", "An event loop was 97 % busy.");
        assertThat(rows.getFirst().get("gen_machine_cpu")).isEmpty();
        assertThat(rows.get(0).get("max_queue_ms")).isNotEmpty();
        assertThat(rows.get(0).get("mean_connect_ms")).isNotEmpty();
        assertThat(rows.get(0).get("mean_tls_ms")).isEmpty();
        assertThat(rows.get(2).toMap())
                .containsEntry("gen_cpu", "")
                .containsEntry("verdict", "NOT LIMITED")
                .containsEntry("cause", "none")
                .containsEntry("evidence", "");
    }

    @Test
    void the_summary_tells_stamp_verdict_notes_clean_seconds_and_circumstances()
            throws IOException {
        Recording recording = normal();
        CSVRecord row = CsvRows.of(recording, "summary.csv").getLast();
        assertThat(row.toMap())
                .containsEntry("stamp", "GENERATOR-LIMITED")
                .containsEntry("verdict", "GENERATOR")
                .containsEntry("notes", "Target: too slow. =1+1")
                .containsEntry("bad_seconds", "1")
                .containsEntry("judged_seconds", "4")
                .containsEntry("clean_took_s", "2.250")
                .containsEntry("protocol", "HTTP/1.0 HTTP/1.1")
                .containsEntry("tls", "TLSv1.3 TLS_AES_256_GCM_SHA384")
                .containsEntry("lookup_ms", "1.500")
                .containsEntry("socket_api", "io_uring")
                .containsEntry("cores", "2")
                .containsEntry("late", "3")
                .containsEntry(
                        "permit_waits",
                        Long.toString(
                                recording.intervals().stream()
                                        .mapToLong(Interval::permitWaits)
                                        .sum()));
        assertThat(number(row, "clean_ok")).isLessThan(number(row, "ok"));
        assertThat(number(row, "ok_new") + number(row, "ok_reused")).isEqualTo(number(row, "ok"));
        assertThat(row.get("p99_queue_reused_ms")).isNotEmpty();
        assertThat(row.get("mean_tls_new_ms")).isEmpty();
    }

    @Test
    void each_shown_percentile_has_its_interval_or_an_empty_one() throws IOException {
        CSVRecord row = CsvRows.of(normal(), "summary.csv").getLast();
        for (String curve :
                List.of("response", "service", "queue", "clean_response", "clean_service")) {
            double low = Double.parseDouble(row.get("p50_" + curve + "_low_ms"));
            String high = row.get("p50_" + curve + "_high_ms");
            double p50 = Double.parseDouble(row.get("p50_" + curve + "_ms"));
            assertThat(p50).isGreaterThanOrEqualTo(low);
            if (curve.equals("queue")) {
                assertThat(p50).isLessThanOrEqualTo(Double.parseDouble(high));
            } else {
                // Some of the shortest times are of requests that were given up.
                assertThat(high).isEmpty();
                assertThat(row.get("no_interval_" + curve)).startsWith("p50 no upper bound; ");
            }
            assertThat(row.get("p99_99_" + curve + "_low_ms")).isEmpty();
            assertThat(row.get("p99_99_" + curve + "_high_ms")).isEmpty();
        }
    }

    @Test
    void clean_seconds_have_every_count_of_the_law_and_bounds_of_their_own() throws IOException {
        Recording recording = normal();
        CSVRecord row = CsvRows.of(recording, "summary.csv").getLast();
        Counts clean = recording.clean().counts();
        assertThat(number(row, "clean_scheduled")).isEqualTo(clean.scheduled());
        assertThat(number(row, "clean_sent")).isEqualTo(clean.sent());
        assertThat(number(row, "clean_cancelled")).isEqualTo(clean.cancelled()).isPositive();
        assertThat(number(row, "clean_not_sent")).isEqualTo(clean.notSent()).isPositive();
        assertThat(
                        sum(
                                row,
                                "clean_ok",
                                "clean_failed",
                                "clean_timed_out",
                                "clean_cancelled",
                                "clean_not_sent"))
                .isEqualTo(number(row, "clean_scheduled"));
        assertThat(row.get("p50_clean_response_low_ms"))
                .isNotEqualTo(row.get("p50_response_low_ms"));
    }

    @Test
    void every_distribution_of_the_summary_has_every_shown_percentile() {
        List<String> names = SummaryCsv.COLUMNS.stream().map(Column::name).toList();
        List<String> scopes =
                names.stream()
                        .map(Pattern.compile("p50_((?!.*_(low|high)_).*)_ms")::matcher)
                        .filter(Matcher::matches)
                        .map(found -> found.group(1))
                        .toList();
        assertThat(scopes)
                .hasSize(18)
                .contains("service", "tls_new", "queue_new", "download_reused", "dns");
        for (double percentile : Latencies.SHOWN) {
            String figure = "p" + TimeColumns.name(percentile);
            assertThat(names)
                    .containsAll(scopes.stream().map(s -> figure + "_" + s + "_ms").toList());
            assertThat(names).contains("gen_lag_" + figure + "_ms");
        }
    }

    /// Of every run that is kept here, in every row.
    @ParameterizedTest
    @MethodSource("allRuns")
    void each_percentile_of_the_summary_has_an_interval_around_it_or_is_named_with_why_not(
            String name) throws IOException {
        List<String> figures =
                SummaryCsv.COLUMNS.stream()
                        .map(Column::name)
                        .filter(Pattern.compile("(gen_lag_)?p[0-9_]+(_.*)?_ms").asPredicate())
                        .filter(column -> !column.contains("_low_") && !column.contains("_high_"))
                        .toList();
        assertThat(figures).hasSize(19 * Latencies.SHOWN.size());
        int withInterval = 0;
        for (CSVRecord row : CsvRows.of(CannedRecordings.ALL.get(name), "summary.csv")) {
            for (String figure : figures) {
                String low = row.get(figure.replace("_ms", "_low_ms"));
                String high = row.get(figure.replace("_ms", "_high_ms"));
                String none =
                        row.get(
                                figure.replaceAll("p[0-9_]+\\d_?", "no_interval_")
                                        .replaceAll("_?_ms$|_ms$", ""));
                String percentile =
                        figure.replaceFirst(".*?(p\\d+(_\\d+)?)_.*", "$1").replace('_', '.');
                boolean named =
                        isNamed(
                                percentile,
                                "(too few samples|too few seconds|seconds differ)",
                                none);
                boolean open = isNamed(percentile, "no upper bound", none);
                if (row.get(figure).isEmpty()) {
                    assertThat(low + high + none).as(figure).isEmpty();
                } else if (low.isEmpty()) {
                    assertThat(high).as(figure).isEmpty();
                    assertThat(named).as("%s: %s", figure, none).isTrue();
                } else {
                    assertThat(named).as("%s: %s", figure, none).isFalse();
                    assertThat(open).as("%s: %s", figure, none).isEqualTo(high.isEmpty());
                    assertThat(new BigDecimal(row.get(figure)))
                            .as(figure)
                            .isBetween(new BigDecimal(low), new BigDecimal(open ? "1e9" : high));
                    withInterval++;
                }
            }
        }
        boolean few = name.equals("empty") || name.equals("huge");
        assertThat(withInterval > 0).isEqualTo(!few);
    }

    private static boolean isNamed(String percentile, String why, String none) {
        return none.matches("(.*; )?" + Pattern.quote(percentile) + " " + why + "(;.*)?");
    }

    static Stream<String> allRuns() {
        return CannedRecordings.ALL.keySet().stream();
    }

    /// Two seconds with a p99 of 5 and of 500 ms: the mean of the two would be 252.5.
    @Test
    @Tag("accuracy")
    void percentiles_of_the_summary_come_from_merged_histograms_and_not_from_an_average()
            throws IOException {
        CSVRecord row =
                CsvRows.of(CannedRecordings.twoSeconds(5, 990, 500, 10), "summary.csv").getLast();

        assertThat(row.toMap())
                .containsEntry("ok", "1000")
                .containsEntry("p99_response_ms", "5.001")
                .containsEntry("99%", "5.001")
                .containsEntry("p99_service_ms", "5.001")
                .containsEntry("p99_9_response_ms", "500.000")
                .containsEntry("mean_response_ms", "9.950");
    }

    @Test
    void failed_requests_phases_and_lag_have_intervals_of_their_own() throws IOException {
        CSVRecord failed =
                CsvRows.of(CannedRecordings.ALL.get("all-failed"), "summary.csv").getLast();
        CSVRecord several =
                CsvRows.of(CannedRecordings.ALL.get("several"), "summary.csv").getFirst();
        CSVRecord normal = CsvRows.of(normal(), "summary.csv").getLast();

        assertThat(failed.toMap())
                .containsEntry("p75_failed_response_low_ms", "1.000")
                .containsEntry("p75_failed_response_high_ms", "1.000")
                .containsEntry("p90_failed_response_high_ms", "")
                .containsEntry(
                        "no_interval_failed_response",
                        "p90 too few samples; p95 too few samples; p99 too few samples;"
                                + " p99.9 too few samples; p99.99 too few samples");
        assertThat(several.get("p50_first_byte_reused_low_ms")).isNotEmpty();
        assertThat(several.get("no_interval_first_byte_reused")).startsWith("p99 too few samples;");
        assertThat(several.get("no_interval_connect_new")).startsWith("p50 too few samples;");
        assertThat(normal.get("gen_lag_p50_low_ms")).isNotEmpty();
        assertThat(normal.get("gen_lag_no_interval")).startsWith("p99 too few samples;");
    }

    @Test
    void the_look_up_of_the_name_is_a_phase_of_one_sample_in_each_row() throws IOException {
        for (CSVRecord row : CsvRows.of(normal(), "summary.csv")) {
            assertThat(row.toMap())
                    .containsEntry("lookups", "1")
                    .containsEntry("min_dns_ms", "1.500")
                    .containsEntry("mean_dns_ms", "1.500")
                    .containsEntry("stddev_dns_ms", "0.000")
                    .containsEntry("max_dns_ms", "1.500")
                    .containsEntry("p50_dns_low_ms", "");
            assertThat(row.get("no_interval_dns")).startsWith("p50 too few samples;");
        }
        assertThat(CsvRows.of(CannedRecordings.ALL.get("empty"), "summary.csv").getLast().toMap())
                .containsEntry("lookups", "0")
                .containsEntry("min_dns_ms", "")
                .containsEntry("no_interval_dns", "");
    }

    @Test
    void a_percentile_of_a_second_is_given_if_ten_samples_lie_beyond_it() throws IOException {
        Recording recording = normal();
        List<CSVRecord> rows = CsvRows.of(recording, "intervals.csv");
        int given = 0;
        int left = 0;
        for (int i = 0; i < rows.size(); i++) {
            Times times = recording.intervals().get(i).times();
            Map<String, Latencies> curves =
                    Map.of(
                            "%s_response_ms", times.response().times(),
                            "%s_service_ms", times.service().times(),
                            "%s_queue_ms", times.phases().together().queue(),
                            "%s_connect_ms", times.phases().onNew().connect(),
                            "%s_first_byte_new_ms", times.phases().onNew().firstByte(),
                            "%s_download_reused_ms", times.phases().onReused().download(),
                            "gen_lag_%s_ms", times.lag());
            for (Map.Entry<String, Latencies> curve : curves.entrySet()) {
                for (double percentile : Latencies.SHOWN) {
                    String column = curve.getKey().formatted("p" + TimeColumns.name(percentile));
                    boolean enough = curve.getValue().sufficeFor(percentile);
                    assertThat(rows.get(i).get(column))
                            .as(column)
                            .isEqualTo(
                                    enough
                                            ? Cells.millis(
                                                    curve.getValue().percentileNanos(percentile))
                                            : "");
                    given += enough ? 1 : 0;
                    left += enough ? 0 : 1;
                }
                assertThat(rows.get(i).get(curve.getKey().formatted("stddev")))
                        .isEqualTo(Cells.millis(curve.getValue().stddevNanos()));
            }
        }
        assertThat(given).isGreaterThan(30);
        assertThat(left).isGreaterThan(30);
    }

    @Test
    void phases_of_an_interval_are_told_of_new_and_of_reused_connections_apart()
            throws IOException {
        PhaseTimes phases = normal().intervals().getFirst().times().phases();
        CSVRecord row = CsvRows.of(normal(), "intervals.csv").getFirst();
        assertThat(row.toMap())
                .containsEntry("ok_new", "1")
                .containsEntry("mean_queue_new_ms", mean(phases.onNew().queue()))
                .containsEntry("mean_first_byte_new_ms", mean(phases.onNew().firstByte()))
                .containsEntry("max_first_byte_new_ms", max(phases.onNew().firstByte()))
                .containsEntry("mean_download_new_ms", mean(phases.onNew().download()))
                .containsEntry("max_download_new_ms", max(phases.onNew().download()))
                .containsEntry("p75_queue_reused_ms", p75(phases.onReused().queue()))
                .containsEntry("mean_first_byte_reused_ms", mean(phases.onReused().firstByte()))
                .containsEntry("p75_first_byte_reused_ms", p75(phases.onReused().firstByte()))
                .containsEntry("mean_download_reused_ms", mean(phases.onReused().download()))
                .containsEntry("max_download_reused_ms", max(phases.onReused().download()));
        assertThat(number(row, "ok_new") + number(row, "ok_reused")).isEqualTo(number(row, "ok"));
        for (String figure : List.of("mean_first_byte", "max_first_byte")) {
            assertThat(row.get(figure + "_new_ms")).isNotEqualTo(row.get(figure + "_reused_ms"));
        }
    }

    private static String mean(Latencies times) {
        return Cells.millis(times.meanNanos());
    }

    private static String p75(Latencies times) {
        return Cells.millis(times.percentileNanos(75));
    }

    private static String max(Latencies times) {
        return Cells.millis(times.maxNanos());
    }

    @Test
    void every_curve_that_is_kept_has_columns_of_the_whole_run() throws IOException {
        Times times = normal().summary().times();
        CSVRecord row = CsvRows.of(normal(), "summary.csv").getLast();
        assertThat(row.toMap())
                .containsEntry(
                        "p99_queue_ms", Cells.millis(times.queue().times().percentileNanos(99)))
                .containsEntry("never_sent_in_queue", "0")
                .containsEntry("exact_below_queue_ms", "")
                .containsEntry(
                        "p99_failed_service_ms",
                        Cells.millis(times.failed().service().percentileNanos(99)))
                .containsEntry(
                        "max_timed_out_service_ms",
                        Cells.millis(times.timedOut().service().maxNanos()))
                .containsEntry(
                        "p99_9_first_byte_reused_ms",
                        Cells.millis(times.phases().onReused().firstByte().percentileNanos(99.9)))
                .containsEntry("gen_lag_stddev_ms", Cells.millis(times.lag().stddevNanos()));
    }

    private static List<String> described(String docs, String file) {
        String section = docs.substring(docs.indexOf("## `" + file + "`"));
        int end = section.indexOf("\n## ", 1);
        String own = end < 0 ? section : section.substring(0, end);
        return Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE)
                .matcher(own)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static Recording normal() {
        return CannedRecordings.ALL.get("normal");
    }

    private static List<String> header(List<CSVRecord> rows) {
        return rows.getFirst().getParser().getHeaderNames();
    }

    private static long number(CSVRecord row, String column) {
        return Long.parseLong(row.get(column));
    }

    private static long sum(CSVRecord row, String... columns) {
        return Arrays.stream(columns).mapToLong(column -> number(row, column)).sum();
    }

    private static long sumOf(CSVRecord row, Predicate<String> columns) {
        return row.toMap().entrySet().stream()
                .filter(entry -> columns.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .mapToLong(Long::parseLong)
                .sum();
    }
}
