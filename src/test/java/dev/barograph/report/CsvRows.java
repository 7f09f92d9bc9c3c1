package dev.barograph.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// The rows of a CSV file of a run, read as others read them.
final class CsvRows {
    /// What adds up from intervals, and from requests, to the whole.
    static final List<String> COUNTS =
            List.of(
                    "scheduled",
                    "sent",
                    "ok",
                    "ok_new",
                    "ok_reused",
                    "failed",
                    "timed_out",
                    "cancelled",
                    "not_sent",
                    "new_connections",
                    "bytes_in",
                    "bytes_out");

    private CsvRows() {}

    static List<CSVRecord> of(Recording recording, String file) throws IOException {
        String text =
                new String(CsvFormatGoldenTest.bytes(recording, file), StandardCharsets.UTF_8);
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        List<CSVRecord> rows = new ArrayList<>();
        CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new java.io.StringReader(text))
                .forEach(rows::add);
        return rows;
    }
}
