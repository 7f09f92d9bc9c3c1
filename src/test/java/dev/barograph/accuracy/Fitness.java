package dev.barograph.accuracy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Whether this machine was fit to measure anything while an experiment ran.
///
/// @param lagP99Millis 99th percentile of how late the generator was, in milliseconds
/// @param longestLagMillis the longest one
/// @param faults what else speaks against the machine, in words
record Fitness(double lagP99Millis, double longestLagMillis, List<String> faults) {
    /// Worst schedule lag at which a figure may be asserted, in milliseconds.
    static final double MOST_LAG_MILLIS = 50;

    /// Worst one where a figure is asserted to three milliseconds.
    static final double MOST_EXACT_LAG_MILLIS = 3;

    private static final System.Logger LOG = System.getLogger(Fitness.class.getName());

    Fitness {
        faults = List.copyOf(faults);
    }

    /// An experiment that knows how fit the machine was. Its text goes to the log.
    interface Judged {
        Fitness fitness();
    }

    /// From the lags of single requests or ticks; no lag at all is unfit, because nothing is known.
    static Fitness ofLags(LongStream nanos) {
        long[] sorted = nanos.sorted().toArray();
        if (sorted.length == 0) {
            return new Fitness(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, List.of());
        }
        return new Fitness(Ranks.at(sorted, 99) / 1e6, Ranks.at(sorted, 100) / 1e6, List.of());
    }

    /// The worse of both.
    Fitness and(Fitness other) {
        return new Fitness(
                Math.max(lagP99Millis, other.lagP99Millis),
                Math.max(longestLagMillis, other.longestLagMillis),
                Stream.concat(faults.stream(), other.faults.stream()).toList());
    }

    /// Unfit already above [#MOST_EXACT_LAG_MILLIS].
    Fitness toTheMillisecond() {
        return atMost("lag p99", lagP99Millis, MOST_EXACT_LAG_MILLIS);
    }

    /// Unfit for a stated reason if something is larger than it may be.
    Fitness atMost(String what, double millis, double mostMillis) {
        return millis <= mostMillis
                ? this
                : and(
                        new Fitness(
                                0,
                                0,
                                List.of(
                                        String.format(
                                                "%s = %.1f ms (at most %.1f)",
                                                what, millis, mostMillis))));
    }

    boolean isFit() {
        return lagP99Millis <= MOST_LAG_MILLIS && faults.isEmpty();
    }

    @Override
    public String toString() {
        return String.format(
                        "generator %s: lag p99 = %.1f ms, longest %.1f ms",
                        isFit() ? "fit" : "unfit", lagP99Millis, longestLagMillis)
                + faults.stream().map(fault -> ", " + fault).collect(Collectors.joining());
    }

    /// Lets an experiment count only if the machine was fit: an unfit one is announced and repeated
    /// once, and a second unfit one is a failure that says so.
    static <T extends Judged> T require(String what, Callable<? extends T> experiment)
            throws Exception {
        settle();
        return require(what, experiment.call(), experiment);
    }

    /// Collects what earlier tests of this process left: in mid-experiment that takes 0.2 s, and
    /// the generator is late.
    static void settle() {
        System.gc();
    }

    /// As [#require(String, Callable)] for an experiment whose first try has been made.
    static <T extends Judged> T require(String what, T first, Callable<? extends T> again)
            throws Exception {
        if (first.fitness().isFit()) {
            LOG.log(System.Logger.Level.INFO, "{0}: {1}", what, first);
            return first;
        }
        LOG.log(System.Logger.Level.WARNING, "{0}: {1}; once more", what, first);
        settle();
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
        LOG.log(System.Logger.Level.INFO, "{0}, second try: {1}", what, second);
        return second;
    }
}
