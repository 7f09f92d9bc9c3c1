package dev.barograph.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Summary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// docs/formats.md against what is written.
class DocumentedQueriesTest {
    private static final Pattern EXAMPLES = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void the_example_queries_give_rows_here_and_in_the_sqlite3_shell(int requests)
            throws Exception {
        Recording recording = new RandomRecordings(6).next(8, requests);
        Path file = RunRecord.written(recording, folder.resolve("run.sqlite"));
        List<String> queries = queries();
        assertThat(queries).hasSize(5);
        for (String query : queries) {
            try (Connection connection = Database.readOnly(file);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                assertThat(rows.next()).as(query).isTrue();
            }
            shell(file, query).ifPresent(out -> assertThat(out).as(query).contains("|"));
        }
    }

    @Test
    void sums_and_percentiles_in_the_file_of_several_requests_are_those_of_the_run()
            throws Exception {
        Recording recording = new RandomRecordings(6).next(8, 3);
        Summary whole = recording.summary();
        Path file = RunRecord.written(recording, folder.resolve("run.sqlite"));

        assertThat(numbers(file, "SELECT sum(scheduled), sum(sent), sum(ok) FROM traffic"))
                .containsExactly(
                        whole.counts().scheduled(), whole.counts().sent(), whole.counts().ok());
        assertThat(
                        numbers(
                                file,
                                "SELECT sum(count), max(max_ms * 1e6) FROM curve WHERE series ="
                                        + " 'ok_response' AND request = 'Aggregated'"))
                .containsExactly(whole.counts().ok(), whole.ok().response().maxNanos().getAsLong());
        for (int i = 0; i < 3; i++) {
            Summary part = whole.parts().get(i);
            assertThat(
                            numbers(
                                    file,
                                    "SELECT sum(count), max(max_ms * 1e6) FROM curve JOIN request"
                                            + " r ON r.name = request WHERE series ="
                                            + " 'ok_response' AND r.id = "
                                            + (i + 1)))
                    .containsExactly(
                            part.counts().ok(), part.ok().response().maxNanos().getAsLong());
            assertThat(
                            numbers(
                                    file,
                                    "SELECT sum(count) FROM request_error WHERE request = "
                                            + (i + 1)))
                    .containsExactly(
                            part.counts().byKind().values().stream().mapToLong(n -> n).sum());
        }
    }

    @Test
    void the_delay_of_each_event_loop_can_be_asked_for() throws Exception {
        Recording recording = new RandomRecordings(6).next(8);
        List<Long> longest = LoopDelays.longest(recording.intervals());
        Path file = RunRecord.written(recording, folder.resolve("run.sqlite"));

        assertThat(longest).hasSizeGreaterThan(1);
        for (int i = 0; i < longest.size(); i++) {
            assertThat(
                            numbers(
                                    file,
                                    "SELECT max(delay_ns) FROM loop_delay WHERE loop = " + (i + 1)))
                    .containsExactly(longest.get(i));
        }
    }

    private static List<Long> numbers(Path file, String sql) throws Exception {
        try (Connection connection = Database.readOnly(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            List<Long> numbers = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                numbers.add(Math.round(rows.getDouble(i)));
            }
            return numbers;
        }
    }

    @Test
    void every_table_of_the_schema_has_the_columns_that_are_written_and_is_documented()
            throws Exception {
        Path file = RunRecord.written(new RandomRecordings(6).next(1), folder.resolve("r.sqlite"));
        String docs = Files.readString(Path.of("docs/formats.md"));
        try (Connection connection = Database.readOnly(file);
                Statement statement = connection.createStatement()) {
            for (Columns columns : Tables.ALL) {
                List<String> found = new ArrayList<>();
                try (ResultSet rows =
                        statement.executeQuery("PRAGMA table_info(" + columns.table() + ")")) {
                    while (rows.next()) {
                        found.add(rows.getString("name"));
                    }
                }
                List<String> expected = new ArrayList<>(columns.names());
                expected.add("crc");
                assertThat(found).isEqualTo(expected);
                assertThat(docs).contains("`" + columns.table() + "`");
            }
        }
    }

    private static List<String> queries() throws Exception {
        Matcher found = EXAMPLES.matcher(Files.readString(Path.of("docs/formats.md")));
        assertThat(found.find()).isTrue();
        return found.group(1).strip().lines().toList();
    }

    /// Empty where there is no such shell.
    private static java.util.Optional<String> shell(Path file, String query) throws Exception {
        Process process;
        try {
            process =
                    new ProcessBuilder("sqlite3", file.toString(), query)
                            .redirectErrorStream(true)
                            .start();
        } catch (java.io.IOException e) {
            return java.util.Optional.empty();
        }
        String out = process.inputReader().readAllAsString();
        assertThat(process.waitFor()).as(out).isZero();
        return java.util.Optional.of(out);
    }
}
