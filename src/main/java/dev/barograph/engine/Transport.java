package dev.barograph.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Sends the requests of a run, as often as asked, over connections that they share. Any thread.
public interface Transport {
    /// The threads on which responses arrive. A request sent from one of them is written without a
    /// hand-over. At least one; always the same list.
    List<Lane> lanes();

    /// Sends one request and returns without waiting. Never throws for what the target or the
    /// network does and never calls the completion before it has returned.
    ///
    /// @param request which one: its place in the profile
    /// @param dueNanos goes into the sample unchanged
    /// @param completion called exactly once
    void send(int request, long dueNanos, Completion completion);

    /// Lists requests in flight, each lane those of its own connections, soon.
    ///
    /// @param sentBefore by place in the profile, readings of the clock: only requests that were
    ///   sent before
    /// @return completed when all lanes have told; of lanes that have ended, nothing
    CompletionStage<List<InFlight>> inFlight(long[] sentBefore);

    /// Connections that are open or being opened now.
    int openConnections();

    /// Ends everything in flight as cancelled, connections that are being opened included. Later
    /// sends end as cancelled too.
    void cancelAll();

    /// Lets go of threads and sockets. Call when nothing is in flight.
    ///
    /// @return whether all threads ended within the time
    boolean close(Duration atMost);
}
