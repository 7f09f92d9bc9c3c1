package dev.barograph.chart;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.StandStill;
import dev.barograph.model.FailureKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// How often each kind of failure happened, in stretches of whole seconds. What only happens
/// because the run ended is left out. What happened in an interval that is longer than a second, as
/// one in which the program stood still, is spread evenly over all of it: nobody knows when in it.
///
/// @param first the first bin begins at so many times the length of a bin
/// @param seconds length of a bin, 1 or more
/// @param kinds those that happened, in the order of their first time in the run
/// @param inks which kind of the run each is, so that it keeps its colour
/// @param counts by kind, then by bin
record ErrorBins(
        int first,
        int seconds,
        List<FailureKind> kinds,
        List<Integer> inks,
        List<double[]> counts) {
    /// The whole run in at most `most` bins.
    static ErrorBins of(List<Interval> intervals, int most) {
        return of(intervals, most, 0, end(intervals));
    }

    /// A stretch of a run in about `most` bins, or less if the run is shorter. Kinds are those of
    /// the whole run.
    static ErrorBins of(List<Interval> intervals, int most, double from, double to) {
        if (intervals.isEmpty()) {
            return new ErrorBins(0, 1, List.of(), List.of(), List.of());
        }
        double end = Math.min(to, end(intervals));
        int seconds = Scale.timeStep(Math.max(1, end - from), Math.max(1, most));
        long nanos = seconds * 1_000_000_000L;
        int first = (int) Math.floor(Math.max(0, from) / seconds);
        int last =
                (int)
                        Math.min(
                                (long) Math.floor(to / seconds),
                                lastBin(intervals.getLast(), nanos));
        int bins = Math.max(0, last - first + 1);
        List<FailureKind> kinds = new ArrayList<>();
        List<double[]> counts = new ArrayList<>();
        Interval before = intervals.getFirst();
        for (Interval interval : intervals) {
            for (Map.Entry<FailureKind, Long> entry : interval.counts().byKind().entrySet()) {
                if (!entry.getKey().isEndOfRun()) {
                    int index = kinds.indexOf(entry.getKey());
                    if (index < 0) {
                        index = kinds.size();
                        kinds.add(entry.getKey());
                        counts.add(new double[bins]);
                    }
                    Interval when = StandStill.of(entry.getKey(), before, interval);
                    spread(when, entry.getValue(), nanos, first, counts.get(index));
                }
            }
            before = interval;
        }
        List<Integer> inks = IntStream.range(0, kinds.size()).boxed().toList();
        return new ErrorBins(first, seconds, List.copyOf(kinds), inks, List.copyOf(counts));
    }

    /// Adds up what happened in an interval, of which only some bins may be there.
    private static void spread(
            Interval interval, double count, long nanos, int first, double[] bins) {
        long last = lastBin(interval, nanos);
        for (long bin = interval.startNanos() / nanos; bin <= last; bin++) {
            if (bin >= first && bin - first < bins.length) {
                bins[(int) (bin - first)] += count * share(interval, bin, nanos);
            }
        }
    }

    /// Which part of an interval lies in a bin.
    private static double share(Interval interval, long bin, long nanos) {
        if (!StandStill.isIn(interval)) {
            return 1;
        }
        long from = Math.max(interval.startNanos(), bin * nanos);
        long to = Math.min(interval.endNanos(), (bin + 1) * nanos);
        return (double) (to - from) / interval.lengthNanos();
    }

    /// How many requests the end of the run cut off.
    static long cutOff(List<Interval> intervals) {
        return intervals.stream()
                .flatMap(interval -> interval.counts().byKind().entrySet().stream())
                .filter(entry -> entry.getKey().isEndOfRun())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static double end(List<Interval> intervals) {
        Interval last = intervals.isEmpty() ? null : intervals.getLast();
        return last == null ? 0 : last.endNanos() / 1e9;
    }

    private static long lastBin(Interval interval, long nanos) {
        return StandStill.isIn(interval)
                ? (interval.endNanos() - 1) / nanos
                : interval.startNanos() / nanos;
    }

    /// Without the kinds of these titles.
    ErrorBins without(Set<String> titles) {
        List<Integer> left =
                IntStream.range(0, kinds.size())
                        .filter(i -> !titles.contains(kinds.get(i).title()))
                        .boxed()
                        .toList();
        return new ErrorBins(
                first,
                seconds,
                left.stream().map(kinds::get).toList(),
                left.stream().map(inks::get).toList(),
                left.stream().map(counts::get).toList());
    }

    /// How many requests ended in each bin, well or badly; those of no interval are NaN.
    double[] ended(List<Interval> intervals) {
        double[] ended = new double[bins()];
        Arrays.fill(ended, Double.NaN);
        long nanos = seconds * 1_000_000_000L;
        for (Interval interval : intervals) {
            Counts all = interval.counts();
            for (long bin = interval.startNanos() / nanos; bin <= lastBin(interval, nanos); bin++) {
                int at = (int) (bin - first);
                if (at >= 0 && at < ended.length) {
                    ended[at] =
                            ThroughputChart.orZero(ended[at])
                                    + all.ended() * share(interval, bin, nanos);
                }
            }
        }
        return ended;
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
            middles[bin] = (first + bin + 0.5) * seconds;
        }
        return middles;
    }
}
