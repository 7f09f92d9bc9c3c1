package dev.barograph.model;

/// One request from the moment it was due to its end. All times are readings of one [NanoClock] and
/// never decrease in the order below; a stage that was never reached carries the time of the end,
/// so phases are always differences of neighbours and add up to the response time.
///
/// @param dueNanos when the plan wanted the request to leave
/// @param sentNanos when it was handed to the HTTP client with a permit in hand
/// @param tcpConnectedNanos when TCP was connected; `sentNanos` on a reused connection
/// @param connectedNanos when the connection, TLS included, was ready for it; `sentNanos` on a
///   reused one
/// @param firstByteNanos when the first byte of the response arrived
/// @param doneNanos when the last byte arrived, or the failure was known
/// @param bytesIn bytes received, headers included, before TLS is taken into account
/// @param bytesOut bytes written, headers included, before TLS is taken into account
/// @param newConnection whether a connection was opened for it
public record Sample(
        long dueNanos,
        long sentNanos,
        long tcpConnectedNanos,
        long connectedNanos,
        long firstByteNanos,
        long doneNanos,
        long bytesIn,
        long bytesOut,
        boolean newConnection,
        Outcome outcome) {

    /// A request that was due and never left.
    public static Sample notSent(long dueNanos, long nowNanos, FailureKind kind) {
        return new Sample(
                dueNanos,
                nowNanos,
                nowNanos,
                nowNanos,
                nowNanos,
                nowNanos,
                0,
                0,
                false,
                new Outcome.Failure(kind, kind.title()));
    }

    /// From due to last byte: what a user of the target would have waited.
    public long responseNanos() {
        return doneNanos - dueNanos;
    }

    /// From send to last byte: what the target and the network took.
    public long serviceNanos() {
        return doneNanos - sentNanos;
    }

    /// From due to send: what the request waited in this program.
    public long queueNanos() {
        return sentNanos - dueNanos;
    }

    /// From send to a TCP connection; 0 on a reused one.
    public long connectNanos() {
        return tcpConnectedNanos - sentNanos;
    }

    /// The TLS handshake; 0 without one.
    public long tlsNanos() {
        return connectedNanos - tcpConnectedNanos;
    }

    /// From a ready connection to the first byte of the response: writing the request is part of
    /// it.
    public long firstByteWaitNanos() {
        return firstByteNanos - connectedNanos;
    }

    /// From the first to the last byte of the response.
    public long downloadNanos() {
        return doneNanos - firstByteNanos;
    }
}
