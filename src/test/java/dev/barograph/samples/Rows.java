package dev.barograph.samples;

import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// Samples to write and rows to read.
public final class Rows {
    private static final CSVFormat TABLE =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Rows() {}

    static Profile profile(String url) {
        return new Profile(
                        "rows",
                        new RequestSpec("GET", url, List.of(), new Body.None()),
                        new Load(
                                new LoadShape.Open(
                                        List.of(Stage.hold(10, Duration.ofSeconds(3))),
                                        new Spacing.Even())),
                        Limits.DEFAULT)
                .withSamples(true);
    }

    /// A run with some requests in flight, whose second stage begins after a second.
    static LiveRun run(IntSupplier inFlight) {
        return new LiveRun() {
            @Override
            public int inFlight() {
                return inFlight.getAsInt();
            }

            @Override
            public int stageAt(long elapsedNanos) {
                return elapsedNanos < 1_000_000_000 ? 0 : 1;
            }

            @Override
            public void rowsMissing(String note) {}
        };
    }

    static Sample ok(long dueNanos, long bytesIn) {
        return new Sample(
                dueNanos,
                dueNanos + 1_000,
                dueNanos + 1_000,
                dueNanos + 1_000,
                dueNanos + 3_000_000,
                dueNanos + 4_000_000,
                bytesIn,
                50,
                false,
                new Outcome.Ok(200));
    }

    /// The rows of a file, as any reader of CSV sees them.
    public static List<CSVRecord> read(Path file) throws IOException {
        return parse(text(file));
    }

    static List<CSVRecord> parse(String text) throws IOException {
        return TABLE.parse(new StringReader(text)).getRecords();
    }

    /// The text of a file as `zcat` gives it: up to where it is broken off.
    public static String text(Path file) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            byte[] part = new byte[512];
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                text.write(part, 0, n);
            }
        } catch (EOFException e) {
            // What came before is there.
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
