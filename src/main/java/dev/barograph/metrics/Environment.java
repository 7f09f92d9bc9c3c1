package dev.barograph.metrics;

import dev.barograph.model.AddressTaken;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/// Under which circumstances a run was made. Immutable.
///
/// @param protocols what was spoken with the target, for example `HTTP/1.1`; empty if it never
///   answered
/// @param tls TLS versions and cipher suites that were negotiated, for example `TLSv1.3
///   TLS_AES_256_GCM_SHA384`
/// @param lookupNanos how long the one look-up of the host name took, before the run began; empty
///   if the address was given as a number or the look-up failed
/// @param addresses what each address of the host name took, in the order in which they are tried;
///   empty if it has no more than one
/// @param socketApi kernel interface of the event loops: `io_uring`, `epoll`, `kqueue` or `nio`
/// @param eventLoops number of event loops
/// @param java version of the Java runtime
/// @param collector garbage collectors in use
/// @param os name, version and architecture of the operating system
/// @param cores processors that this process may use
/// @param maxHeapBytes most heap that this process may use
public record Environment(
        SortedSet<String> protocols,
        SortedSet<String> tls,
        OptionalLong lookupNanos,
        List<AddressTaken> addresses,
        String socketApi,
        int eventLoops,
        String java,
        String collector,
        String os,
        int cores,
        long maxHeapBytes) {
    /// Of a run that never got as far as opening its client.
    public static final Environment UNKNOWN =
            new Environment(
                    new TreeSet<>(),
                    new TreeSet<>(),
                    OptionalLong.empty(),
                    "",
                    0,
                    "",
                    "",
                    "",
                    0,
                    0);

    public Environment {
        protocols = Collections.unmodifiableSortedSet(new TreeSet<>(protocols));
        tls = Collections.unmodifiableSortedSet(new TreeSet<>(tls));
        addresses = List.copyOf(addresses);
    }

    /// Of a target with one address.
    public Environment(
            SortedSet<String> protocols,
            SortedSet<String> tls,
            OptionalLong lookupNanos,
            String socketApi,
            int eventLoops,
            String java,
            String collector,
            String os,
            int cores,
            long maxHeapBytes) {
        this(
                protocols,
                tls,
                lookupNanos,
                List.of(),
                socketApi,
                eventLoops,
                java,
                collector,
                os,
                cores,
                maxHeapBytes);
    }

    /// The same of a target with these addresses.
    public Environment withAddresses(List<AddressTaken> counted) {
        return new Environment(
                protocols,
                tls,
                lookupNanos,
                counted,
                socketApi,
                eventLoops,
                java,
                collector,
                os,
                cores,
                maxHeapBytes);
    }

    /// How long looking up the host name took, a sample for each look-up: one, or none. It is made
    /// before the run begins and serves every request of it, so it is in no interval, and in the
    /// phases of each request it is the same one.
    public Latencies lookups() {
        return lookupNanos.isPresent() ? Latencies.of(lookupNanos.getAsLong()) : Latencies.EMPTY;
    }
}
