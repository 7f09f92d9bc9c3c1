package dev.barograph.metrics;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// How this program and its machine were doing in one interval. Immutable. What a platform does not
/// tell is empty.
///
/// @param processCores processor cores that this process used on average
/// @param machineShare share of all cores that was busy with anything, 0 to 1
/// @param busiestLoopShare share of the interval in which the busiest event loop thread was on a
///   core, 0 to 1
/// @param busiestThread name of the busiest thread of this process
/// @param busiestThreadShare its share of the interval on a core, 0 to 1
/// @param gcNanos garbage collection pauses together
/// @param longestGcNanos longest of them
/// @param heapAfterGcBytes heap in use after the newest collection
/// @param loopDelays longest time that a task waited for each event loop
/// @param longestHiccupNanos longest oversleep of a thread that asks for rests of 1 ms
/// @param suspendedNanos time in which the whole process stood still
/// @param openConnections sockets of this run
/// @param openDescriptors file descriptors of this process
/// @param descriptorLimit most that it may have
/// @param portsLeft ephemeral ports of this machine that are not taken for the target, or a lower
///   bound while it has few sockets
/// @param retransmitShare TCP segments of this machine that had to be sent again, 0 to 1
public record Health(
        double processCores,
        OptionalDouble machineShare,
        double busiestLoopShare,
        String busiestThread,
        double busiestThreadShare,
        long gcNanos,
        long longestGcNanos,
        long heapAfterGcBytes,
        LoopDelays loopDelays,
        long longestHiccupNanos,
        long suspendedNanos,
        int openConnections,
        OptionalLong openDescriptors,
        OptionalLong descriptorLimit,
        OptionalInt portsLeft,
        OptionalDouble retransmitShare) {
    /// Longest time that a task waited for its event loop, whichever that was.
    public long longestLoopDelayNanos() {
        return loopDelays.longestNanos();
    }
}
