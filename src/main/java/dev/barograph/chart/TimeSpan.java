package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import java.util.List;
import java.util.Optional;

/// The stretch of time that a chart of a run shows: from the start to a little after the newest
/// interval, but not beyond the end of the plan as long as the run keeps to it; or the stretch that
/// somebody looks at.
final class TimeSpan {
    private static final double SECONDS_BEFORE_A_RUN = 60;

    private double seconds;
    private double planned = SECONDS_BEFORE_A_RUN;

    void show(List<Interval> intervals, LoadShape shape) {
        planned = shape.duration().toNanos() / 1e9;
        Interval last = intervals.isEmpty() ? null : intervals.getLast();
        seconds = last == null ? 0 : last.endNanos() / 1e9;
    }

    /// Whether there is no interval yet.
    boolean isEmpty() {
        return seconds == 0;
    }

    /// The axis of a picture of that width.
    Scale scale(int width, Optional<TimeRange> window) {
        int pixels = PlotFrame.plotWidth(width);
        return window.isPresent()
                ? Scale.time(window.get().fromSeconds(), window.get().toSeconds(), pixels)
                : Scale.time(end(), pixels);
    }

    /// Seconds up to which there is room.
    double end() {
        if (isEmpty()) {
            return planned > 0 ? planned : SECONDS_BEFORE_A_RUN;
        }
        double roomy = Scale.roomyEnd(seconds);
        return seconds <= planned ? Math.min(roomy, planned) : roomy;
    }
}
