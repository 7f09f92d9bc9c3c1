package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.RunEvent;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Threshold;
import java.util.List;
import java.util.Optional;

/// What the charts of a run are made from. Immutable.
///
/// @param intervals of the whole, in order from the start of the run; empty before the first second
///   is over
/// @param shape what the run was told to do
/// @param events what happened, in order of time
/// @param thresholds bounds on the whole run
/// @param figures of the selected range, or of the run so far if none is selected; empty as long as
///   they have not been made
/// @param request the one that is looked at, of which the figures are; empty for all of them
public record RunData(
        List<Interval> intervals,
        LoadShape shape,
        List<RunEvent> events,
        List<Threshold> thresholds,
        Optional<RangeFigures> figures,
        Optional<RequestOfRun> request) {
    /// A run without thresholds of which all requests are looked at.
    public RunData(
            List<Interval> intervals,
            LoadShape shape,
            List<RunEvent> events,
            Optional<RangeFigures> figures) {
        this(intervals, shape, events, List.of(), figures, Optional.empty());
    }

    /// A run without events and figures.
    public static RunData of(List<Interval> intervals, LoadShape shape) {
        return new RunData(intervals, shape, List.of(), Optional.empty());
    }

    /// The same with the intervals as far as they are of the request that is looked at, and without
    /// thresholds, which are bounds on the whole.
    RunData part() {
        return request.map(one ->
                        new RunData(
                                one.partOf(intervals), shape, events, List.of(), figures, request))
                .orElse(this);
    }

    /// Before the first second is over.
    RunData empty() {
        return new RunData(List.of(), shape, List.of(), thresholds, Optional.empty(), request);
    }
}
