package dev.barograph.chart;

/// A stretch of a run.
///
/// @param fromSeconds since the run began
/// @param toSeconds more than `fromSeconds`
public record TimeRange(double fromSeconds, double toSeconds) {
    public TimeRange {
        if (!(fromSeconds < toSeconds)) {
            throw new IllegalArgumentException(
                    "must end after it begins, was " + fromSeconds + " to " + toSeconds);
        }
    }

    /// Length in seconds.
    public double seconds() {
        return toSeconds - fromSeconds;
    }

    /// Whether a time lies in it.
    public boolean contains(double seconds) {
        return seconds >= fromSeconds && seconds <= toSeconds;
    }
}
