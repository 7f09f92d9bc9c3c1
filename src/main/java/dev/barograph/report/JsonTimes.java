package dev.barograph.report;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.Times;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/// Writes times and percentiles as fields.
///
/// @param json at a place where fields are written
record JsonTimes(JsonGenerator json) {
    /// 50th and 99th percentile.
    void medianAndTail(String curve, Estimates known, Function<Times, AwaitedTimes> times) {
        percentile(curve + "P50", 50, known, times);
        percentile(curve + "P99", 99, known, times);
    }

    /// With its 95 % interval, or with why it has none or only its lower end.
    ///
    /// @param percentile one of [Latencies#SHOWN]
    void percentile(
            String name, double percentile, Estimates known, Function<Times, AwaitedTimes> times) {
        AwaitedTimes awaited = times.apply(known.times());
        OptionalLong nanos = awaited.times().percentileNanos(percentile);
        millis(name + "Ms", nanos);
        PercentileEstimate estimate = known.of(times).get(Latencies.SHOWN.indexOf(percentile));
        millis(name + "LowMs", estimate.low());
        millis(name + "HighMs", estimate.high());
        String why = Estimates.whyNone(estimate);
        if (why.isEmpty()) {
            json.writeNullProperty(name + "NoInterval");
        } else {
            json.writeStringProperty(name + "NoInterval", why);
        }
        // Left out where it is false, as reports of runs without such times always were.
        if (awaited.isLowerBound(nanos)) {
            json.writeBooleanProperty(name + "AtLeast", true);
        }
    }

    /// The longest wait for each event loop. Left out where it is not known for each, so that runs
    /// made before it was keep their bytes.
    void loopDelays(String name, List<Interval> intervals) {
        List<Long> longest = LoopDelays.longest(intervals);
        if (longest.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart(name);
        longest.forEach(nanos -> json.writeNumber(Cells.millis(OptionalLong.of(nanos))));
        json.writeEndArray();
    }

    /// Milliseconds as in the CSV files.
    void millis(String name, OptionalLong nanos) {
        if (nanos.isPresent()) {
            json.writeName(name);
            json.writeNumber(Cells.millis(nanos));
        } else {
            json.writeNullProperty(name);
        }
    }
}
