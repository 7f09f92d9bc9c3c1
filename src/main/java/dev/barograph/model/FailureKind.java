package dev.barograph.model;

/// Why a request did not end with a good response. The order is the order in tables and charts.
public enum FailureKind {
    DNS(Group.FAILED, "dns", "Host name not found"),
    CONNECT_REFUSED(Group.FAILED, "connect_refused", "Connection refused"),
    CONNECT_FAILED(Group.FAILED, "connect_failed", "Could not connect"),
    TLS(Group.FAILED, "tls", "TLS handshake failed"),
    RESET(Group.FAILED, "reset", "Connection reset"),
    CLOSED_BEFORE_RESPONSE(Group.FAILED, "closed_before_response", "Closed before a response"),
    /// A kept-alive connection that ended before a byte of the answer came. Mostly the target had
    /// closed it while the request was on its way; whether it saw the request cannot be known.
    STALE_CONNECTION(
            Group.FAILED, "stale_connection", "Reused connection closed before a response"),
    TRUNCATED(Group.FAILED, "truncated", "Response cut short"),
    MALFORMED(Group.FAILED, "malformed", "Not a valid HTTP response"),
    HEADER_CAP(Group.FAILED, "header_cap", "Response headers larger than allowed"),
    BODY_CAP(Group.FAILED, "body_cap", "Response body larger than allowed"),
    HTTP_4XX(Group.FAILED, "http_4xx", "HTTP 4xx"),
    HTTP_5XX(Group.FAILED, "http_5xx", "HTTP 5xx"),
    /// No ephemeral port left on this machine: the fault is the generator's.
    GENERATOR_PORTS(Group.FAILED, "generator_ports", "This machine ran out of ports"),
    /// No file descriptor left for this process: the fault is the generator's.
    GENERATOR_DESCRIPTORS(
            Group.FAILED, "generator_descriptors", "This machine ran out of file descriptors"),
    /// A fault of this program.
    INTERNAL(Group.FAILED, "internal", "Internal error"),

    CONNECT_TIMEOUT(Group.TIMED_OUT, "connect_timeout", "Connect timeout"),
    TLS_TIMEOUT(Group.TIMED_OUT, "tls_timeout", "TLS handshake timeout"),
    RESPONSE_TIMEOUT(Group.TIMED_OUT, "response_timeout", "Response timeout"),
    TOTAL_TIMEOUT(Group.TIMED_OUT, "total_timeout", "Total timeout"),

    /// Still in flight when the run had to end.
    CANCELLED(Group.CANCELLED, "cancelled", "Cancelled at the end of the run"),

    /// Due, but more requests were waiting for a permit than the backlog holds.
    BACKLOG_FULL(Group.NOT_SENT, "backlog_full", "Not sent: too many were waiting"),
    /// Due while this program did not run at all: the machine slept, or the process was stopped.
    SUSPENDED(Group.NOT_SENT, "suspended", "Not sent: this program stood still"),
    /// Due and waiting for a permit when the run had to end.
    RUN_ENDED(Group.NOT_SENT, "run_ended", "Not sent: the run ended first");

    /// The terms of the conservation law beside `ok`.
    public enum Group {
        FAILED,
        TIMED_OUT,
        CANCELLED,
        NOT_SENT
    }

    private final Group group;
    private final String id;
    private final String title;

    FailureKind(Group group, String id, String title) {
        this.group = group;
        this.id = id;
        this.title = title;
    }

    /// Which term of the conservation law this kind counts in.
    public Group group() {
        return group;
    }

    /// Whether it only happens because the run ended: no error then, neither of the target nor of
    /// this program.
    public boolean isEndOfRun() {
        return this == CANCELLED || this == RUN_ENDED;
    }

    /// Stable lower-case name for files.
    public String id() {
        return id;
    }

    /// Short name for people.
    public String title() {
        return title;
    }
}
