package dev.barograph.record;

import static dev.barograph.record.IntervalRows.orNull;

import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.RunEvent;
import dev.barograph.model.Exchange;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Header;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events and examples as rows.
final class ExemplarRows {
    private static final String OK = "ok";

    private ExemplarRows() {}

    static void write(Rows rows, RunEvent event) throws SQLException {
        rows.insert(Tables.EVENT, event.atNanos(), event.kind().name(), event.text());
    }

    static List<RunEvent> readEvents(Rows rows, Damage damage) {
        List<RunEvent> events = new ArrayList<>();
        rows.each(
                Tables.EVENT,
                damage,
                row ->
                        events.add(
                                new RunEvent(
                                        row.whole("at_ns"),
                                        row.name(RunEvent.Kind.class, "kind"),
                                        row.text("text"))));
        return events;
    }

    static void write(Rows rows, Exemplar exemplar) throws SQLException {
        Sample sample = exemplar.sample();
        Exchange exchange = exemplar.exchange();
        String outcome = OK;
        @Nullable Object status = null;
        @Nullable String message = null;
        switch (sample.outcome()) {
            case Outcome.Ok ok -> status = (long) ok.status();
            case Outcome.Failure failure -> {
                outcome = failure.kind().name();
                status = orNull(failure.status());
                message = failure.message();
            }
        }
        rows.insert(
                Tables.EXEMPLAR,
                exemplar.request(),
                (long) exemplar.interval(),
                sample.dueNanos(),
                sample.sentNanos(),
                sample.tcpConnectedNanos(),
                sample.connectedNanos(),
                sample.firstByteNanos(),
                sample.doneNanos(),
                sample.bytesIn(),
                sample.bytesOut(),
                sample.newConnection() ? 1L : 0L,
                outcome,
                status,
                message,
                orNull(exchange.connectionAgeNanos()),
                orNull(exchange.status()),
                HeaderLines.write(exchange.responseHeaders()),
                exchange.bodyHead().orElse(null));
    }

    static List<Exemplar> readExemplars(Rows rows, Damage damage) {
        List<Exemplar> exemplars = new ArrayList<>();
        rows.each(
                Tables.EXEMPLAR,
                damage,
                row ->
                        exemplars.add(
                                new Exemplar(
                                        row.text("request"),
                                        row.small("interval"),
                                        sample(row),
                                        exchange(row))));
        return exemplars;
    }

    private static Sample sample(Row row) {
        Outcome outcome =
                row.text("outcome").equals(OK)
                        ? new Outcome.Ok(row.small("outcome_status"))
                        : new Outcome.Failure(
                                row.name(FailureKind.class, "outcome"),
                                row.smallIfAny("outcome_status"),
                                row.text("message"));
        return new Sample(
                row.whole("due_ns"),
                row.whole("sent_ns"),
                row.whole("tcp_connected_ns"),
                row.whole("connected_ns"),
                row.whole("first_byte_ns"),
                row.whole("done_ns"),
                row.whole("bytes_in"),
                row.whole("bytes_out"),
                row.flag("new_connection"),
                outcome);
    }

    private static Exchange exchange(Row row) {
        List<Header> headers = HeaderLines.read(row.text("headers"));
        return new Exchange(
                row.wholeIfAny("connection_age_ns"),
                row.smallIfAny("status"),
                headers,
                row.textIfAny("body_head"));
    }
}
