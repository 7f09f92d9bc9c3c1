package dev.barograph.metrics;

import dev.barograph.model.Profile;
import java.time.Instant;
import java.util.List;

/// Everything that a finished run left behind; what reports are made of.
///
/// @param startedAt wall-clock time at which the run began; everything else counts from it
/// @param intervals in order, without gaps
public record Recording(
        Profile profile, Instant startedAt, List<Interval> intervals, Summary summary) {}
