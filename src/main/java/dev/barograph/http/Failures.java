package dev.barograph.http;

import dev.barograph.model.DurationText;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Outcome;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.asynchttpclient.uri.Uri;

/// Turns what the client throws, together with how far the request had come, into a kind and a
/// message for people.
final class Failures {
    private static final int LONGEST_MESSAGE = 500;

    private static final Outcome UNTOLD =
            new Outcome.Failure(FailureKind.INTERNAL, "A failure that could not be told apart");
    private static final Outcome[] BY_STATUS = new Outcome[600];

    static {
        for (int status = 100; status < BY_STATUS.length; status++) {
            BY_STATUS[status] = newOutcome(status);
        }
    }

    private final String place;
    private final Limits limits;
    private final BooleanSupplier cancelled;

    /// @param target an address of the target: all requests go to the same host and port
    /// @param cancelled whether this side is closing all connections
    Failures(Uri target, Limits limits, BooleanSupplier cancelled) {
        this.place = target.getHost() + ":" + target.getExplicitPort();
        this.limits = limits;
        this.cancelled = cancelled;
    }

    /// The outcome of a whole response with this status.
    static Outcome ofStatus(int status) {
        if (status < 100 || status >= BY_STATUS.length) {
            return failure(FailureKind.INTERNAL, "A response ended without a status: " + status);
        }
        return BY_STATUS[status];
    }

    private static Outcome newOutcome(int status) {
        if (status < 400) {
            return new Outcome.Ok(status);
        }
        FailureKind kind = status < 500 ? FailureKind.HTTP_4XX : FailureKind.HTTP_5XX;
        String message = "HTTP " + HttpResponseStatus.valueOf(status);
        return new Outcome.Failure(kind, OptionalInt.of(status), message);
    }

    static Outcome.Failure failure(FailureKind kind, String message) {
        return new Outcome.Failure(kind, forPeople(message));
    }

    static Outcome.Failure cancelled() {
        return new Outcome.Failure(FailureKind.CANCELLED, FailureKind.CANCELLED.title());
    }

    /// Loads every class that telling failures apart needs: when descriptors run out, which is a
    /// failure to be told, no class can be loaded any more.
    void rehearse(SampleHandler unsent) {
        IOException none = new IOException("rehearsal");
        for (Outcome outcome :
                List.of(
                        silent(unsent),
                        unfinished(unsent),
                        connect(none),
                        handshake(none, unsent),
                        exchange(none, unsent),
                        exchange(new IllegalArgumentException("rehearsal"), unsent),
                        failure(FailureKind.INTERNAL, "\u0000"))) {
            if (outcome instanceof Outcome.Ok) {
                throw new IllegalStateException("a failure passed as ok: " + outcome);
            }
        }
    }

    /// As [#of(Throwable, SampleHandler)], and whatever goes wrong with that is an outcome too.
    Outcome ofSafely(Throwable thrown, SampleHandler request) {
        try {
            return of(thrown, request);
        } catch (RuntimeException | Error fault) {
            return UNTOLD;
        }
    }

    /// The outcome of a request that the client gave up.
    Outcome of(Throwable thrown, SampleHandler request) {
        if (cancelled.getAsBoolean() || thrown instanceof CancellationException) {
            return cancelled();
        }
        if (thrown instanceof UnknownHostException) {
            return failure(FailureKind.DNS, "Host name not found: " + CauseChain.text(thrown));
        }
        if (!request.isTcpConnected()) {
            return connect(thrown);
        }
        if (request.isInHandshake()) {
            return handshake(thrown, request);
        }
        return exchange(thrown, request);
    }

    /// The outcome of a request whose target sent nothing for the response timeout.
    Outcome silent(SampleHandler request) {
        return failure(
                FailureKind.RESPONSE_TIMEOUT,
                "Nothing received for "
                        + DurationText.format(limits.responseTimeout())
                        + ", "
                        + stage(request));
    }

    /// The outcome of a request that the total timeout ended.
    Outcome unfinished(SampleHandler request) {
        return failure(
                FailureKind.TOTAL_TIMEOUT,
                "Not finished after "
                        + DurationText.format(limits.totalTimeout())
                        + ", "
                        + stage(request));
    }

    private static String stage(SampleHandler request) {
        if (!request.isTcpConnected()) {
            return "while connecting";
        }
        if (request.isInHandshake()) {
            return "during the TLS handshake";
        }
        if (!request.hasStatus()) {
            return request.bytesIn() == 0
                    ? "while waiting for a response"
                    : "in the response headers";
        }
        return "after " + request.bodyBytes() + " bytes of the response body";
    }

    private Outcome connect(Throwable thrown) {
        String text = CauseChain.text(CauseChain.deepest(thrown));
        if (CauseChain.has(thrown, ConnectTimeoutException.class)) {
            return failure(
                    FailureKind.CONNECT_TIMEOUT,
                    "No connection to "
                            + place
                            + " within "
                            + DurationText.format(limits.connectTimeout()));
        }
        if (CauseChain.isOutOfPorts(thrown)) {
            return failure(FailureKind.GENERATOR_PORTS, "No free local port: " + text);
        }
        if (CauseChain.isOutOfDescriptors(thrown)) {
            return failure(FailureKind.GENERATOR_DESCRIPTORS, "No free file descriptor: " + text);
        }
        if (text.toLowerCase(Locale.ROOT).contains("refused")) {
            return failure(
                    FailureKind.CONNECT_REFUSED, "Connection refused: nothing listens on " + place);
        }
        if (CauseChain.has(thrown, NoRouteToHostException.class)) {
            return failure(FailureKind.CONNECT_FAILED, "No route to host: " + place);
        }
        return failure(
                FailureKind.CONNECT_FAILED, text.contains(place) ? text : text + ": " + place);
    }

    private Outcome handshake(Throwable thrown, SampleHandler request) {
        if (CauseChain.has(thrown, SslHandshakeTimeoutException.class)) {
            return failure(
                    FailureKind.TLS_TIMEOUT,
                    "No TLS handshake within " + DurationText.format(limits.connectTimeout()));
        }
        if (CauseChain.has(thrown, NotSslRecordException.class)) {
            return failure(FailureKind.TLS, "The target does not speak TLS on this port");
        }
        Throwable cause = CauseChain.deepest(thrown);
        if (cause instanceof ClosedChannelException) {
            return failure(
                    FailureKind.TLS,
                    request.didBreak()
                            ? "Connection reset during the TLS handshake"
                            : "Connection closed during the TLS handshake");
        }
        return failure(FailureKind.TLS, "TLS handshake failed: " + CauseChain.text(cause));
    }

    private static Outcome exchange(Throwable thrown, SampleHandler request) {
        if (CauseChain.has(thrown, TooLongHttpHeaderException.class)) {
            return failure(
                    FailureKind.HEADER_CAP,
                    "The response headers are larger than "
                            + AhcSettings.MAX_HEADER_BYTES
                            + " bytes");
        }
        if (CauseChain.has(thrown, SSLException.class)) {
            return failure(
                    FailureKind.TLS, "TLS failed: " + CauseChain.text(CauseChain.deepest(thrown)));
        }
        boolean closed =
                thrown instanceof PrematureChannelClosureException || thrown instanceof IOException;
        if (!closed && CauseChain.isParsing(thrown)) {
            return failure(FailureKind.MALFORMED, malformed(thrown));
        }
        if (!closed) {
            return failure(
                    FailureKind.INTERNAL,
                    thrown.getClass().getSimpleName() + ": " + CauseChain.text(thrown));
        }
        boolean reset = request.didBreak() || CauseChain.isReset(thrown);
        if (request.isPooled() && request.bytesIn() == 0) {
            return failure(
                    FailureKind.STALE_CONNECTION,
                    "The target closed a kept-alive connection before a response"
                            + (reset ? " with a reset" : ""));
        }
        if (reset) {
            return failure(FailureKind.RESET, cutShort("Connection reset", request));
        }
        if (request.bytesIn() > 0) {
            return failure(FailureKind.TRUNCATED, cutShort("Connection closed", request));
        }
        return failure(FailureKind.CLOSED_BEFORE_RESPONSE, cutShort("Connection closed", request));
    }

    static String malformed(Throwable thrown) {
        return "Not a valid HTTP response: " + CauseChain.text(thrown) + hint(thrown);
    }

    private static String hint(Throwable thrown) {
        String text = CauseChain.text(thrown);
        if (text.contains("SSH-")) {
            return " (this looks like an SSH server)";
        }
        return text.contains("\u0015\u0003") ? " (this looks like TLS: use https)" : "";
    }

    static String cutShort(String how, SampleHandler request) {
        if (request.hasStatus()) {
            return how + " after " + request.bodyBytes() + " bytes of the response body";
        }
        return how + (request.bytesIn() == 0 ? " before a response" : " in the response headers");
    }

    /// Names what cannot be shown (control characters, direction marks) by its code and cuts after
    /// 500 characters.
    static String forPeople(String message) {
        StringBuilder shown = new StringBuilder(Math.min(message.length(), LONGEST_MESSAGE));
        for (int i = 0; i < message.length() && shown.length() < LONGEST_MESSAGE; i++) {
            char c = message.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        if (shown.length() > LONGEST_MESSAGE) {
            shown.setLength(LONGEST_MESSAGE);
        }
        return shown.toString();
    }
}
