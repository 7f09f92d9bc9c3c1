package dev.barograph.record;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.KnownErrors;
import dev.barograph.metrics.Summary;
import java.util.List;
import java.util.OptionalLong;

/// The few figures of a run that a list has room for; the same as its reports say. Immutable.
///
/// @param tookNanos time that its intervals cover
/// @param requests that became due
/// @param donePerSecond ended requests per second while the plan was carried out, as [CarriedOut]
/// @param p50Nanos of the response times, of good answers and of those still awaited at the end;
///   empty without any
/// @param p99Nanos likewise
/// @param p99IsLowerBound whether requests that the run did not wait for could have made it longer
/// @param p99IsOfFew whether so few lie beyond it that it says nothing of the target
/// @param service50Nanos of the service times, as `p50Nanos`
/// @param service99Nanos likewise
/// @param service99IsLowerBound as `p99IsLowerBound`
/// @param service99IsOfFew as `p99IsOfFew`
/// @param errors how many failed or timed out, and how many had no answer when it ended
public record RunFigures(
        long tookNanos,
        long requests,
        double donePerSecond,
        OptionalLong p50Nanos,
        OptionalLong p99Nanos,
        boolean p99IsLowerBound,
        boolean p99IsOfFew,
        OptionalLong service50Nanos,
        OptionalLong service99Nanos,
        boolean service99IsLowerBound,
        boolean service99IsOfFew,
        KnownErrors errors) {
    /// Of a whole run.
    ///
    /// @param plan the part of it that rates are of
    /// @param intervals of it; of their figures only the counts matter
    static RunFigures of(Summary summary, CarriedOut plan, List<Interval> intervals) {
        AwaitedTimes response = summary.times().response();
        AwaitedTimes service = summary.times().service();
        OptionalLong service99 = service.times().percentileNanos(99);
        OptionalLong p99 = response.times().percentileNanos(99);
        return new RunFigures(
                summary.tookNanos(),
                summary.counts().scheduled(),
                plan.donePerSecond(summary.counts(), intervals),
                response.times().percentileNanos(50),
                p99,
                response.isLowerBound(p99),
                p99.isPresent() && !response.sufficeFor(99),
                service.times().percentileNanos(50),
                service99,
                service.isLowerBound(service99),
                service99.isPresent() && !service.sufficeFor(99),
                KnownErrors.of(summary));
    }
}
