package dev.barograph.model;

import java.util.OptionalInt;

/// How one request ended.
public sealed interface Outcome {
    /// A whole response came and its status says success (100 to 399, redirects are not followed).
    record Ok(int status) implements Outcome {}

    /// Anything else.
    ///
    /// @param status status of the response if one came
    /// @param message what happened, for people; comes from the target or the client, so it is data
    ///   and may be long
    record Failure(FailureKind kind, OptionalInt status, String message) implements Outcome {
        public Failure(FailureKind kind, String message) {
            this(kind, OptionalInt.empty(), message);
        }
    }
}
