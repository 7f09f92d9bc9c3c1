package dev.barograph.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How likely a delay is no longer than a given time, beginning anywhere in a bucket of a given
/// width. Not thread-safe.
final class Delays {
    private static final int STEPS = 128;

    private final long shortest;
    private final long longest;
    private final double[] upTo = new double[STEPS + 1];
    private final double[] @Nullable [] smooth = new double[Long.SIZE][];
    private final double[] perNano = new double[Long.SIZE];

    /// @param parts one or more, with samples
    Delays(List<Filled> parts) {
        long first = Long.MAX_VALUE;
        long last = 0;
        double total = 0;
        for (Filled part : parts) {
            first = Math.min(first, part.lowest(0));
            last = Math.max(last, part.highest(part.size() - 1) + 1);
            total += part.total();
        }
        shortest = first;
        longest = last;
        double step = (double) (last - first) / STEPS;
        double[] density = new double[STEPS + 1];
        for (Filled part : parts) {
            for (int i = 0; i < part.size(); i++) {
                double low = (part.lowest(i) - first) / step;
                double high = (part.highest(i) + 1 - first) / step;
                double each = part.counts()[i] / (high - low) / total;
                for (int k = (int) low; k < Math.min(STEPS, high); k++) {
                    density[k] += each * (Math.min(high, k + 1) - Math.max(low, k));
                }
            }
        }
        for (int i = 0; i < STEPS; i++) {
            upTo[i + 1] = upTo[i] + density[i];
        }
    }

    long shortest() {
        return shortest;
    }

    /// @param widthBits two to this power is the width
    long longest(int widthBits) {
        return longest + (1L << widthBits);
    }

    /// @param nanos from the end of the bucket on
    /// @param widthBits two to this power is its width
    double within(long nanos, int widthBits) {
        double[] table = smooth[widthBits];
        if (table == null) {
            table = smoothed(1L << widthBits);
            smooth[widthBits] = table;
            perNano[widthBits] = STEPS / (double) (longest(widthBits) - shortest);
        }
        double at = (nanos - shortest) * perNano[widthBits];
        if (at <= 0) {
            return 0;
        }
        int below = (int) at;
        return below >= STEPS ? 1 : table[below] + (table[below + 1] - table[below]) * (at - below);
    }

    private double[] smoothed(long width) {
        double step = (double) (longest - shortest) / STEPS;
        double[] area = new double[STEPS + 1];
        for (int i = 0; i < STEPS; i++) {
            area[i + 1] = area[i] + (upTo[i] + upTo[i + 1]) / 2 * step;
        }
        double[] table = new double[STEPS + 1];
        double each = 1 / step;
        double wide = (double) (longest - shortest + width) / STEPS;
        for (int i = 0; i <= STEPS; i++) {
            double at = i * wide;
            table[i] =
                    Math.clamp(
                            (area(area, at * each, step) - area(area, (at - width) * each, step))
                                    / width,
                            0,
                            1);
        }
        return table;
    }

    private static double area(double[] area, double place, double step) {
        if (place <= 0) {
            return 0;
        }
        if (place >= STEPS) {
            return area[STEPS] + (place - STEPS) * step;
        }
        int below = (int) place;
        return area[below] + (area[below + 1] - area[below]) * (place - below);
    }
}
