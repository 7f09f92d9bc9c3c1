package dev.barograph.engine;

import dev.barograph.model.Exchange;
import dev.barograph.model.Sample;
import java.util.function.Supplier;

/// Told of the end of each request, exactly once, on whatever thread noticed it; must not block or
/// throw.
@FunctionalInterface
public interface Completion {
    /// One request has ended.
    void completed(Sample sample);

    /// The same, for a request of which can be told what was said. A transport calls one of the
    /// two.
    ///
    /// @param said asked later if at all, on any thread; the same every time
    default void completed(Sample sample, Supplier<Exchange> said) {
        completed(sample);
    }
}
