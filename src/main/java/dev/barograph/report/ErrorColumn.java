package dev.barograph.report;

import dev.barograph.metrics.Counts;
import dev.barograph.model.FailureKind;
import java.util.Locale;

/// Where a failure of a sent request is counted in `intervals.csv`: every such kind in exactly one
/// column, so the columns add up to `failed` + `timed_out`.
enum ErrorColumn {
    ERR_DNS,
    ERR_CONNECT,
    ERR_TLS,
    ERR_TIMEOUT,
    ERR_RESET,
    ERR_PROTOCOL,
    ERR_4XX,
    ERR_5XX,
    ERR_GENERATOR,
    ERR_INTERNAL;

    /// Name in the header.
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Failures of one interval that belong here.
    long count(Counts counts) {
        return counts.byKind().entrySet().stream()
                .filter(entry -> isFailure(entry.getKey()) && of(entry.getKey()) == this)
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
    }

    static boolean isFailure(FailureKind kind) {
        return kind.group() == FailureKind.Group.FAILED
                || kind.group() == FailureKind.Group.TIMED_OUT;
    }

    /// The column of a kind for which [#isFailure(FailureKind)] holds.
    static ErrorColumn of(FailureKind kind) {
        return switch (kind) {
            case DNS -> ERR_DNS;
            case CONNECT_REFUSED, CONNECT_FAILED -> ERR_CONNECT;
            case TLS -> ERR_TLS;
            case CONNECT_TIMEOUT, TLS_TIMEOUT, RESPONSE_TIMEOUT, TOTAL_TIMEOUT -> ERR_TIMEOUT;
            case RESET, CLOSED_BEFORE_RESPONSE, STALE_CONNECTION, TRUNCATED -> ERR_RESET;
            case MALFORMED, HEADER_CAP, BODY_CAP -> ERR_PROTOCOL;
            case HTTP_4XX -> ERR_4XX;
            case HTTP_5XX -> ERR_5XX;
            case GENERATOR_PORTS, GENERATOR_DESCRIPTORS -> ERR_GENERATOR;
            case INTERNAL -> ERR_INTERNAL;
            case CANCELLED, BACKLOG_FULL, SUSPENDED, RUN_ENDED ->
                    throw new IllegalArgumentException(kind + " is not a failed request");
        };
    }
}
