package dev.barograph.compare;

import java.util.List;

/// What came of asking for a comparison. Immutable.
public sealed interface Outcome {
    /// Not made, because it would mean something else than a change of the target.
    ///
    /// @param reasons all of them, at least one
    record Refused(List<Reason> reasons) implements Outcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// Made.
    record Made(Comparison comparison) implements Outcome {}
}
