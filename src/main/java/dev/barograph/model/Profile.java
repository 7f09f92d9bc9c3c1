package dev.barograph.model;

import java.util.List;

/// A saved test: what to send, how hard, where the waits end, and what is asked of the figures.
/// Immutable; may be invalid until [ProfileRules#problems(Profile)] is empty.
///
/// @param thresholds bounds on a whole run, in the order of tables
/// @param samples whether a run writes a row for every single request into a file beside its
///   figures
public record Profile(
        String name,
        RequestSpec request,
        Load load,
        Limits limits,
        List<Threshold> thresholds,
        boolean samples) {
    public Profile {
        thresholds = List.copyOf(thresholds);
    }

    /// One that keeps figures only and asks nothing of them.
    public Profile(String name, RequestSpec request, Load load, Limits limits) {
        this(name, request, load, limits, List.of(), false);
    }

    /// The same, with a row for every request or without.
    public Profile withSamples(boolean kept) {
        return new Profile(name, request, load, limits, thresholds, kept);
    }

    /// The same with other bounds on a run.
    public Profile withThresholds(List<Threshold> wanted) {
        return new Profile(name, request, load, limits, wanted, samples);
    }
}
