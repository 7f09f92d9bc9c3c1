package dev.barograph.engine;

/// What [PermitLimiter#admit(long)] decided about one due request.
enum Admission {
    /// A permit is held for it: send it now.
    GRANTED,
    /// It waits in the backlog and keeps its due time.
    QUEUED,
    /// The backlog is full: it will never be sent.
    REFUSED
}
