package dev.barograph.metrics;

import java.util.List;

/// The requests of a run that goes on without which its figures were wrong, as they are awaited for
/// longer than good answers took, each at the time that it has lasted: a lower bound of what it
/// will take. Others that are in flight may yet be as quick as the answers so far and say nothing.
/// Immutable.
///
/// @param all of them; `service` holds only those that were sent
/// @param byRequest the part of each request of the profile, in its order: those that were sent,
///   since what waits for a permit is none of them yet; empty if there is only one
public record AwaitedSoFar(LatencyPair all, List<LatencyPair> byRequest) {
    /// Nothing is.
    public static final AwaitedSoFar NONE = new AwaitedSoFar(LatencyPair.EMPTY, List.of());

    public AwaitedSoFar {
        byRequest = List.copyOf(byRequest);
    }

    /// The part of one request.
    ///
    /// @param request its place in the profile
    public LatencyPair of(int request) {
        return request < byRequest.size() ? byRequest.get(request) : LatencyPair.EMPTY;
    }
}
