package dev.barograph.accuracy;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/// Whether this machine was fit to measure anything while an experiment ran.
///
/// @param lagP99Millis 99th percentile of how late the generator was, in milliseconds
/// @param targetMillis how far the target itself missed its script at the places that are asserted,
///   in milliseconds
record Fitness(double lagP99Millis, double targetMillis) {
    /// Worst schedule lag at which a figure may be asserted, in milliseconds.
    static final double MOST_LAG_MILLIS = 50;

    /// Furthest that a target may miss its script, in milliseconds.
    static final double MOST_TARGET_MILLIS = 3;

    private static final System.Logger LOG = System.getLogger(Fitness.class.getName());

    Fitness(double lagP99Millis) {
        this(lagP99Millis, 0);
    }

    /// An experiment that knows how fit the machine was.
    interface Judged {
        Fitness fitness();
    }

    /// From the lags of single requests or ticks; no lag at all is unfit, because nothing is known.
    static Fitness ofLags(LongStream nanos) {
        long[] sorted = nanos.sorted().toArray();
        return new Fitness(
                sorted.length == 0
                        ? Double.POSITIVE_INFINITY
                        : sorted[(int) Math.ceil(sorted.length * 0.99) - 1] / 1e6);
    }

    /// The worse of both.
    Fitness and(Fitness other) {
        return new Fitness(
                Math.max(lagP99Millis, other.lagP99Millis),
                Math.max(targetMillis, other.targetMillis));
    }

    boolean isFit() {
        return lagP99Millis <= MOST_LAG_MILLIS && targetMillis <= MOST_TARGET_MILLIS;
    }

    @Override
    public String toString() {
        String state = isFit() ? "fit" : "unfit";
        String lag = String.format("generator %s: lag p99 = %.1f ms", state, lagP99Millis);
        return targetMillis <= MOST_TARGET_MILLIS
                ? lag
                : lag + String.format(", target off its script by %.1f ms", targetMillis);
    }

    /// Lets an experiment count only if the machine was fit: an unfit one is announced and repeated
    /// once, and a second unfit one is a failure that says so.
    static <T extends Judged> T require(String what, Callable<? extends T> experiment)
            throws Exception {
        return require(what, experiment.call(), experiment);
    }

    /// As [#require(String, Callable)] for an experiment whose first try has been made.
    static <T extends Judged> T require(String what, T first, Callable<? extends T> again)
            throws Exception {
        if (first.fitness().isFit()) {
            LOG.log(System.Logger.Level.INFO, "{0}: {1}", what, first.fitness());
            return first;
        }
        LOG.log(System.Logger.Level.WARNING, "{0}: {1}; once more", what, first.fitness());
        T second = again.call();
        if (!second.fitness().isFit()) {
            throw new AssertionError(
                    what
                            + ", tried twice: "
                            + first.fitness()
                            + ", then "
                            + second.fitness()
                            + ". This says nothing about the figures; run it on a quieter machine.");
        }
        LOG.log(System.Logger.Level.INFO, "{0}, second try: {1}", what, second.fitness());
        return second;
    }

    /// How far two sorted lists of times are apart at the same places, in milliseconds.
    ///
    /// @param percentiles the places, 0 to 100
    static double furthestMillis(long[] sorted, long[] scriptSorted, double... percentiles) {
        return Arrays.stream(percentiles)
                .map(p -> Math.abs(Ranks.at(sorted, p) - Ranks.at(scriptSorted, p)) / 1e6)
                .max()
                .orElse(0);
    }
}
