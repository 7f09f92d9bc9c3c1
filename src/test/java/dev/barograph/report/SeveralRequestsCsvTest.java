package dev.barograph.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Times;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/// A run that sent three requests.
class SeveralRequestsCsvTest {
    private final Recording recording = CannedRecordings.ALL.get("several");

    private static String text(ReportFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.content().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<CSVRecord> rows(String name) throws IOException {
        return CsvRows.of(recording, name);
    }

    @Test
    void each_request_has_a_row_by_its_name_and_the_rows_add_up_to_the_last() throws IOException {
        List<CSVRecord> rows = rows("summary.csv");

        assertThat(rows)
                .extracting(row -> row.get("Type") + " " + row.get("Name"))
                .containsExactly("GET List, \"all\"", "POST New", "PUT '=Broken", " Aggregated");
        for (String column : CsvRows.COUNTS) {
            assertThat(sum(rows.subList(0, 3), column))
                    .as(column)
                    .isEqualTo(sum(rows.subList(3, 4), column));
        }
        assertThat(rows).extracting(row -> row.get("ok")).containsExactly("210", "60", "0", "270");
        assertThat(rows.get(1).get("p50_service_ms")).startsWith("3.");
        assertThat(rows.get(2).get("p50_service_ms")).isEmpty();
        assertThat(rows.get(2).get("max_failed_service_ms")).startsWith("4.");
        assertThat(rows.get(0).get("clean_ok")).isEqualTo("140");
        assertThat(rows.get(0).get("clean_took_s")).isEqualTo("2.000");
    }

    @Test
    void what_only_the_whole_run_has_is_empty_in_the_row_of_a_request() throws IOException {
        List<CSVRecord> rows = rows("summary.csv");

        for (String column : List.of("late", "gen_lag_p50_ms", "gen_lag_max_ms", "permit_waits")) {
            assertThat(rows.subList(0, 3)).allMatch(row -> row.get(column).isEmpty());
            assertThat(rows.getLast().get(column)).isNotEmpty();
        }
        assertThat(rows).extracting(row -> row.get("stamp")).containsOnly("GENERATOR-LIMITED");
    }

    @Test
    void each_interval_has_a_row_for_each_request_and_then_one_for_all() throws IOException {
        List<CSVRecord> rows = rows("intervals.csv");

        assertThat(rows).hasSize(3 * 4);
        assertThat(rows.subList(0, 5))
                .extracting(row -> row.get("t_s") + " " + row.get("label"))
                .containsExactly(
                        "0.000 List, \"all\"",
                        "0.000 New",
                        "0.000 '=Broken",
                        "0.000 Aggregated",
                        "1.000 List, \"all\"");
        for (int i = 0; i < rows.size(); i += 4) {
            for (String column : CsvRows.COUNTS) {
                long waiting = column.equals("scheduled") ? (i == 0 ? 2 : i == 4 ? -2 : 0) : 0;
                assertThat(sum(rows.subList(i, i + 3), column) + waiting)
                        .as(column)
                        .isEqualTo(sum(rows.subList(i + 3, i + 4), column));
            }
        }
        for (String column :
                List.of("planned", "in_flight", "waiting", "late", "permit_waits", "gen_cpu")) {
            assertThat(rows.get(4).get(column)).as(column).isEmpty();
            assertThat(rows.get(7).get(column)).as(column).isNotEmpty();
        }
        assertThat(rows.get(4).get("verdict")).isEqualTo(rows.get(7).get("verdict"));
    }

    @Test
    void the_card_of_validity_has_the_books_of_each_request() throws IOException {
        String card = text(new CsvFormat().files(recording).get(2));

        assertThat(card.replaceAll("\\s+", ""))
                .contains(
                        "\"byRequest\":[{\"name\":\"List,\\\"all\\\"\",\"weight\":7,"
                                + "\"scheduled\":210,\"sent\":210,\"ok\":210,");
        assertThat(text(new CsvFormat().files(CannedRecordings.ALL.get("normal")).get(2)))
                .doesNotContain("byRequest");
    }

    @Test
    void the_parts_of_the_times_make_the_whole() {
        assertThat(
                        recording.summary().parts().stream()
                                .map(part -> part.times())
                                .mapToLong((Times times) -> times.ok().response().count())
                                .sum())
                .isEqualTo(recording.summary().ok().response().count());
    }

    private static long sum(List<CSVRecord> rows, String column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
    }
}
