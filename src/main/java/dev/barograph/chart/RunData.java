package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.RunEvent;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Threshold;
import java.util.List;
import java.util.Optional;

/// What the charts of a run are made from. Immutable.
///
/// @param intervals in order from the start of the run; empty before the first second is over
/// @param shape what the run was told to do
/// @param events what happened, in order of time
/// @param thresholds bounds on the whole run
/// @param figures of the selected range, or of the run so far if none is selected; empty as long as
///   they have not been made
public record RunData(
        List<Interval> intervals,
        LoadShape shape,
        List<RunEvent> events,
        List<Threshold> thresholds,
        Optional<RangeFigures> figures) {
    /// A run without thresholds.
    public RunData(
            List<Interval> intervals,
            LoadShape shape,
            List<RunEvent> events,
            Optional<RangeFigures> figures) {
        this(intervals, shape, events, List.of(), figures);
    }

    /// A run without events and figures.
    public static RunData of(List<Interval> intervals, LoadShape shape) {
        return new RunData(intervals, shape, List.of(), Optional.empty());
    }
}
