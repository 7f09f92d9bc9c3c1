package dev.barograph.record;

import java.util.List;

/// The tables of the newest format, as in `schema-5.sql`.
final class Tables {
    static final Columns RUN =
            Columns.of("run", "id", "name", "profile", "barograph", "created_at");
    static final Columns START = Columns.of("start", "started_at");
    static final Columns ENDING = Columns.of("ending", "kind", "at_ns", "reason");
    static final Columns ENVIRONMENT =
            Columns.of(
                    "environment",
                    "lookup_ns",
                    "socket_api",
                    "event_loops",
                    "java",
                    "collector",
                    "os",
                    "cores",
                    "max_heap_bytes");
    static final Columns NEGOTIATED = Columns.of("negotiated", "kind", "value");
    static final Columns CALIBRATION =
            Columns.of(
                    "calibration",
                    "measured_at",
                    "top_per_s",
                    "trusted_per_s",
                    "floor_per_s",
                    "floor_p50_ns",
                    "floor_p99_ns",
                    "socket_api",
                    "without_tls");
    static final Columns REQUEST = Columns.of("request", "id", "name", "weight");
    static final Columns INTERVAL =
            TimesRows.figures(
                    "interval",
                    "idx",
                    "start_ns",
                    "length_ns",
                    "stage",
                    "planned",
                    "in_flight",
                    "permits",
                    "waiting",
                    "permit_waits",
                    "cause",
                    "evidence");
    static final Columns TRAFFIC =
            Columns.of(
                    "traffic",
                    "id",
                    "scheduled",
                    "sent",
                    "ok",
                    "new_connections",
                    "bytes_in",
                    "bytes_out",
                    "response_p50_ns",
                    "response_p99_ns",
                    "response_max_ns",
                    "times");
    static final Columns FAILURE = Columns.of("failure", "interval", "request", "kind", "count");

    /// Delays of all event loops in one interval.
    static final String LOOP_DELAYS = "loop_delays_ns";

    static final Columns HEALTH =
            Columns.of(
                    "health",
                    "interval",
                    "process_cores",
                    "machine_share",
                    "busiest_loop_share",
                    "busiest_thread",
                    "busiest_thread_share",
                    "gc_ns",
                    "longest_gc_ns",
                    "heap_after_gc_bytes",
                    LOOP_DELAYS,
                    "longest_hiccup_ns",
                    "suspended_ns",
                    "open_connections",
                    "open_descriptors",
                    "descriptor_limit",
                    "ports_left",
                    "retransmit_share");
    static final Columns ERROR =
            Columns.of(
                    "error",
                    "position",
                    "kind",
                    "count",
                    "first_seen_ns",
                    "last_seen_ns",
                    "first_message");
    static final Columns REQUEST_ERROR =
            Columns.of(
                    "request_error",
                    "request",
                    "position",
                    "kind",
                    "count",
                    "first_seen_ns",
                    "last_seen_ns",
                    "first_message");
    static final Columns JUDGEMENT =
            Columns.of("judgement", "stamp", "cause", "evidence", "bad_intervals", "intervals");
    static final Columns NOTE = Columns.of("note", "position", "text");
    static final Columns EVENT = Columns.of("event", "at_ns", "kind", "text");
    static final Columns EXEMPLAR =
            Columns.of(
                    "exemplar",
                    "request",
                    "interval",
                    "due_ns",
                    "sent_ns",
                    "tcp_connected_ns",
                    "connected_ns",
                    "first_byte_ns",
                    "done_ns",
                    "bytes_in",
                    "bytes_out",
                    "new_connection",
                    "outcome",
                    "outcome_status",
                    "message",
                    "connection_age_ns",
                    "status",
                    "headers",
                    "body_head");
    static final Columns TOTAL =
            TimesRows.columns(
                    "total",
                    "scope",
                    "took_ns",
                    "scheduled",
                    "sent",
                    "ok",
                    "new_connections",
                    "bytes_in",
                    "bytes_out");
    static final Columns TOTAL_FAILURE = Columns.of("total_failure", "scope", "kind", "count");

    /// All that are made of checked rows.
    static final List<Columns> ALL =
            List.of(
                    RUN,
                    START,
                    ENDING,
                    ENVIRONMENT,
                    NEGOTIATED,
                    CALIBRATION,
                    REQUEST,
                    INTERVAL,
                    TRAFFIC,
                    FAILURE,
                    HEALTH,
                    ERROR,
                    REQUEST_ERROR,
                    JUDGEMENT,
                    NOTE,
                    EVENT,
                    EXEMPLAR,
                    TOTAL,
                    TOTAL_FAILURE);

    /// Each row of `traffic` has a number: as many times that of the interval, and that of the
    /// request. So it takes no bytes of its own, and there is a column for each of the two all the
    /// same.
    static final long MOST_REQUESTS = 64;

    private Tables() {}
}
