package dev.barograph.metrics;

/// What kept a run, or one second of it, from its plan. In rising order of what it means for the
/// figures: the later ones hide the earlier ones.
public enum Verdict {
    /// Nothing: the plan was carried out and answered.
    NOT_LIMITED("Not limited"),
    /// The target answered slower than it was asked, badly, or not at all.
    TARGET("Target"),
    /// The way to the target lost or refused packets.
    NETWORK("Network"),
    /// The profile's own cap on permits or on the backlog.
    CONFIG("Configuration"),
    /// This program or its machine; figures of such a second are not those of the target.
    GENERATOR("Generator");

    private final String title;

    Verdict(String title) {
        this.title = title;
    }

    /// Short name for people.
    public String title() {
        return title;
    }

    /// Stable name for files: `NOT LIMITED`, `TARGET` and so on.
    public String id() {
        return name().replace('_', ' ');
    }
}
