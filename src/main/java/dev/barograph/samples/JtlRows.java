package dev.barograph.samples;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.model.Sample;
import dev.barograph.model.WeightedRequest;
import dev.barograph.report.Cells;
import dev.barograph.report.MaskedUrl;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Samples as rows of a JMeter result file (JTL as CSV): the 17 columns that JMeter 5 and later
/// write unasked, in their order, then quoted ones, which JMeter takes for variables of the sample
/// (`CSVSaveService`). docs/formats.md says what each holds. Not thread-safe.
final class JtlRows {
    private static final List<String> OWN =
            List.of(
                    "planned_us",
                    "response_us",
                    "service_us",
                    "queue_us",
                    "connect_us",
                    "tls_us",
                    "ttfb_us",
                    "download_us",
                    "conn_reused",
                    "error_class");

    /// The first line.
    static final String HEADER =
            "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,"
                    + "failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,"
                    + "IdleTime,Connect,\""
                    + String.join("\",\"", OWN)
                    + "\"\r\n";

    /// As JMeter names what is no status of a response.
    private static final String NO_STATUS = "Non HTTP response code: ";

    private static final int LONGEST_MESSAGE = 500;
    private static final byte[] STAGE = ascii(",Stage ");

    /// JMeter takes what stands before the last space for the name of a thread group.
    private static final byte[] GROUP = ascii(" 1-");

    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] END = ascii("\r\n");
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final byte[][] labels;
    private final byte[][] urls;
    private final LiveRun run;
    private final long originNanos;
    private final long originEpochMillis;
    private final long originNanosOfMilli;
    private final Map<FailureKind, byte[]> noStatus = new EnumMap<>(FailureKind.class);
    private final Map<FailureKind, byte[]> titles = new EnumMap<>(FailureKind.class);
    private final Map<FailureKind, byte[]> ids = new EnumMap<>(FailureKind.class);

    // Requests mostly fail for the same reason as the one before.
    private String lastMessage = "";
    private byte[] lastMessageCell = new byte[0];

    /// @param startedAt the wall clock at the beginning of the run
    /// @param originNanos the samples' clock at the same moment
    JtlRows(Profile profile, Instant startedAt, long originNanos, LiveRun run) {
        List<WeightedRequest> requests = profile.requests();
        this.labels = new byte[requests.size()][];
        this.urls = new byte[requests.size()][];
        for (int i = 0; i < labels.length; i++) {
            urls[i] = cell(MaskedUrl.of(requests.get(i).spec().url()));
            labels[i] = labels.length == 1 ? urls[i] : cell(requests.get(i).name());
        }
        this.run = run;
        this.originNanos = originNanos;
        this.originEpochMillis = startedAt.toEpochMilli();
        this.originNanosOfMilli = startedAt.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MILLI;
        for (FailureKind kind : FailureKind.values()) {
            noStatus.put(kind, ascii(NO_STATUS + kind.id()));
            titles.put(kind, cell(kind.title()));
            ids.put(kind, ascii(kind.id()));
        }
    }

    /// Adds a row.
    ///
    /// @param request its place in the profile
    /// @param thread number of the recording thread, from 1
    /// @param inFlight requests in flight about now
    void row(int request, Sample sample, int thread, int inFlight, RowText text) {
        long sentNanos = sample.sentNanos() - originNanos;
        text.number(
                        originEpochMillis
                                + Math.floorDiv(sentNanos + originNanosOfMilli, NANOS_PER_MILLI))
                .ascii(',')
                .number(millis(sample.serviceNanos()))
                .ascii(',')
                .bytes(labels[request])
                .ascii(',');
        code(sample.outcome(), text);
        long plannedNanos = sample.dueNanos() - originNanos;
        text.bytes(STAGE).number(run.stageAt(plannedNanos) + 1).bytes(GROUP).number(thread);
        text.ascii(',').ascii(',');
        success(sample.outcome(), text);
        text.ascii(',').number(sample.bytesIn());
        text.ascii(',').number(sample.bytesOut());
        text.ascii(',').number(inFlight);
        text.ascii(',').number(inFlight);
        text.ascii(',').bytes(urls[request]);
        boolean answered = sample.bytesIn() > 0;
        text.ascii(',').number(answered ? millis(sample.firstByteNanos() - sample.sentNanos()) : 0);
        text.ascii(',').ascii('0');
        text.ascii(',').number(millis(sample.connectedNanos() - sample.sentNanos()));
        text.ascii(',').number(micros(plannedNanos));
        phases(sample, text);
        reused(sample, text);
        text.ascii(',');
        if (sample.outcome() instanceof Outcome.Failure failure) {
            text.bytes(known(ids, failure.kind()));
        }
        text.bytes(END);
    }

    /// `responseCode,responseMessage`.
    private void code(Outcome outcome, RowText text) {
        switch (outcome) {
            case Outcome.Ok(int status) -> text.number(status).ascii(',');
            case Outcome.Failure(FailureKind kind, OptionalInt status, String _) -> {
                if (status.isPresent()) {
                    text.number(status.getAsInt());
                } else {
                    text.bytes(known(noStatus, kind));
                }
                text.ascii(',').bytes(known(titles, kind));
            }
        }
    }

    /// `success,failureMessage`.
    private void success(Outcome outcome, RowText text) {
        switch (outcome) {
            case Outcome.Ok _ -> text.bytes(TRUE).ascii(',');
            case Outcome.Failure failure ->
                    text.bytes(FALSE).ascii(',').bytes(message(failure.message()));
        }
    }

    private static void phases(Sample sample, RowText text) {
        text.ascii(',').number(micros(sample.responseNanos()));
        text.ascii(',').number(micros(sample.serviceNanos()));
        text.ascii(',').number(micros(sample.queueNanos()));
        text.ascii(',').number(micros(sample.connectNanos()));
        text.ascii(',').number(micros(sample.tlsNanos()));
        text.ascii(',').number(micros(sample.firstByteWaitNanos()));
        text.ascii(',').number(micros(sample.downloadNanos()));
    }

    /// Empty for a request that never had a connection to be written to.
    private static void reused(Sample sample, RowText text) {
        text.ascii(',');
        if (sample.newConnection()) {
            text.bytes(FALSE);
        } else if (sample.bytesOut() > 0) {
            text.bytes(TRUE);
        }
    }

    private byte[] message(String message) {
        if (!message.equals(lastMessage)) {
            lastMessage = message;
            lastMessageCell =
                    cell(
                            message.length() <= LONGEST_MESSAGE
                                    ? message
                                    : message.substring(0, LONGEST_MESSAGE) + "…");
        }
        return lastMessageCell;
    }

    private static long millis(long nanos) {
        return (nanos + NANOS_PER_MILLI / 2) / NANOS_PER_MILLI;
    }

    private static long micros(long nanos) {
        return Math.floorDiv(nanos + 500, 1_000);
    }

    private static byte[] known(Map<FailureKind, byte[]> cells, FailureKind kind) {
        byte[] cell = cells.get(kind);
        if (cell == null) {
            throw new IllegalStateException("no cell for " + kind);
        }
        return cell;
    }

    /// A text as RFC 4180 wants it, and safe to open in a spreadsheet.
    private static byte[] cell(String raw) {
        String safe = Cells.text(raw);
        boolean quoted = safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0;
        return (quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
