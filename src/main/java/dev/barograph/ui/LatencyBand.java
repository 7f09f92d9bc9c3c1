package dev.barograph.ui;

/// A stretch of response times.
///
/// @param fromNanos the shortest in it
/// @param toNanos the shortest that is too long for it; more than `fromNanos`
record LatencyBand(long fromNanos, long toNanos) {
    LatencyBand {
        if (fromNanos >= toNanos) {
            throw new IllegalArgumentException(
                    "must end above its beginning, was " + fromNanos + " to " + toNanos);
        }
    }

    boolean contains(long nanos) {
        return nanos >= fromNanos && nanos < toNanos;
    }

    /// `12.0 ms to 14.9 ms`.
    String words() {
        return Figures.time(fromNanos) + " to " + Figures.time(toNanos);
    }
}
