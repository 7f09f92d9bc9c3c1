package dev.barograph.metrics;

import java.util.Optional;

/// Watches the generator while [IntervalTicker] cuts a run into intervals; asked by the ticking
/// thread only.
public interface Watch {
    /// Nobody watches.
    Watch NONE =
            new Watch() {
                @Override
                public Optional<Health> health(long lengthNanos) {
                    return Optional.empty();
                }

                @Override
                public Judgement judge(Interval interval) {
                    return Judgement.NONE;
                }
            };

    /// State of the generator since the last call.
    ///
    /// @param lengthNanos of the interval that has ended; it may yet become longer if the program
    ///   is frozen in this call
    Optional<Health> health(long lengthNanos);

    /// Judges an interval that has just ended; called once for each, in order.
    Judgement judge(Interval interval);
}
