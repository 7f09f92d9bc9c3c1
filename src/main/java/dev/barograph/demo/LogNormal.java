package dev.barograph.demo;

import java.util.random.RandomGenerator;

/// A log-normal distribution of times: `median * e^(sigma * z)` with z from the standard normal
/// distribution. Half of all times are below the median; the 99th percentile is `median * e^(2.326
/// * sigma)`.
///
/// @param medianMillis 0 or more
/// @param sigma spread of the logarithm, 0 or more
record LogNormal(double medianMillis, double sigma) {
    /// One time in nanoseconds, cut at [Parameters#LONGEST_MILLIS].
    long sampleNanos(RandomGenerator random) {
        double millis = medianMillis * Math.exp(sigma * random.nextGaussian());
        return Math.round(Math.min(millis, Parameters.LONGEST_MILLIS) * 1e6);
    }
}
