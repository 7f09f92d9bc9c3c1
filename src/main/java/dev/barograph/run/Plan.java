package dev.barograph.run;

import dev.barograph.model.Course;
import dev.barograph.model.Load;
import java.util.OptionalLong;

/// How far a plan has been carried out, by its time or by its number of requests, whichever is
/// further.
///
/// @param progress 0 to 1
/// @param leftNanos time until the plan ends, as far as it can be told
record Plan(double progress, OptionalLong leftNanos) {
    /// @param course of the load, as it is being carried out
    static Plan of(Load load, Course course, RunPhase phase, long elapsedNanos, long scheduled) {
        if (phase == RunPhase.DRAINING || phase == RunPhase.DONE) {
            return new Plan(1, OptionalLong.of(0));
        }
        long totalNanos = load.shape().duration().toNanos();
        double byTime = (double) course.planNanosAt(elapsedNanos) / totalNanos;
        double byCount =
                load.maxRequests().isPresent()
                        ? (double) scheduled / load.maxRequests().getAsLong()
                        : 0;
        double progress = Math.clamp(Math.max(byTime, byCount), 0, 1);
        if (course.endNanos().isEmpty()) {
            return new Plan(progress, OptionalLong.empty());
        }
        long byShape = Math.max(0, course.endNanos().getAsLong() - elapsedNanos);
        if (byTime >= byCount) {
            return new Plan(progress, OptionalLong.of(byShape));
        }
        // At the pace so far; never longer than the shape itself.
        long byPace = Math.round(elapsedNanos * (1 - progress) / progress);
        return new Plan(progress, OptionalLong.of(Math.min(byPace, byShape)));
    }
}
