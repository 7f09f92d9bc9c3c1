package dev.barograph.record;

import dev.barograph.metrics.KnownErrors;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/// Rows of a history as rows of its index: the mark of the file, and all else as one piece. Ten
/// thousand of them are read before anything is shown, and each column of a table costs.
final class IndexRows {
    static final Columns RUN = Columns.of("run", "file", "size", "modified_ns", "row");

    private IndexRows() {}

    /// Whether a row says the same as long as its file does not change.
    static boolean isLasting(HistoryRow row) {
        return row.isOpenable() && row.startedAt().isPresent() && row.figures().isPresent();
    }

    /// @param row lasting
    static void write(Rows rows, FileMark mark, HistoryRow row) throws SQLException {
        rows.insert(
                RUN,
                row.file().getFileName().toString(),
                mark.sizeBytes(),
                mark.modifiedNanos(),
                bytes(row));
    }

    static FileMark mark(Row row) {
        return new FileMark(row.whole("size"), row.whole("modified_ns"));
    }

    /// @param folder of the history
    /// @throws IllegalArgumentException if the row makes no sense
    static HistoryRow read(Row row, Path folder) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(row.bytes("row")))) {
            return read(in, folder.resolve(row.text("file")));
        } catch (IOException e) {
            throw new IllegalArgumentException("a row of the index is too short", e);
        }
    }

    private static byte[] bytes(HistoryRow row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, HistoryRow row) throws IOException {
        RunFigures figures = row.figures().orElseThrow();
        text(out, row.state().name());
        text(out, row.name());
        text(out, row.profile());
        text(out, row.request());
        Instant startedAt = row.startedAt().orElseThrow();
        out.writeLong(startedAt.getEpochSecond());
        out.writeInt(startedAt.getNano());
        out.writeLong(figures.tookNanos());
        out.writeLong(figures.requests());
        out.writeDouble(figures.donePerSecond());
        whole(out, figures.p50Nanos());
        whole(out, figures.p99Nanos());
        out.writeBoolean(figures.p99IsLowerBound());
        out.writeBoolean(figures.p99IsOfFew());
        whole(out, figures.service50Nanos());
        whole(out, figures.service99Nanos());
        out.writeBoolean(figures.service99IsLowerBound());
        out.writeBoolean(figures.service99IsOfFew());
        out.writeLong(figures.errors().bad());
        out.writeLong(figures.errors().ended());
        out.writeLong(figures.errors().unanswered());
        text(out, row.stamp().map(Stamp::name).orElse(""));
        text(out, row.verdict().map(Verdict::name).orElse(""));
        out.writeInt(row.sparkline().size());
        for (long spark : row.sparkline()) {
            out.writeLong(spark);
        }
        out.writeInt(row.tags().size());
        for (String tag : row.tags()) {
            text(out, tag);
        }
        text(out, row.note());
        out.writeBoolean(row.pinned());
    }

    private static HistoryRow read(DataInputStream in, Path file) throws IOException {
        HistoryRow.State state = HistoryRow.State.valueOf(text(in));
        String name = text(in);
        String profile = text(in);
        String request = text(in);
        Instant startedAt = Instant.ofEpochSecond(in.readLong(), in.readInt());
        RunFigures figures =
                new RunFigures(
                        in.readLong(),
                        in.readLong(),
                        in.readDouble(),
                        whole(in),
                        whole(in),
                        in.readBoolean(),
                        in.readBoolean(),
                        whole(in),
                        whole(in),
                        in.readBoolean(),
                        in.readBoolean(),
                        new KnownErrors(in.readLong(), in.readLong(), in.readLong()));
        Optional<Stamp> stamp = nonEmpty(text(in)).map(Stamp::valueOf);
        Optional<Verdict> verdict = nonEmpty(text(in)).map(Verdict::valueOf);
        List<Long> sparkline = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            sparkline.add(in.readLong());
        }
        TreeSet<String> tags = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            tags.add(text(in));
        }
        return new HistoryRow(
                file,
                RunId.of(file),
                state,
                name,
                profile,
                request,
                Optional.of(startedAt),
                Optional.of(figures),
                stamp,
                verdict,
                sparkline,
                tags,
                text(in),
                in.readBoolean(),
                Optional.empty());
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void whole(DataOutputStream out, OptionalLong value) throws IOException {
        out.writeBoolean(value.isPresent());
        out.writeLong(value.orElse(0));
    }

    private static OptionalLong whole(DataInputStream in) throws IOException {
        boolean there = in.readBoolean();
        long value = in.readLong();
        return there ? OptionalLong.of(value) : OptionalLong.empty();
    }
}
