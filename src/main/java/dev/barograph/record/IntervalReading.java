package dev.barograph.record;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the rows of intervals together again. Not thread-safe.
final class IntervalReading {
    /// Seconds of a week: no run is longer.
    private static final int MOST_LOST = 604_800;

    private static final Traffic NO_TRAFFIC = new Traffic(0, 0, 0, 0, 0, 0);

    private record Traffic(
            long scheduled, long sent, long ok, long newConnections, long bytesIn, long bytesOut) {
        Traffic plus(Traffic other) {
            return new Traffic(
                    scheduled + other.scheduled,
                    sent + other.sent,
                    ok + other.ok,
                    newConnections + other.newConnections,
                    bytesIn + other.bytesIn,
                    bytesOut + other.bytesOut);
        }
    }

    private final Map<Long, Traffic> traffic = new HashMap<>();
    private final Map<Long, Map<FailureKind, Long>> failures = new HashMap<>();
    private final Map<Long, Health> health = new HashMap<>();
    private final Map<Long, List<Times>> times = new HashMap<>();
    private final List<Interval> intervals = new ArrayList<>();
    private long lost;

    private IntervalReading() {}

    /// All intervals in order. One that is lost is there without any figure, so that there is no
    /// gap in time.
    static List<Interval> read(Rows rows, Damage damage) {
        IntervalReading reading = new IntervalReading();
        rows.each(Tables.TRAFFIC, damage, reading::traffic);
        rows.each(Tables.FAILURE, damage, reading::failure);
        rows.each(
                Tables.HEALTH,
                damage,
                row -> reading.health.put(row.whole("interval"), IntervalRows.health(row)));
        rows.each(Tables.INTERVAL, damage, reading::interval);
        if (reading.lost > 0) {
            damage.other(
                    reading.lost
                            + (reading.lost == 1 ? " interval is" : " intervals are")
                            + " missing in the record on disk; shown without figures.");
        }
        return List.copyOf(reading.intervals);
    }

    private void traffic(Row row) {
        long key = row.whole("interval");
        Times part = TimesRows.times(row);
        times.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(part);
        traffic.merge(
                key,
                new Traffic(
                        row.whole("scheduled"),
                        row.whole("sent"),
                        row.whole("ok"),
                        row.whole("new_connections"),
                        row.whole("bytes_in"),
                        row.whole("bytes_out")),
                Traffic::plus);
    }

    private void failure(Row row) {
        FailureKind kind = row.name(FailureKind.class, "kind");
        failures.computeIfAbsent(row.whole("interval"), _ -> new EnumMap<>(FailureKind.class))
                .merge(kind, row.whole("count"), Long::sum);
    }

    private void interval(Row row) {
        int index = row.small("idx");
        long start = row.whole("start_ns");
        if (index < intervals.size()) {
            throw new IllegalArgumentException("interval " + index + " comes twice");
        }
        if (index - intervals.size() > MOST_LOST) {
            throw new IllegalArgumentException("interval " + index + " is too far away");
        }
        while (intervals.size() < index) {
            intervals.add(lost(start, index));
            lost++;
        }
        long key = index;
        Traffic seen = traffic.getOrDefault(key, NO_TRAFFIC);
        intervals.add(
                new Interval(
                        index,
                        start,
                        row.whole("length_ns"),
                        row.small("stage"),
                        row.decimal("planned"),
                        new Counts(
                                seen.scheduled,
                                seen.sent,
                                seen.ok,
                                failures.getOrDefault(key, Map.of())),
                        row.small("in_flight"),
                        row.small("permits"),
                        row.small("waiting"),
                        row.whole("permit_waits"),
                        seen.newConnections,
                        seen.bytesIn,
                        seen.bytesOut,
                        Curve.merge(times.getOrDefault(key, List.of())),
                        Optional.ofNullable(health.get(key)),
                        new Judgement(row.name(Cause.class, "cause"), row.text("evidence"))));
    }

    /// Stands in for an interval between the last known one and the next.
    ///
    /// @param nextStartNanos where the next known one begins
    private Interval lost(long nextStartNanos, int nextIndex) {
        int index = intervals.size();
        long start =
                index == 0
                        ? 0
                        : intervals.getLast().startNanos() + intervals.getLast().lengthNanos();
        long length = Math.max(1, (nextStartNanos - start) / Math.max(1, nextIndex - index));
        return new Interval(
                index,
                start,
                length,
                intervals.isEmpty() ? 0 : intervals.getLast().stage(),
                0,
                Counts.ZERO,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Times.EMPTY,
                Optional.empty(),
                new Judgement(Cause.NONE, "Lost: damaged in the record on disk."));
    }
}
