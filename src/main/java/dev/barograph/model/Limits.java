package dev.barograph.model;

import java.time.Duration;

/// Every wait and every store of a run has an end; these are the ends.
///
/// @param connectTimeout longest time for the TCP connect, and again for the TLS handshake
/// @param responseTimeout longest silence while a response is awaited or read
/// @param totalTimeout longest time from sending a request to its last byte
/// @param drain how long a stopped run waits for requests in flight before it cancels them; zero or
///   more
/// @param permits most requests in flight at one time in the open model; the closed model takes its
///   number from the shape
/// @param backlog most due requests that may wait for a permit; one more is not sent and is counted
/// @param maxBodyBytes largest response body in bytes; a larger one fails the request
public record Limits(
        Duration connectTimeout,
        Duration responseTimeout,
        Duration totalTimeout,
        Duration drain,
        int permits,
        int backlog,
        long maxBodyBytes) {
    /// What a new profile starts with.
    public static final Limits DEFAULT =
            new Limits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    1_000,
                    100_000,
                    64L << 20);
}
