package dev.barograph.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/// What is proven of a percentile of one run that has no interval: on which side of a time it lies.
/// Immutable; any thread.
///
/// A percentile p is longer than a time if more than `1 - p` of all requests take longer. So the
/// number of them that did, of as many independent requests as the run is worth at that time, says
/// by the binomial distribution how surely it is (R. S. Woodruff, Journal of the American
/// Statistical Association 47, 1952, with each time's own design effect). Near the percentile of a
/// target that hangs that number is of no use: how long a request was awaited depends on when it
/// became due, so seconds differ there as much as they can. A little above the times of good
/// answers they do not.
///
/// Requests that had no answer lasted at least so long: they never shorten what is proven to be
/// longer, and from the shortest of them on nothing is proven to be shorter.
///
/// @param longer ascending: chance of what was seen, or more beyond that time, if the percentile
///   were shorter than it; never falls
/// @param shorter ascending: chance of what was seen, or less beyond that time, if it were longer;
///   never rises
record Cuts(List<Cut> longer, List<Cut> shorter) {
    /// One time with how surely the percentile lies on one side of it.
    ///
    /// @param chance 0 to 1
    record Cut(long nanos, double chance) {}

    Cuts {
        longer = List.copyOf(longer);
        shorter = List.copyOf(shorter);
    }

    /// @param upTo samples up to the end of each cell, in each block
    /// @param percentile above 0 and below 100
    static Cuts of(CurveCells curve, double[][] upTo, Blocks blocks, double percentile) {
        int size = curve.grid().size();
        if (size == 0) {
            return new Cuts(List.of(), List.of());
        }
        double beyondIt = 1 - percentile / 100;
        double[] all = new double[upTo.length];
        for (int j = 0; j < all.length; j++) {
            all[j] = upTo[j][size - 1];
        }
        double n = Drawn.sum(all);
        List<Cut> longer = new ArrayList<>();
        List<Cut> shorter = new ArrayList<>();
        OptionalLong exactBelow = curve.whole().exactBelowNanos();
        for (int cell = -1; cell < size; cell++) {
            double[] beyond = all.clone();
            for (int j = 0; cell >= 0 && j < beyond.length; j++) {
                beyond[j] -= upTo[j][cell];
            }
            double k = Drawn.sum(beyond);
            double effect = effect(beyond, all, blocks);
            if (cell + 1 < size) {
                longer.add(
                        new Cut(
                                curve.grid().shortest(cell + 1),
                                Binomial.atLeast(k / effect, n / effect, beyondIt)));
            }
            if (cell >= 0) {
                long end = Math.min(curve.grid().longest(cell), (long) Math.ceil(curve.maxNanos()));
                if (exactBelow.isEmpty() || end < exactBelow.getAsLong()) {
                    shorter.add(new Cut(end, Binomial.atMost(k / effect, n / effect, beyondIt)));
                }
            }
        }
        return new Cuts(rising(longer), rising(shorter.reversed()).reversed());
    }

    /// Chance of what was seen if the percentile were `nanos` or shorter.
    double longerThan(double nanos) {
        int at = firstBeyond(longer, nanos);
        return at == longer.size() ? 1 : longer.get(at).chance();
    }

    /// The longest time than which it is proven to be longer.
    ///
    /// @param chance of being wrong
    OptionalLong least(double chance) {
        return longer.reversed().stream()
                .filter(cut -> cut.chance() <= chance)
                .mapToLong(Cut::nanos)
                .findFirst();
    }

    /// The shortest time than which it is proven to be shorter.
    ///
    /// @param chance of being wrong
    OptionalLong most(double chance) {
        return shorter.stream()
                .filter(cut -> cut.chance() <= chance)
                .mapToLong(Cut::nanos)
                .findFirst();
    }

    /// What the number of requests is to be divided by. That none took longer says nothing of how
    /// those that do would come: they are taken for independent, as errors are that did not happen
    /// ([ErrorShare]). If all took longer, each block counts as one.
    private static double effect(double[] beyond, double[] all, Blocks blocks) {
        double n = Drawn.sum(all);
        double share = Drawn.sum(beyond) / n;
        if (share <= 0) {
            return 1;
        }
        if (share >= 1) {
            return Math.max(1, n / blocks.count());
        }
        double squares = 0;
        for (double excess : Blocks.excess(beyond, all, blocks.strataStarts())) {
            squares += excess * excess;
        }
        double widening =
                blocks.widening(beyond, all) * StudentT.quantile(blocks.degrees()) / StudentT.Z;
        return Math.max(1, widening * widening * squares / (n * share * (1 - share)));
    }

    /// Each chance at least that of those before: if the percentile were shorter than some time,
    /// what is seen at all longer ones proves no more than what is seen at that.
    private static List<Cut> rising(List<Cut> cuts) {
        List<Cut> rising = new ArrayList<>();
        double most = 0;
        for (Cut cut : cuts) {
            most = Math.max(most, cut.chance());
            rising.add(new Cut(cut.nanos(), most));
        }
        return Collections.unmodifiableList(rising);
    }

    private static int firstBeyond(List<Cut> cuts, double nanos) {
        int at = 0;
        while (at < cuts.size() && cuts.get(at).nanos() <= nanos) {
            at++;
        }
        return at;
    }
}
