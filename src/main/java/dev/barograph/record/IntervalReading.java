package dev.barograph.record;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.RequestPart;
import dev.barograph.metrics.Times;
import dev.barograph.metrics.TimesSum;
import dev.barograph.model.FailureKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the rows of intervals together again. Not thread-safe.
final class IntervalReading {
    /// Seconds of a week: no run is longer.
    private static final int MOST_LOST = 604_800;

    private record Place(long interval, long request) {}

    /// A row whose distributions are still packed.
    private record Packed(Place place, Counts counts, Row row) {
        RequestPart unpacked() {
            return new RequestPart(
                    counts,
                    row.whole("new_connections"),
                    row.whole("bytes_in"),
                    row.whole("bytes_out"),
                    row.times("times"));
        }
    }

    private final int requests;
    private final List<Packed> packed = new ArrayList<>();
    private final Map<Place, RequestPart> traffic = new HashMap<>();
    private final Map<Place, Map<FailureKind, Long>> failures = new HashMap<>();
    private final Map<Long, Health> health = new HashMap<>();
    private final List<Interval> intervals = new ArrayList<>();
    private final TimesSum times = new TimesSum();
    private long lost;

    private IntervalReading(int requests) {
        this.requests = requests;
    }

    /// All intervals in order. One that is lost is there without any figure, so that there is no
    /// gap in time.
    ///
    /// @param requests of the profile
    static List<Interval> read(Rows rows, int requests, Damage damage) {
        IntervalReading reading = new IntervalReading(requests);
        rows.each(Tables.TRAFFIC, damage, reading::traffic);
        reading.unpack(damage);
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
        Counts counts =
                new Counts(row.whole("scheduled"), row.whole("sent"), row.whole("ok"), Map.of());
        packed.add(new Packed(place(row), counts, row));
    }

    /// On all processors: it is most of the work of opening a run.
    private void unpack(Damage damage) {
        List<Optional<RequestPart>> parts =
                packed.parallelStream().map(IntervalReading::unpacked).toList();
        for (int i = 0; i < parts.size(); i++) {
            Place place = packed.get(i).place;
            parts.get(i)
                    .ifPresentOrElse(
                            part -> traffic.put(place, part),
                            () -> damage.row(Tables.TRAFFIC.table()));
        }
        packed.clear();
    }

    private static Optional<RequestPart> unpacked(Packed row) {
        try {
            return Optional.of(row.unpacked());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void failure(Row row) {
        failures.computeIfAbsent(place(row), _ -> new EnumMap<>(FailureKind.class))
                .merge(row.name(FailureKind.class, "kind"), row.whole("count"), Long::sum);
    }

    private Place place(Row row) {
        if (row.columns().equals(Tables.TRAFFIC)) {
            long id = row.whole("id");
            return place(id / Tables.MOST_REQUESTS, id % Tables.MOST_REQUESTS);
        }
        return place(row.whole("interval"), row.whole("request"));
    }

    private Place place(long interval, long request) {
        if (request < (requests == 1 ? 1 : 0) || request > requests) {
            throw new IllegalArgumentException("there is no request " + request);
        }
        return new Place(interval, request);
    }

    /// What a request has of an interval; nothing, if that is lost.
    private RequestPart part(long interval, long request) {
        Place place = new Place(interval, request);
        RequestPart part = traffic.getOrDefault(place, RequestPart.NONE);
        Map<FailureKind, Long> kinds = failures.getOrDefault(place, Map.of());
        return new RequestPart(
                part.counts().plus(new Counts(0, 0, 0, kinds)),
                part.newConnections(),
                part.bytesIn(),
                part.bytesOut(),
                part.times());
    }

    /// The parts of the requests, if there are several.
    private List<RequestPart> parts(long interval) {
        List<RequestPart> parts = new ArrayList<>();
        for (int request = 1; requests > 1 && request <= requests; request++) {
            parts.add(part(interval, request));
        }
        return parts;
    }

    private RequestPart whole(long interval, List<RequestPart> parts) {
        if (parts.isEmpty()) {
            return part(interval, 1);
        }
        RequestPart rest = part(interval, 0);
        Counts counts = rest.counts();
        long newConnections = rest.newConnections();
        long bytesIn = rest.bytesIn();
        long bytesOut = rest.bytesOut();
        times.add(rest.times());
        for (RequestPart part : parts) {
            counts = counts.plus(part.counts());
            newConnections += part.newConnections();
            bytesIn += part.bytesIn();
            bytesOut += part.bytesOut();
            times.add(part.times());
        }
        return new RequestPart(counts, newConnections, bytesIn, bytesOut, times.take());
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
        List<RequestPart> parts = parts(key);
        RequestPart whole = whole(key, parts);
        intervals.add(
                new Interval(
                        index,
                        start,
                        row.whole("length_ns"),
                        row.small("stage"),
                        row.decimal("planned"),
                        whole.counts(),
                        row.small("in_flight"),
                        row.small("permits"),
                        row.small("waiting"),
                        row.whole("permit_waits"),
                        whole.newConnections(),
                        whole.bytesIn(),
                        whole.bytesOut(),
                        whole.times(),
                        Optional.ofNullable(health.get(key)),
                        new Judgement(row.name(Cause.class, "cause"), row.text("evidence")),
                        parts));
    }

    /// Stands in for an interval between the last known one and the next.
    ///
    /// @param nextStartNanos where the next known one begins
    private Interval lost(long nextStartNanos, int nextIndex) {
        int index = intervals.size();
        long start = index == 0 ? 0 : intervals.getLast().endNanos();
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
                new Judgement(Cause.NONE, "Lost: damaged in the record on disk."),
                requests > 1 ? Collections.nCopies(requests, RequestPart.NONE) : List.of());
    }
}
