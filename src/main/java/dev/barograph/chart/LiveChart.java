package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import java.util.List;

/// A chart of a run, during it and after it. Not thread-safe.
public interface LiveChart extends Chart {
    /// Takes what is to be drawn from now on. Cheap when `intervals` continues the list of the last
    /// call, as it does in a run: only the new ones are read. A list that does not is a new run.
    ///
    /// @param intervals in order from the start of the run; empty before the first second is over
    /// @param shape what the run was told to do
    void show(List<Interval> intervals, LoadShape shape);
}
