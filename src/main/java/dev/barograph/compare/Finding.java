package dev.barograph.compare;

/// What a comparison says of one figure of the newer run. The order is the order of alarm.
public enum Finding {
    /// Proven to have changed for the worse.
    WORSE("Worse", "✗"),
    /// Proven to have changed for the better.
    BETTER("Better", "✓"),
    /// Whatever the change is, it is inside the margin.
    SAME("Same", "="),
    /// Neither a change nor its absence is proven.
    NOT_ENOUGH_DATA("Not enough data", "?");

    private final String title;
    private final String symbol;

    Finding(String title, String symbol) {
        this.title = title;
        this.symbol = symbol;
    }

    /// Short name for people.
    public String title() {
        return title;
    }

    /// One sign that tells it from the others without colour.
    public String symbol() {
        return symbol;
    }

    /// Name for tables and files: `WORSE`, `NOT ENOUGH DATA`.
    public String id() {
        return name().replace('_', ' ');
    }
}
