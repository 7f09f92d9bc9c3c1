package dev.barograph.model;

/// A saved test: what to send, how hard, and where the waits end. Immutable; may be invalid until
/// [ProfileRules#problems(Profile)] is empty.
///
/// @param samples whether a run writes a row for every single request into a file beside its
///   figures
public record Profile(String name, RequestSpec request, Load load, Limits limits, boolean samples) {
    /// One that keeps figures only.
    public Profile(String name, RequestSpec request, Load load, Limits limits) {
        this(name, request, load, limits, false);
    }

    /// The same, with a row for every request or without.
    public Profile withSamples(boolean kept) {
        return new Profile(name, request, load, limits, kept);
    }
}
