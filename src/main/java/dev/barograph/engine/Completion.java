package dev.barograph.engine;

import dev.barograph.model.Sample;

/// Told of the end of each request, exactly once, on whatever thread noticed it; must not block or
/// throw.
@FunctionalInterface
public interface Completion {
    /// One request has ended.
    void completed(Sample sample);
}
