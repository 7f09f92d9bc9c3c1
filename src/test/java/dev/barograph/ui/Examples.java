package dev.barograph.ui;

import dev.barograph.metrics.Exemplar;
import dev.barograph.model.Exchange;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Header;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Examples of requests that were never made.
final class Examples {
    private static final long MS = 1_000_000;

    private Examples() {}

    /// A good response that ended in the middle of an interval of one second.
    static Exemplar ok(int interval, long responseMillis) {
        return of(interval, responseMillis, new Outcome.Ok(200), 200);
    }

    /// A time-out: no status came.
    static Exemplar timedOut(int interval, long responseMillis) {
        Exemplar answered = failed(interval, responseMillis, FailureKind.RESPONSE_TIMEOUT, 0);
        Sample s = answered.sample();
        return new Exemplar(
                answered.request(),
                interval,
                new Sample(
                        s.dueNanos(),
                        s.sentNanos(),
                        s.tcpConnectedNanos(),
                        s.connectedNanos(),
                        s.firstByteNanos(),
                        s.doneNanos(),
                        0,
                        99,
                        false,
                        new Outcome.Failure(
                                FailureKind.RESPONSE_TIMEOUT, "Nothing came for 300 ms")),
                Exchange.NONE);
    }

    static Exemplar failed(int interval, long responseMillis, FailureKind kind, int status) {
        return of(
                interval,
                responseMillis,
                new Outcome.Failure(kind, OptionalInt.of(status), "Status " + status),
                status);
    }

    /// A fifth of the time in the queue, half of it until the first byte.
    private static Exemplar of(int interval, long responseMillis, Outcome outcome, int status) {
        long done = interval * 1_000 * MS + 500 * MS;
        long due = done - responseMillis * MS;
        long sent = due + responseMillis * MS / 5;
        long first = due + responseMillis * MS / 2;
        return new Exemplar(
                "Demo",
                interval,
                new Sample(due, sent, sent, sent, first, done, 1_234, 99, false, outcome),
                new Exchange(
                        OptionalLong.of(62_000 * MS),
                        OptionalInt.of(status),
                        List.of(
                                new Header("content-type", "text/plain"),
                                new Header("Set-Cookie", "***")),
                        Optional.empty()));
    }

    /// A run of ten seconds: ten good responses of 10 to 100 ms and a 503 each.
    static List<Exemplar> tenSeconds() {
        List<Exemplar> all = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            for (int i = 1; i <= 10; i++) {
                all.add(ok(second, 10L * i));
            }
            all.add(failed(second, 7, FailureKind.HTTP_5XX, 503));
        }
        all.add(timedOut(3, 400));
        return List.copyOf(all);
    }
}
