package dev.barograph.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/// A range of an axis and the places on it that carry a label.
///
/// @param min lower end, in the axis' own coordinate (the decimal logarithm if `log`)
/// @param max upper end, more than `min`
/// @param ticks ascending
record Scale(double min, double max, boolean log, List<Tick> ticks) {
    /// A labelled place, in the axis' own coordinate.
    record Tick(double at, String label) {}

    private static final int[] TIME_STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200,
        86_400, 172_800, 604_800
    };
    private static final int HOUR = 3_600;
    private static final int LEAST_SECONDS = 10;
    private static final double LEAST_DECADES = 1;

    Scale {
        ticks = List.copyOf(ticks);
    }

    /// Time since the start from zero on, at least ten seconds.
    ///
    /// @param seconds up to where
    /// @param pixels length of the axis
    static Scale time(double seconds, double pixels) {
        double max = Math.max(seconds, LEAST_SECONDS);
        boolean hours = max > 2 * HOUR;
        int step = timeStep(max, Math.max(1, pixels / (hours ? 80 : 60)));
        List<Tick> ticks = new ArrayList<>();
        for (long at = 0; at <= max; at += step) {
            ticks.add(new Tick((double) at, Labels.clock((double) at, hours)));
        }
        return new Scale(0, max, false, ticks);
    }

    /// A stretch of the time since the start.
    ///
    /// @param to more than `from`
    /// @param pixels length of the axis
    static Scale time(double from, double to, double pixels) {
        boolean hours = to > 2 * HOUR;
        double room = Math.max(1, pixels / (hours ? 80 : 60));
        int step = timeStep(to - from, room);
        List<Tick> ticks = new ArrayList<>();
        for (long at = (long) Math.ceil(from / step) * step; at <= to; at += step) {
            ticks.add(new Tick((double) at, Labels.clock((double) at, hours)));
        }
        return new Scale(from, to, false, ticks);
    }

    /// Where a place lies on the axis, in the axis' own coordinate: 0 at `min`, 1 at `max`.
    double share(double at) {
        return (at - min) / (max - min);
    }

    /// Where a value lies on the axis.
    ///
    /// @param value more than zero on a logarithmic axis
    double shareOf(double value) {
        return share(log ? Math.log10(value) : value);
    }

    /// The end of a time axis that is to hold `seconds` and not to move with every second.
    static double roomyEnd(double seconds) {
        int step = timeStep(Math.max(seconds, LEAST_SECONDS), 10);
        return Math.max(LEAST_SECONDS, Math.ceil(seconds / step) * step);
    }

    /// The smallest of the usual steps with which a stretch has at most `most` parts.
    static int timeStep(double seconds, double most) {
        for (int step : TIME_STEPS) {
            if (seconds / step <= most) {
                return step;
            }
        }
        int longest = TIME_STEPS[TIME_STEPS.length - 1];
        return longest * (int) Math.ceil(seconds / longest / most);
    }

    /// Values from zero on, at least up to 1, in steps of 1, 2 or 5 times a power of ten.
    static Scale linear(double largest, double pixels) {
        if (!(largest > 0)) {
            return new Scale(0, 1, false, List.of(new Tick(0, "0"), new Tick(1, "1")));
        }
        double wanted = largest * 1.04;
        double step = up125(wanted / Math.clamp(pixels / 38, 2, 8));
        int steps = (int) Math.ceil(wanted / step);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            ticks.add(new Tick(i * step, Labels.compact(i * step)));
        }
        return new Scale(0, steps * step, false, ticks);
    }

    /// Times on a logarithmic axis, a decade or more, with a label at 1, 2 and 5 of each decade, or
    /// fewer where there is no room.
    ///
    /// @param smallest in nanoseconds, more than zero
    /// @param largest in nanoseconds, `smallest` or more
    static Scale logNanos(double smallest, double largest, double pixels) {
        return log(smallest, largest, pixels, Labels::nanos);
    }

    /// Counts on a logarithmic axis, as [#logNanos].
    ///
    /// @param smallest more than zero
    static Scale logCount(double smallest, double largest, double pixels) {
        return log(smallest, largest, pixels, Labels::compact);
    }

    private static Scale log(
            double smallest, double largest, double pixels, DoubleFunction<String> label) {
        double min = Math.log10(down125(smallest * 0.98));
        double max = Math.log10(up125(largest * 1.02));
        if (max - min < LEAST_DECADES) {
            min = Math.log10(down125(Math.pow(10, max - LEAST_DECADES) * 1.0001));
        }
        double perDecade = pixels / (max - min);
        int[] leading = perDecade > 54 ? new int[] {1, 2, 5} : new int[] {1};
        int every = (int) Math.max(1, Math.ceil(16 / perDecade));
        List<Tick> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(min); decade <= max; decade++) {
            for (int digit : leading) {
                double at = decade + Math.log10(digit);
                if (at >= min - 1e-9 && at <= max + 1e-9 && decade % every == 0) {
                    ticks.add(new Tick(at, label.apply(digit * Math.pow(10, decade))));
                }
            }
        }
        return new Scale(min, max, true, ticks);
    }

    private static double up125(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double digit = value / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    private static double down125(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double digit = value / power;
        return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
    }
}
