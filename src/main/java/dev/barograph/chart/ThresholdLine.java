package dev.barograph.chart;

import dev.barograph.model.Threshold;
import java.util.List;
import java.util.function.Predicate;

/// A threshold as a level line across a chart.
///
/// @param value on the vertical axis, in its unit
/// @param label what it stands for
record ThresholdLine(double value, String label) {
    /// One line for each that is wanted.
    static List<ThresholdLine> of(List<Threshold> thresholds, Predicate<Threshold> wanted) {
        return thresholds.stream()
                .filter(wanted)
                .map(threshold -> new ThresholdLine(threshold.limit(), threshold.text()))
                .toList();
    }

    /// Whether it is a bound on the response time, or with `service` on the service time.
    static boolean isTime(Threshold threshold, boolean service) {
        return threshold.kind() == Threshold.Kind.TIME && threshold.service() == service;
    }
}
