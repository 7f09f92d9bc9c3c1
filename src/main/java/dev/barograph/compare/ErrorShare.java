package dev.barograph.compare;

import dev.barograph.metrics.Counts;
import java.util.Optional;

/// How a share of requests differs between two runs. The bootstrap knows nothing of what did not
/// happen: with no error among 1,000 requests every drawn run has none either, though three in
/// 1,000 would be no surprise. So here each run's share gets E. B. Wilson's score interval
/// ("Probable inference, the law of succession, and statistical inference", Journal of the American
/// Statistical Association 22, 1927), with as many requests as the run is worth independent ones
/// (the drawn blocks' variance against the binomial one, as L. Kish's design effect), and the two
/// are put together as R. G. Newcombe does ("Interval estimation for the difference between
/// independent proportions", Statistics in Medicine 17, 1998, method 10; for the ratio on
/// logarithms: G. Y. Zou, A. Donner, Statistics in Medicine 27, 2008).
///
/// Requests that were given up at the end of a run are a question of no chance: each may have
/// become a good answer or an error, so intervals reach from the one case to the other. Pure; any
/// thread.
///
/// @param share errors divided by all that ended, 0 to 1
/// @param low lower end of its 95 % interval
/// @param high upper end
/// @param least the lower end, had all that was given up ended well
/// @param most the upper end, had all of it failed
record ErrorShare(double share, double low, double high, double least, double most) {
    ErrorShare(double share, double low, double high) {
        this(share, low, high, low, high);
    }

    /// @param errors by block
    /// @param all requests, by block; more than none
    /// @param widening of its standard error, [Blocks#widening]
    static ErrorShare of(double[] errors, double[] all, Blocks blocks, double widening) {
        double bad = Drawn.sum(errors);
        double n = Drawn.sum(all);
        double share = bad / n;
        double effect = 1;
        if (bad > 0 && bad < n) {
            double squares = 0;
            for (double excess : Blocks.excess(errors, all, blocks.strataStarts())) {
                squares += excess * excess;
            }
            effect = Math.max(1, widening * widening * squares / (n * share * (1 - share)));
        }
        double z = effect > 1 ? StudentT.quantile(blocks.degrees()) : StudentT.Z;
        double worth = n / effect;
        double middle = (share + z * z / (2 * worth)) / (1 + z * z / worth);
        double half =
                z
                        / (1 + z * z / worth)
                        * Math.sqrt(share * (1 - share) / worth + z * z / (4 * worth * worth));
        return new ErrorShare(
                share, Math.clamp(middle - half, 0, share), Math.clamp(middle + half, share, 1));
    }

    /// The same, of a run that gave up requests at its end.
    ErrorShare allowingFor(Counts counts) {
        double givenUp = counts.cancelled();
        double all = counts.ended() + givenUp;
        return givenUp == 0
                ? this
                : new ErrorShare(
                        share,
                        low,
                        high,
                        low * counts.ended() / all,
                        (high * counts.ended() + givenUp) / all);
    }

    /// This one as B, minus A.
    Estimate minus(ErrorShare a) {
        Estimate ended = endedMinus(a);
        return new Estimate(
                ended.value(),
                ended.low() - (low - least) - (a.most - a.high),
                ended.high() + (most - high) + (a.low - a.least));
    }

    /// Whether the greater part of what is not known of the difference is what would have become of
    /// requests that were given up, and not chance.
    boolean isMostlyOpen(ErrorShare a) {
        Estimate whole = minus(a);
        Estimate ended = endedMinus(a);
        return whole.high() - whole.low() > 2 * (ended.high() - ended.low());
    }

    private Estimate endedMinus(ErrorShare a) {
        double difference = share - a.share;
        return new Estimate(
                difference,
                difference - Math.hypot(share - low, a.high - a.share),
                difference + Math.hypot(high - share, a.share - a.low));
    }

    /// This one as B, divided by A; empty if either run had no error.
    Optional<Estimate> dividedBy(ErrorShare a) {
        if (share == 0 || a.share == 0) {
            return Optional.empty();
        }
        double ratio = share / a.share;
        double down = Math.hypot(Math.log(share / low), Math.log(a.high / a.share));
        double up = Math.hypot(Math.log(high / share), Math.log(a.share / a.low));
        return Optional.of(
                new Estimate(
                        ratio,
                        ratio * Math.exp(-down) * (least / low) / (a.most / a.high),
                        ratio * Math.exp(up) * (most / high) / (a.least / a.low)));
    }
}
