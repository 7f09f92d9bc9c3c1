package dev.barograph.ui;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.RunningConfidence;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.run.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the tables of one run, reading each interval once. Not thread-safe; too slow for the FX
/// thread.
final class FiguresReader {
    private final Curves whole = new Curves();
    private final Curves clean = new Curves();
    private int read;

    /// The tables; empty if the summary of the snapshot is not of its intervals, as it may be for a
    /// moment between two.
    ///
    /// @param snapshot of the same run as before, not older
    Optional<FiguresPage> read(Snapshot snapshot) {
        List<Interval> intervals = snapshot.intervals();
        for (Interval interval : intervals.subList(read, intervals.size())) {
            whole.add(interval);
            if (!interval.judgement().isBad()) {
                clean.add(interval);
            }
        }
        read = intervals.size();
        if (!whole.isOf(snapshot.summary()) || !clean.isOf(snapshot.clean())) {
            return Optional.empty();
        }
        List<TimesRow> rows = new ArrayList<>(whole.rows(snapshot.summary(), "whole run"));
        if (clean.nanos < whole.nanos) {
            rows.addAll(clean.rows(snapshot.clean(), "clean seconds only"));
        }
        return Optional.of(new FiguresPage(rows, PhaseRow.of(snapshot.summary().times().phases())));
    }

    private static final class Curves {
        private final RunningConfidence response = new RunningConfidence();
        private final RunningConfidence service = new RunningConfidence();
        private final RunningConfidence queue = new RunningConfidence();
        private long nanos;

        void add(Interval interval) {
            Times times = interval.times();
            response.add(times.response().times());
            service.add(times.service().times());
            queue.add(queue(times).times());
            nanos += interval.lengthNanos();
        }

        boolean isOf(Summary summary) {
            return nanos == summary.tookNanos();
        }

        List<TimesRow> rows(Summary summary, String span) {
            Times times = summary.times();
            return List.of(
                    row("Response time", span, times.response(), response),
                    row("Service time", span, times.service(), service),
                    row("Queue time", span, queue(times), queue));
        }

        private static TimesRow row(
                String name, String span, AwaitedTimes times, RunningConfidence confidence) {
            return TimesRow.of(
                    name, span, times, confidence.estimates(times.times(), Latencies.SHOWN));
        }

        /// Of good responses alone, over whatever connection they came.
        private static AwaitedTimes queue(Times times) {
            PhaseTimes phases = times.phases();
            Latencies queue =
                    Latencies.merge(List.of(phases.onNew().queue(), phases.onReused().queue()));
            return Times.ofOk(new LatencyPair(queue, Latencies.EMPTY)).response();
        }
    }
}
