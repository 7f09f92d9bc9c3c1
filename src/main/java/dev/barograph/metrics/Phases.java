package dev.barograph.metrics;

/// Where the time of good responses went, each phase a distribution of its own, to two significant
/// digits (count, minimum, maximum, mean and deviation are exact). A phase that a request did not
/// have, such as connecting on a reused connection, is not counted.
///
/// @param queue from due to send
/// @param connect from send to a TCP connection
/// @param tls the TLS handshake
/// @param firstByte from a ready connection to the first byte of the response
/// @param download from the first to the last byte
public record Phases(
        Latencies queue,
        Latencies connect,
        Latencies tls,
        Latencies firstByte,
        Latencies download) {
    public static final Phases EMPTY =
            new Phases(
                    Latencies.EMPTY,
                    Latencies.EMPTY,
                    Latencies.EMPTY,
                    Latencies.EMPTY,
                    Latencies.EMPTY);
}
