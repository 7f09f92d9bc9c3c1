package dev.barograph.run;

import dev.barograph.engine.LoadEngine;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.model.Course;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What exists of a run once its client is open, and what it has come to. Any thread may read it.
///
/// @param startedAt wall-clock time at which everything began to count
/// @param clock of every duration
record Underway(
        Profile profile, LoadEngine engine, Ticking ticks, Instant startedAt, NanoClock clock) {
    IntervalTicker ticker() {
        return ticks.ticker();
    }

    /// Since the run began.
    long elapsedNanos() {
        return clock.nanos() - engine.originNanos();
    }

    Snapshot snapshot(
            RunPhase phase,
            long elapsedNanos,
            RunJudgement judgement,
            List<RunEvent> events,
            List<ThresholdCheck> thresholds) {
        Gauges gauges = EngineGauges.of(engine, profile.requests().size());
        Course course = engine.course();
        Plan plan = Plan.of(profile.load(), course, phase, elapsedNanos, gauges.scheduled());
        IntervalTicker.Latest latest = ticker().latest();
        return new Snapshot(
                phase,
                elapsedNanos,
                plan.progress(),
                plan.leftNanos(),
                gauges,
                latest.intervals(),
                latest.summary(),
                latest.clean(),
                latest.awaited(),
                judgement,
                events,
                ticker().exemplars(),
                thresholds,
                Optional.of(course));
    }
}
