package dev.barograph.metrics;

import dev.barograph.model.Profile;
import java.time.Instant;
import java.util.List;

/// Everything that a finished run left behind; what reports are made of.
///
/// @param startedAt wall-clock time at which the run began; everything else counts from it
/// @param intervals in order, without gaps
/// @param summary the whole run
/// @param clean the same over the intervals in which the generator was not the limit; without its
///   error messages
public record Recording(
        Profile profile,
        Instant startedAt,
        List<Interval> intervals,
        Summary summary,
        Summary clean,
        RunJudgement judgement,
        Environment environment) {}
