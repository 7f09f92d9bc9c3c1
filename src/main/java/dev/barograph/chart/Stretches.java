package dev.barograph.chart;

import java.util.Arrays;
import java.util.Optional;

/// Stretches of time with a reason each, in order and without overlap. Immutable as far as its size
/// reaches: safe to hand to another thread while the list is continued elsewhere.
public final class Stretches {
    static final Stretches NONE = new Stretches(new double[0], new double[0], new String[0], 0);

    private final double[] from;
    private final double[] to;
    private final String[] why;
    private final int size;

    private Stretches(double[] from, double[] to, String[] why, int size) {
        this.from = from;
        this.to = to;
        this.why = why;
        this.size = size;
    }

    /// These and one more. Shares its memory with the older ones: only the newest may be continued.
    ///
    /// @param fromSeconds not before the end of the last one
    /// @param toSeconds after `fromSeconds`
    Stretches and(double fromSeconds, double toSeconds, String reason) {
        boolean full = size == from.length;
        int capacity = Math.max(16, 2 * size);
        Stretches longer =
                full
                        ? new Stretches(
                                Arrays.copyOf(from, capacity),
                                Arrays.copyOf(to, capacity),
                                Arrays.copyOf(why, capacity),
                                size + 1)
                        : new Stretches(from, to, why, size + 1);
        longer.from[size] = fromSeconds;
        longer.to[size] = toSeconds;
        longer.why[size] = reason;
        return longer;
    }

    public int size() {
        return size;
    }

    /// Start in seconds.
    double from(int index) {
        return from[index];
    }

    /// End in seconds.
    double to(int index) {
        return to[index];
    }

    /// Why a time lies in a stretch; empty if it lies in none.
    Optional<String> at(double seconds) {
        int found = Arrays.binarySearch(from, 0, size, seconds);
        int index = found >= 0 ? found : -found - 2;
        return index >= 0 && seconds < to[index] ? Optional.of(why[index]) : Optional.empty();
    }
}
