package dev.barograph.ui;

import dev.barograph.model.LoadShape;
import dev.barograph.model.ProfileRules;

/// What the steering slider covers: levels from a hundredth of the plan's peak to ten times that
/// peak, on a logarithmic scale, so that each tenth of an inch is the same percentage. Its left end
/// is 0. Immutable.
///
/// @param low the level just above the left end, more than 0
/// @param high the level at the right end
/// @param whole whether levels are whole numbers: users
record SteeringRange(double low, double high, boolean whole) {
    private static final double BELOW = 100;
    private static final double ABOVE = 10;
    private static final double LEAST_RATE = 0.1;

    /// Share of the slider at its left end that means 0.
    private static final double ZERO_SHARE = 0.02;

    static SteeringRange of(LoadShape plan) {
        boolean whole = plan instanceof LoadShape.Closed;
        double most = ProfileRules.highestLevel(plan);
        double low = Math.max(plan.peak() / BELOW, whole ? 1 : LEAST_RATE);
        double high = Math.clamp(plan.peak() * ABOVE, low * ABOVE, Math.max(most, low * ABOVE));
        return new SteeringRange(low, Math.min(high, most), whole);
    }

    /// The level at a place of the slider, with three digits.
    ///
    /// @param place 0 (left) to 1
    double levelAt(double place) {
        if (place <= ZERO_SHARE / 2) {
            return 0;
        }
        double share = Math.clamp((place - ZERO_SHARE) / (1 - ZERO_SHARE), 0, 1);
        return rounded(low * Math.pow(high / low, share));
    }

    /// The place of a level, at an end if it lies outside.
    double placeOf(double level) {
        if (level <= 0) {
            return 0;
        }
        double share = Math.log(level / low) / Math.log(high / low);
        return ZERO_SHARE + (1 - ZERO_SHARE) * Math.clamp(share, 0, 1);
    }

    /// A level a tenth more or less, and at least by one user; from 0 up to the lowest one.
    ///
    /// @param up whether more
    double nudged(double level, boolean up) {
        if (level <= 0) {
            return up ? Math.max(low, whole ? 1 : low) : 0;
        }
        double next = rounded(level * (up ? 1.1 : 0.9));
        if (whole && next == Math.round(level)) {
            next += up ? 1 : -1;
        }
        return Math.max(0, next);
    }

    private double rounded(double level) {
        if (whole) {
            return Math.round(level);
        }
        double unit = Math.pow(10, Math.floor(Math.log10(level)) - 3);
        return unit >= 1
                ? Math.round(level / unit) * unit
                : Math.round(level * Math.round(1 / unit)) / (double) Math.round(1 / unit);
    }
}
