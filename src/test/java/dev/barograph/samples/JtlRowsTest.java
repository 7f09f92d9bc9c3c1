package dev.barograph.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.model.WeightedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JtlRowsTest {
    private static final long ORIGIN = 7_000_000_000L;
    private static final Instant STARTED = Instant.parse("2026-03-01T12:00:00.000900Z");
    private static final String URL = "http://name:pass@127.0.0.1:1/a?token=T&b=1,2";

    private static String text(Sample... samples) {
        JtlRows rows = new JtlRows(Rows.profile(URL), STARTED, ORIGIN, Rows.run(() -> 5));
        RowText text = new RowText();
        for (Sample sample : samples) {
            rows.row(0, sample, 2, 5, text);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            text.moveTo(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return JtlRows.HEADER + out.toString(StandardCharsets.UTF_8);
    }

    private static CSVRecord row(Sample sample) throws IOException {
        List<CSVRecord> rows = Rows.parse(text(sample));
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private static Sample failed(FailureKind kind, OptionalInt status, String message) {
        long at = ORIGIN + 1_500_000_000;
        return new Sample(
                at, at, at, at, at, at, 0, 0, false, new Outcome.Failure(kind, status, message));
    }

    @Test
    void of_several_requests_each_row_has_the_name_and_the_address_of_its_own() throws IOException {
        Profile one = Rows.profile(URL);
        Profile several =
                new Profile(
                        "several",
                        List.of(
                                new WeightedRequest("List, all", 2, one.request()),
                                new WeightedRequest(
                                        "=New",
                                        1,
                                        new RequestSpec(
                                                "POST",
                                                "http://127.0.0.1:1/b",
                                                List.of(),
                                                new Body.None()))),
                        one.load(),
                        one.limits(),
                        List.of(),
                        true);
        JtlRows rows = new JtlRows(several, STARTED, ORIGIN, Rows.run(() -> 5));
        RowText text = new RowText();
        rows.row(1, Rows.ok(ORIGIN, 10), 1, 5, text);
        rows.row(0, Rows.ok(ORIGIN, 10), 1, 5, text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text.moveTo(out);

        List<CSVRecord> parsed = Rows.parse(JtlRows.HEADER + out.toString(StandardCharsets.UTF_8));
        assertThat(parsed)
                .extracting(row -> row.get("label"))
                .containsExactly("'=New", "List, all");
        assertThat(parsed)
                .extracting(row -> row.get("URL"))
                .containsExactly(
                        "http://127.0.0.1:1/b", "http://***@127.0.0.1:1/a?token=***&b=1,2");
    }

    @Test
    void the_header_is_that_of_jmeter_and_then_quoted_names() {
        assertThat(JtlRows.HEADER)
                .isEqualTo(
                        "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,"
                                + "success,failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,"
                                + "Latency,IdleTime,Connect,"
                                + "\"planned_us\",\"response_us\",\"service_us\",\"queue_us\","
                                + "\"connect_us\",\"tls_us\",\"ttfb_us\",\"download_us\","
                                + "\"conn_reused\",\"error_class\"\r\n");
    }

    @Test
    void a_good_request_has_every_column() throws IOException {
        long due = ORIGIN + 1_250_000_000;
        Sample sample =
                new Sample(
                        due,
                        due + 2_500_000,
                        due + 3_500_000,
                        due + 5_500_000,
                        due + 12_500_000,
                        due + 12_750_400,
                        321,
                        45,
                        true,
                        new Outcome.Ok(201));
        Map<String, String> expected = new LinkedHashMap<>();
        // Started 0.9 ms into a millisecond, so 1252.5 ms later is in the 1253rd.
        expected.put("timeStamp", Long.toString(STARTED.toEpochMilli() + 1_253));
        expected.put("elapsed", "10");
        expected.put("label", "http://***@127.0.0.1:1/a?token=***&b=1,2");
        expected.put("responseCode", "201");
        expected.put("responseMessage", "");
        expected.put("threadName", "Stage 2 1-2");
        expected.put("dataType", "");
        expected.put("success", "true");
        expected.put("failureMessage", "");
        expected.put("bytes", "321");
        expected.put("sentBytes", "45");
        expected.put("grpThreads", "5");
        expected.put("allThreads", "5");
        expected.put("URL", "http://***@127.0.0.1:1/a?token=***&b=1,2");
        expected.put("Latency", "10");
        expected.put("IdleTime", "0");
        expected.put("Connect", "3");
        expected.put("planned_us", "1250000");
        expected.put("response_us", "12750");
        expected.put("service_us", "10250");
        expected.put("queue_us", "2500");
        expected.put("connect_us", "1000");
        expected.put("tls_us", "2000");
        expected.put("ttfb_us", "7000");
        expected.put("download_us", "250");
        expected.put("conn_reused", "false");
        expected.put("error_class", "");
        assertThat(row(sample).toMap()).isEqualTo(expected);
    }

    @Test
    void every_kind_of_failure_has_its_row() throws IOException {
        for (FailureKind kind : FailureKind.values()) {
            CSVRecord row = row(failed(kind, OptionalInt.empty(), "why"));
            assertThat(row.get("success")).isEqualTo("false");
            assertThat(row.get("error_class")).isEqualTo(kind.id());
            assertThat(row.get("responseCode")).isEqualTo("Non HTTP response code: " + kind.id());
            assertThat(row.get("responseMessage")).isEqualTo(kind.title());
            assertThat(row.get("failureMessage")).isEqualTo("why");
            assertThat(row.get("threadName")).isEqualTo("Stage 2 1-2");
            assertThat(row.get("Latency")).as("nothing came").isEqualTo("0");
            assertThat(row.get("conn_reused")).as("no connection").isEmpty();
        }
        assertThat(row(failed(FailureKind.HTTP_5XX, OptionalInt.of(503), "x")).get("responseCode"))
                .isEqualTo("503");
    }

    @Test
    void a_request_that_never_left_has_the_time_of_its_end_and_no_service_time()
            throws IOException {
        Sample sample =
                Sample.notSent(ORIGIN + 500_000_000, ORIGIN + 900_000_000, FailureKind.RUN_ENDED);
        CSVRecord row = row(sample);
        assertThat(row.get("timeStamp")).isEqualTo(Long.toString(STARTED.toEpochMilli() + 900));
        assertThat(row.get("elapsed")).isEqualTo("0");
        assertThat(row.get("planned_us")).isEqualTo("500000");
        assertThat(row.get("response_us")).isEqualTo("400000");
        assertThat(row.get("queue_us")).isEqualTo("400000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1",
                "@x",
                "\tx",
                "\rx",
                "\nx",
                "\0x",
                "\uFF1Dx",
                " =1+1"
            })
    void no_spreadsheet_takes_a_message_for_a_formula(String message) throws IOException {
        CSVRecord row = row(failed(FailureKind.MALFORMED, OptionalInt.empty(), message));
        assertThat(row.get("failureMessage")).startsWith("'");
        assertThat(row.size()).isEqualTo(27);
    }

    @Test
    void a_message_never_breaks_its_row_and_is_cut() throws IOException {
        String nasty = "a,\"b\"\r\n\u202E,c" + "x".repeat(2_000);
        CSVRecord row = row(failed(FailureKind.MALFORMED, OptionalInt.empty(), nasty));
        assertThat(row.get("failureMessage"))
                .startsWith("a,\"b\"\\r\\n\\u202e,cx")
                .endsWith("…")
                .hasSizeLessThan(600);
        String text = text(failed(FailureKind.MALFORMED, OptionalInt.empty(), nasty));
        assertThat(text.lines()).hasSize(2);
    }

    @Test
    void numbers_are_the_same_in_every_locale_and_at_every_size() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(row(Rows.ok(ORIGIN, Long.MAX_VALUE)).get("bytes"))
                    .isEqualTo("9223372036854775807");
            assertThat(row(Rows.ok(ORIGIN, Long.MIN_VALUE)).get("bytes"))
                    .isEqualTo("-9223372036854775808");
            assertThat(row(Rows.ok(ORIGIN, 10)).get("bytes")).isEqualTo("10");
        } finally {
            Locale.setDefault(before);
        }
    }
}
