package dev.barograph.run;

import dev.barograph.model.Course;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;

/// How long the plan of an open run of a number of requests goes on after the last of them: until
/// the next one would have been due. Pure.
final class LastGap {
    private LastGap() {}

    /// What is left of the gap.
    ///
    /// @param load of a number of requests, all of which became due
    /// @param nowNanos since the run began
    /// @return 0 in the closed model, and where nothing was due any more
    static long nanos(Load load, Course course, long nowNanos) {
        if (load.shape() instanceof LoadShape.Closed || nowNanos <= 0) {
            return 0;
        }
        double left = load.maxRequests().orElse(0) - course.average(0, nowNanos) * (nowNanos / 1e9);
        double level = course.levelAt(nowNanos);
        return left > 0 && level > 0 ? Math.round(left / level * 1e9) : 0;
    }
}
