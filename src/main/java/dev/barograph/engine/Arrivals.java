package dev.barograph.engine;

import dev.barograph.model.Course;
import dev.barograph.model.CourseLine;
import dev.barograph.model.Spacing;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/// The due times of the open model, one after another, in nanoseconds since the run began. A pure
/// function of the course: no clock, no threads. Not thread-safe.
///
/// Let `N(t)` be the number of requests planned by time `t` (s), the integral of the rate. In even
/// spacing request `k` is due when `N(t) = k`, so at a constant rate `r` (1/s) at `k / r`. In
/// Poisson spacing `k` is replaced by the sum of `k + 1` exponential gaps of mean 1, which makes a
/// Poisson process of rate `r(t)` (time-rescaling theorem). In a line of length `D` from rate `a`
/// to `b`, with `s = (b - a) / D` and `n` requests since its start, `n = a t + s t^2 / 2`, so `t =
/// 2 n / (a + sqrt(a^2 + 2 s n))`, a form without cancellation.
///
/// Of several stripes each gives every n-th due time, and all together give each exactly once.
///
/// When the course is changed, `N(t)` up to then stays what it was and goes on from there: what a
/// request had been waiting for already counts, so there is neither a burst nor a gap.
final class Arrivals {
    /// Rounding errors of sums of rates are far below this part of the whole.
    private static final double RELATIVE_ERROR = 1e-12;

    private final long most;
    private final int stripes;
    private final Gaps gaps;

    private List<CourseLine> lines = List.of();
    private double[] plannedBefore = {};
    private double planned;
    private int line;
    private boolean begun;
    private long index = -1;
    private double count;
    private long dueNanos;
    private long earliestNanos;

    /// Where the planned counts of the requests lie.
    private interface Gaps {
        /// The planned count at which request `index` is due; asked for each index once, in order.
        double next(long index);
    }

    /// @param course of the open model
    /// @param maxRequests as in [dev.barograph.model.Load]
    /// @param stripe which stripe, 0 to `stripes` - 1
    /// @param stripes how many there are, 1 or more
    Arrivals(Course course, Spacing spacing, OptionalLong maxRequests, int stripe, int stripes) {
        this.most = maxRequests.orElse(Long.MAX_VALUE);
        this.stripes = stripes;
        this.gaps =
                switch (spacing) {
                    case Spacing.Even _ -> k -> k;
                    case Spacing.Poisson(long seed) -> new ExponentialGaps(seed);
                };
        draw(course);
        skip(stripe);
    }

    /// Moves to the next due time of this stripe; false when the course has no more, or none until
    /// it is changed.
    boolean advance() {
        if (begun) {
            earliestNanos = dueNanos + 1;
            skip(stripes - 1);
        }
        begun = true;
        skip(1);
        return place();
    }

    /// Goes on with a changed course. What is due before the change stays due then.
    ///
    /// @return as [#advance()], for the due time that is current or was missing
    boolean follow(Course course) {
        draw(course);
        return begun && place();
    }

    /// Whether the greatest number of requests is reached, whatever the course.
    boolean isExhausted() {
        return begun && index >= most;
    }

    /// The current due time, since the run began; valid after [#advance()] or [#follow(Course)] was
    /// true.
    long dueNanos() {
        return dueNanos;
    }

    /// Requests a second of this stripe that the course plans at the current due time.
    double perSecond() {
        return lines.get(line).levelAt(dueNanos) / stripes;
    }

    private void draw(Course course) {
        lines = course.lines();
        plannedBefore = new double[lines.size()];
        double sum = 0;
        for (int i = 0; i < lines.size(); i++) {
            plannedBefore[i] = sum;
            sum += plannedIn(lines.get(i));
        }
        planned = sum * (1 - RELATIVE_ERROR);
        line = 0;
    }

    private void skip(int requests) {
        for (int i = 0; i < requests; i++) {
            index++;
            count = gaps.next(index);
        }
    }

    private boolean place() {
        if (index >= most || count >= planned) {
            return false;
        }
        dueNanos = Math.max(earliestNanos, dueAt());
        return true;
    }

    private long dueAt() {
        while (line + 1 < lines.size() && count >= plannedBefore[line + 1]) {
            line++;
        }
        CourseLine leg = lines.get(line);
        double n = count - plannedBefore[line];
        return leg.startNanos() + (leg.isFlat() ? holdNanos(n, leg.from()) : rampNanos(n, leg));
    }

    private static long holdNanos(double n, double perSecond) {
        // Whole seconds apart, so that no nanosecond is lost over days.
        double seconds = Math.floor(n / perSecond);
        return ((long) seconds) * 1_000_000_000L
                + Math.round((n - seconds * perSecond) * 1e9 / perSecond);
    }

    private static long rampNanos(double n, CourseLine leg) {
        double lengthSeconds = leg.lengthNanos() / 1e9;
        double slope = (leg.to() - leg.from()) / lengthSeconds;
        double root = Math.sqrt(Math.max(0, leg.from() * leg.from() + 2 * slope * n));
        return n == 0 ? 0 : Math.round(2 * n / (leg.from() + root) * 1e9);
    }

    private static double plannedIn(CourseLine leg) {
        return (leg.from() + leg.to()) / 2 * (leg.lengthNanos() / 1e9);
    }

    private static final class ExponentialGaps implements Gaps {
        private final SplittableRandom random;
        private double sum;

        ExponentialGaps(long seed) {
            this.random = new SplittableRandom(seed);
        }

        @Override
        public double next(long index) {
            // 1 - u lies in (0, 1], so the logarithm is finite.
            sum -= Math.log(1 - random.nextDouble());
            return sum;
        }
    }
}
