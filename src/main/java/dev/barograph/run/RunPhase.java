package dev.barograph.run;

/// Where a run stands.
public enum RunPhase {
    /// The client is warmed up on a listener of this program's own; the target gets nothing yet.
    WARMING_UP,
    /// Resolving the host and opening the client.
    STARTING,
    /// Requests become due as planned.
    RUNNING,
    /// Nothing more becomes due; requests in flight are awaited.
    DRAINING,
    /// Over; the figures do not change any more.
    DONE
}
