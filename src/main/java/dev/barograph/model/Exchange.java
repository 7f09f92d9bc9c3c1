package dev.barograph.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// What one request and its response said, as far as that was kept. Values of headers that carry
/// secrets are masked already. Immutable.
///
/// @param connectionAgeNanos how long its connection had been open when it was sent; empty if it
///   got none
/// @param status of the response; empty if none came
/// @param responseHeaders in the order of receiving; empty if none came or none were kept
/// @param bodyHead the beginning of the response body as text; empty if no body is kept
public record Exchange(
        OptionalLong connectionAgeNanos,
        OptionalInt status,
        List<Header> responseHeaders,
        Optional<String> bodyHead) {
    /// Nothing is known.
    public static final Exchange NONE =
            new Exchange(OptionalLong.empty(), OptionalInt.empty(), List.of(), Optional.empty());

    /// Tells that nothing is known.
    public static final Supplier<Exchange> NOTHING_KNOWN = () -> NONE;

    public Exchange {
        responseHeaders = List.copyOf(responseHeaders);
    }
}
