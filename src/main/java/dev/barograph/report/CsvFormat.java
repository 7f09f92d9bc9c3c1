package dev.barograph.report;

import dev.barograph.metrics.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/// `summary.csv` and `intervals.csv`: RFC 4180, UTF-8 without a byte order mark, one header line,
/// the same bytes in every locale. Beside them `validity.json`, without which nobody can judge the
/// figures. Columns and fields are described in docs/formats.md.
public final class CsvFormat implements ReportFormat {
    @Override
    public String id() {
        return "csv";
    }

    @Override
    public List<ReportFile> files(Recording recording) {
        return List.of(
                new ReportFile(
                        "summary.csv",
                        out -> print(out, SummaryCsv.COLUMNS, SummaryCsv.rows(recording))),
                new ReportFile(
                        "intervals.csv",
                        out -> print(out, IntervalsCsv.COLUMNS, IntervalsCsv.rows(recording))),
                new ReportFile("validity.json", out -> ValidityJson.write(recording, out)));
    }

    private static <T> void print(OutputStream out, List<Column<T>> columns, List<T> rows)
            throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVFormat.RFC4180.printRecord(writer, columns.stream().map(Column::name).toArray());
        for (T row : rows) {
            CSVFormat.RFC4180.printRecord(
                    writer, columns.stream().map(column -> column.cell().apply(row)).toArray());
        }
        writer.flush();
    }
}
