package dev.barograph.report;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.Times;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/// Writes times and percentiles as fields.
///
/// @param json at a place where fields are written
record JsonTimes(JsonGenerator json) {
    /// 50th and 99th percentile.
    void medianAndTail(String curve, Estimates known, Function<Times, Latencies> times) {
        percentile(curve + "P50", 50, known, times);
        percentile(curve + "P99", 99, known, times);
    }

    /// With its 95 % interval, or with why it has none.
    ///
    /// @param percentile one of [Latencies#SHOWN]
    void percentile(
            String name, double percentile, Estimates known, Function<Times, Latencies> times) {
        millis(name + "Ms", times.apply(known.times()).percentileNanos(percentile));
        PercentileEstimate estimate = known.of(times).get(Latencies.SHOWN.indexOf(percentile));
        if (estimate instanceof PercentileEstimate.Known(_, long low, long high)) {
            millis(name + "LowMs", OptionalLong.of(low));
            millis(name + "HighMs", OptionalLong.of(high));
            json.writeNullProperty(name + "NoInterval");
        } else {
            json.writeNullProperty(name + "LowMs");
            json.writeNullProperty(name + "HighMs");
            json.writeStringProperty(name + "NoInterval", Estimates.whyNone(estimate));
        }
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
