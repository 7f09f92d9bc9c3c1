package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.model.FailureKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How often each kind of failure happened, in stretches of whole seconds. What only happens
/// because the run ended is left out.
///
/// @param seconds length of a bin, 1 or more
/// @param kinds those that happened, in the order of their first time
/// @param counts by kind, then by bin
record ErrorBins(int seconds, List<FailureKind> kinds, List<double[]> counts) {
    private static final Set<FailureKind> END_OF_RUN =
            EnumSet.of(FailureKind.CANCELLED, FailureKind.RUN_ENDED);

    /// Counts so that there are at most `most` bins.
    static ErrorBins of(List<Interval> intervals, int most) {
        if (intervals.isEmpty()) {
            return new ErrorBins(1, List.of(), List.of());
        }
        Interval last = intervals.getLast();
        double end = (last.startNanos() + last.lengthNanos()) / 1e9;
        int seconds = Scale.timeStep(end, Math.max(1, most));
        int bins = (int) (last.startNanos() / (seconds * 1_000_000_000L)) + 1;
        List<FailureKind> kinds = new ArrayList<>();
        List<double[]> counts = new ArrayList<>();
        for (Interval interval : intervals) {
            int bin = (int) (interval.startNanos() / (seconds * 1_000_000_000L));
            for (Map.Entry<FailureKind, Long> entry : interval.counts().byKind().entrySet()) {
                if (!END_OF_RUN.contains(entry.getKey())) {
                    int index = kinds.indexOf(entry.getKey());
                    if (index < 0) {
                        index = kinds.size();
                        kinds.add(entry.getKey());
                        counts.add(new double[bins]);
                    }
                    counts.get(index)[bin] += entry.getValue();
                }
            }
        }
        return new ErrorBins(seconds, List.copyOf(kinds), List.copyOf(counts));
    }

    int bins() {
        return counts.isEmpty() ? 0 : counts.getFirst().length;
    }

    /// Height of the highest stack; 0 without errors.
    double highest() {
        double highest = 0;
        for (int bin = 0; bin < bins(); bin++) {
            double sum = 0;
            for (double[] each : counts) {
                sum += each[bin];
            }
            highest = Math.max(highest, sum);
        }
        return highest;
    }

    /// Middles of the bins, in seconds.
    double[] middles() {
        double[] middles = new double[bins()];
        for (int bin = 0; bin < middles.length; bin++) {
            middles[bin] = (bin + 0.5) * seconds;
        }
        return middles;
    }
}
