package dev.barograph.compare;

/// A ratio or a difference with its 95 % interval. Immutable; any thread.
///
/// @param value what was seen
/// @param low lower bound; negative infinity, or 0 for a ratio, if nothing is known of it
/// @param high upper bound; infinite if nothing is known of it
public record Estimate(double value, double low, double high) {
    public Estimate {
        if (!(low <= value && value <= high)) {
            throw new IllegalArgumentException(
                    "bounds must enclose the value, were " + low + " <= " + value + " <= " + high);
        }
    }

    /// As the other, with bounds that are moved apart if the value is not between them.
    static Estimate enclosing(double value, double low, double high) {
        return new Estimate(value, Math.min(low, value), Math.max(high, value));
    }

    /// Whether both bounds lie between these two, themselves included.
    public boolean isWithin(double from, double to) {
        return low >= from && high <= to;
    }

    /// Whether a number is between the bounds, themselves included.
    public boolean holds(double number) {
        return low <= number && number <= high;
    }
}
