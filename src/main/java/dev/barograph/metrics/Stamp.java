package dev.barograph.metrics;

/// Whether a run's figures can be trusted.
public enum Stamp {
    VALID,
    /// Trustworthy, apart from what the notes say.
    VALID_WITH_NOTES,
    /// This program or its machine was the limit: the figures are not those of the target.
    GENERATOR_LIMITED,
    /// Ended before its plan did.
    INTERRUPTED;

    /// As shown and written: `VALID WITH NOTES`, `GENERATOR-LIMITED`.
    public String title() {
        return this == GENERATOR_LIMITED ? "GENERATOR-LIMITED" : name().replace('_', ' ');
    }
}
