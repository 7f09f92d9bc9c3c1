package dev.barograph.engine;

import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/// The due times of the open model, one after another, in nanoseconds since the run began. A pure
/// function of the shape: no clock, no threads. Not thread-safe.
///
/// Let `N(t)` be the number of requests planned by time `t` (s), the integral of the rate. In even
/// spacing request `k` is due when `N(t) = k`, so at a constant rate `r` (1/s) at `k / r`. In
/// Poisson spacing `k` is replaced by the sum of `k + 1` exponential gaps of mean 1, which makes a
/// Poisson process of rate `r(t)` (time-rescaling theorem). In a stage of length `D` from rate `a`
/// to `b`, with `s = (b - a) / D` and `n` requests since its start, `n = a t + s t^2 / 2`, so `t =
/// 2 n / (a + sqrt(a^2 + 2 s n))`, a form without cancellation.
///
/// Of several stripes each gives every n-th due time, and all together give each exactly once.
final class Arrivals {
    /// Rounding errors of sums of rates are far below this part of the whole.
    private static final double RELATIVE_ERROR = 1e-12;

    private final List<Stage> stages;
    private final long[] stageStartNanos;
    private final double[] plannedBefore;
    private final double planned;
    private final long most;
    private final int stripes;
    private final Gaps gaps;

    private int stage;
    private long index;
    private long dueNanos;

    /// Where the planned counts of the requests lie.
    private interface Gaps {
        /// The planned count at which request `index` is due; asked for each index once, in order.
        double next(long index);
    }

    /// @param maxRequests as in [dev.barograph.model.Load]
    /// @param stripe which stripe, 0 to `stripes` - 1
    /// @param stripes how many there are, 1 or more
    Arrivals(LoadShape.Open shape, OptionalLong maxRequests, int stripe, int stripes) {
        this.stages = shape.stages();
        this.stageStartNanos = new long[stages.size()];
        this.plannedBefore = new double[stages.size()];
        double sum = 0;
        long startNanos = 0;
        for (int i = 0; i < stages.size(); i++) {
            stageStartNanos[i] = startNanos;
            plannedBefore[i] = sum;
            sum += plannedIn(stages.get(i));
            startNanos += stages.get(i).duration().toNanos();
        }
        this.planned = sum * (1 - RELATIVE_ERROR);
        this.most = maxRequests.orElse(Long.MAX_VALUE);
        this.stripes = stripes;
        this.gaps =
                switch (shape.spacing()) {
                    case Spacing.Even _ -> k -> k;
                    case Spacing.Poisson(long seed) -> new ExponentialGaps(seed);
                };
        this.index = -1;
        for (int i = 0; i < stripe; i++) {
            skip();
        }
    }

    /// Moves to the next due time of this stripe; false when the plan has no more.
    boolean advance() {
        double count = skip();
        if (index >= most || count >= planned) {
            return false;
        }
        dueNanos = index < 1 ? dueAt(count) : Math.max(dueNanos + 1, dueAt(count));
        for (int i = 1; i < stripes; i++) {
            skip();
        }
        return true;
    }

    /// The current due time, since the run began; valid after [#advance()] was true.
    long dueNanos() {
        return dueNanos;
    }

    private double skip() {
        index++;
        return gaps.next(index);
    }

    private long dueAt(double count) {
        while (stage + 1 < stages.size() && count >= plannedBefore[stage + 1]) {
            stage++;
        }
        Stage leg = stages.get(stage);
        double n = count - plannedBefore[stage];
        return stageStartNanos[stage]
                + (leg.isHold() ? holdNanos(n, leg.from()) : rampNanos(n, leg));
    }

    private static long holdNanos(double n, double perSecond) {
        // Whole seconds apart, so that no nanosecond is lost over days.
        double seconds = Math.floor(n / perSecond);
        return ((long) seconds) * 1_000_000_000L
                + Math.round((n - seconds * perSecond) * 1e9 / perSecond);
    }

    private static long rampNanos(double n, Stage leg) {
        double lengthSeconds = leg.duration().toNanos() / 1e9;
        double slope = (leg.to() - leg.from()) / lengthSeconds;
        double root = Math.sqrt(Math.max(0, leg.from() * leg.from() + 2 * slope * n));
        return n == 0 ? 0 : Math.round(2 * n / (leg.from() + root) * 1e9);
    }

    private static double plannedIn(Stage leg) {
        return (leg.from() + leg.to()) / 2 * (leg.duration().toNanos() / 1e9);
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
