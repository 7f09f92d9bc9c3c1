package dev.barograph.record;

import static dev.barograph.record.IntervalRows.orNull;

import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Verdict;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Rows of a history as rows of its index.
final class IndexRows {
    static final Columns RUN =
            Columns.of(
                    "run",
                    "file",
                    "size",
                    "modified_ns",
                    "state",
                    "name",
                    "profile",
                    "request",
                    "started_at",
                    "took_ns",
                    "requests",
                    "done_per_s",
                    "p50_ns",
                    "p99_ns",
                    "p99_lower_bound",
                    "error_share",
                    "stamp",
                    "verdict",
                    "sparkline",
                    "tags",
                    "note",
                    "pinned");

    private static final String BETWEEN_TAGS = "\n";

    private IndexRows() {}

    /// Whether a row says the same as long as its file does not change.
    static boolean isLasting(HistoryRow row) {
        return row.isOpenable() && row.startedAt().isPresent() && row.figures().isPresent();
    }

    /// @param row lasting
    static void write(Rows rows, FileMark mark, HistoryRow row) throws SQLException {
        RunFigures figures = row.figures().orElseThrow();
        rows.insert(
                RUN,
                row.file().getFileName().toString(),
                mark.sizeBytes(),
                mark.modifiedNanos(),
                row.state().name(),
                row.name(),
                row.profile(),
                row.request(),
                row.startedAt().orElseThrow().toString(),
                figures.tookNanos(),
                figures.requests(),
                figures.donePerSecond(),
                orNull(figures.p50Nanos()),
                orNull(figures.p99Nanos()),
                figures.p99IsLowerBound() ? 1L : 0L,
                figures.errorShare(),
                row.stamp().map(Stamp::name).orElse(null),
                row.verdict().map(Verdict::name).orElse(null),
                row.sparkline().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                String.join(BETWEEN_TAGS, row.tags()),
                row.note(),
                row.pinned() ? 1L : 0L);
    }

    static FileMark mark(Row row) {
        return new FileMark(row.whole("size"), row.whole("modified_ns"));
    }

    /// @param folder of the history
    static HistoryRow read(Row row, Path folder) {
        Path file = folder.resolve(row.text("file"));
        return new HistoryRow(
                file,
                RunId.of(file),
                row.name(HistoryRow.State.class, "state"),
                row.text("name"),
                row.text("profile"),
                row.text("request"),
                Optional.of(Instant.parse(row.text("started_at"))),
                Optional.of(
                        new RunFigures(
                                row.whole("took_ns"),
                                row.whole("requests"),
                                row.decimal("done_per_s"),
                                row.wholeIfAny("p50_ns"),
                                row.wholeIfAny("p99_ns"),
                                row.flag("p99_lower_bound"),
                                row.decimal("error_share"))),
                row.textIfAny("stamp").map(Stamp::valueOf),
                row.textIfAny("verdict").map(Verdict::valueOf),
                sparkline(row.text("sparkline")),
                tags(row.text("tags")),
                row.text("note"),
                row.flag("pinned"),
                Optional.empty());
    }

    private static List<Long> sparkline(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(Long::valueOf).toList();
    }

    private static TreeSet<String> tags(String text) {
        return text.isEmpty()
                ? new TreeSet<>()
                : new TreeSet<>(Arrays.asList(text.split(BETWEEN_TAGS)));
    }
}
