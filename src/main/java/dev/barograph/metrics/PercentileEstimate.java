package dev.barograph.metrics;

import java.util.OptionalLong;

/// A percentile with how far it can be trusted, or why it cannot be given. Immutable; any thread.
public sealed interface PercentileEstimate {
    /// The lower end of the 95 % interval, in nanoseconds; empty if there is none.
    default OptionalLong low() {
        return switch (this) {
            case Known known -> OptionalLong.of(known.lowNanos());
            case OpenAbove open -> OptionalLong.of(open.lowNanos());
            case TooFew _, NoInterval _ -> OptionalLong.empty();
        };
    }

    /// The upper end; empty if there is no interval, or if it has none.
    default OptionalLong high() {
        return this instanceof Known known
                ? OptionalLong.of(known.highNanos())
                : OptionalLong.empty();
    }

    /// A percentile with its 95 % interval: of many such runs against the same target, about 95 in
    /// 100 have the target's true percentile between the two bounds. How the bounds are found, and
    /// when the promise does not hold, is said in [Confidence].
    ///
    /// Always `minimum <= low <= value <= high <= maximum` of the samples.
    ///
    /// @param valueNanos the percentile of the samples, as [Latencies#percentileNanos(double)]
    /// @param lowNanos lower bound, rounded down to the digits of the histogram
    /// @param highNanos upper bound, rounded up to the digits of the histogram
    record Known(long valueNanos, long lowNanos, long highNanos) implements PercentileEstimate {
        public Known {
            if (lowNanos > valueNanos || valueNanos > highNanos) {
                throw new IllegalArgumentException(
                        "bounds must enclose the value, were "
                                + lowNanos
                                + " <= "
                                + valueNanos
                                + " <= "
                                + highNanos);
            }
        }
    }

    /// A percentile with the lower end of its 95 % interval only: where the upper end would be,
    /// times are lower bounds themselves ([AwaitedTimes]), so that nobody knows how much longer the
    /// true percentile may be. The percentile may be such a bound, or shorter than all of them.
    ///
    /// @param valueNanos as in [Known]
    /// @param lowNanos as in [Known]
    record OpenAbove(long valueNanos, long lowNanos) implements PercentileEstimate {
        public OpenAbove {
            if (lowNanos > valueNanos) {
                throw new IllegalArgumentException(
                        "the lower bound must not exceed the value, was "
                                + lowNanos
                                + " > "
                                + valueNanos);
            }
        }
    }

    /// Samples enough if they were independent, but they are not: the percentile is right for this
    /// run, and what another such run would show is not known.
    ///
    /// @param cause why not
    /// @param moreSamples as for [TooFew]
    record NoInterval(Cause cause, long moreSamples) implements PercentileEstimate {
        /// What keeps an interval from being given.
        public enum Cause {
            /// So few that how much they differ by chance cannot be told: a longer run helps.
            TOO_FEW_SECONDS,
            /// Samples of one second are alike and those of different seconds are not.
            SECONDS_DIFFER;

            /// In two words at most, for where an interval would stand.
            public String inWords() {
                return switch (this) {
                    case TOO_FEW_SECONDS -> "too short";
                    case SECONDS_DIFFER -> "unsteady";
                };
            }
        }

        public NoInterval {
            if (moreSamples < 1) {
                throw new IllegalArgumentException("moreSamples must be >= 1, was " + moreSamples);
            }
        }
    }

    /// Too few samples to say anything about this percentile, even if they were independent.
    ///
    /// @param moreSamples about how many more samples are needed, 1 or more, if they vary from one
    ///   stretch of the run to the next as those so far
    record TooFew(long moreSamples) implements PercentileEstimate {
        public TooFew {
            if (moreSamples < 1) {
                throw new IllegalArgumentException("moreSamples must be >= 1, was " + moreSamples);
            }
        }
    }
}
