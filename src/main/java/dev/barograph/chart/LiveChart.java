package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import java.util.List;

/// A chart of a run, during it and after it. Not thread-safe.
public interface LiveChart extends Chart {
    /// Takes what is to be drawn from now on. Cheap when the intervals continue the list of the
    /// last call, as they do in a run: only the new ones are read. A list that does not is a new
    /// run.
    void show(RunData data);

    /// As [#show(RunData)], of a run without events and figures.
    default void show(List<Interval> intervals, LoadShape shape) {
        show(RunData.of(intervals, shape));
    }

    /// Takes how it is to be drawn from now on.
    void look(ChartLook look);

    /// Whether its horizontal axis is the time since the start of the run; only such a chart
    /// follows the window of its look.
    boolean overTime();

    /// Names of series of which one can be drawn with its 95 % interval; empty for none.
    default List<String> bandable() {
        return List.of();
    }
}
