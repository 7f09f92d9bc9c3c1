package dev.barograph.record;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RequestPart;
import dev.barograph.model.FailureKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Intervals as rows.
final class IntervalRows {
    private IntervalRows() {}

    /// What an interval says of the run as a whole, with the figures of all its requests together.
    static void write(Rows rows, Interval interval) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        values.add((long) interval.index());
        values.add(interval.startNanos());
        values.add(interval.lengthNanos());
        values.add((long) interval.stage());
        values.add(interval.planned());
        values.add((long) interval.inFlight());
        values.add((long) interval.permits());
        values.add((long) interval.waiting());
        values.add(interval.permitWaits());
        values.add(interval.judgement().cause().name());
        values.add(interval.judgement().evidence());
        values.addAll(TimesRows.figures(interval.times()));
        rows.insert(Tables.INTERVAL, values.toArray());
        if (interval.health().isPresent()) {
            write(rows, interval.index(), interval.health().get());
        }
    }

    /// What an interval says of each request. Of several, one row more, of request 0, holds what
    /// none of them has (a due time and its lag come before the choice of a request), so that the
    /// rows add up to the whole.
    static void writeTraffic(Rows rows, Interval interval) throws SQLException {
        List<RequestPart> parts = interval.parts();
        if (parts.isEmpty()) {
            write(rows, interval.index(), 1, whole(interval));
            return;
        }
        write(rows, interval.index(), 0, rest(interval));
        for (int i = 0; i < parts.size(); i++) {
            write(rows, interval.index(), i + 1L, parts.get(i));
        }
    }

    private static RequestPart whole(Interval interval) {
        return new RequestPart(
                interval.counts(),
                interval.newConnections(),
                interval.bytesIn(),
                interval.bytesOut(),
                interval.times());
    }

    private static RequestPart rest(Interval interval) {
        Counts counts = interval.counts();
        long newConnections = interval.newConnections();
        long bytesIn = interval.bytesIn();
        long bytesOut = interval.bytesOut();
        for (RequestPart part : interval.parts()) {
            counts = counts.minus(part.counts());
            newConnections -= part.newConnections();
            bytesIn -= part.bytesIn();
            bytesOut -= part.bytesOut();
        }
        return new RequestPart(
                counts, newConnections, bytesIn, bytesOut, interval.times().onlyLag());
    }

    private static void write(Rows rows, long index, long request, RequestPart part)
            throws SQLException {
        Counts counts = part.counts();
        List<@Nullable Object> traffic = new ArrayList<>();
        traffic.add(index * Tables.MOST_REQUESTS + request);
        traffic.add(counts.scheduled());
        traffic.add(counts.sent());
        traffic.add(counts.ok());
        traffic.add(part.newConnections());
        traffic.add(part.bytesIn());
        traffic.add(part.bytesOut());
        traffic.addAll(TimesRows.few(part.times()));
        rows.insert(Tables.TRAFFIC, traffic.toArray());
        for (Map.Entry<FailureKind, Long> entry : counts.byKind().entrySet()) {
            rows.insert(Tables.FAILURE, index, request, entry.getKey().name(), entry.getValue());
        }
    }

    private static void write(Rows rows, long index, Health health) throws SQLException {
        rows.insert(
                Tables.HEALTH,
                index,
                health.processCores(),
                orNull(health.machineShare()),
                health.busiestLoopShare(),
                health.busiestThread(),
                health.busiestThreadShare(),
                health.gcNanos(),
                health.longestGcNanos(),
                health.heapAfterGcBytes(),
                LoopDelayText.of(health.loopDelays()),
                health.longestHiccupNanos(),
                health.suspendedNanos(),
                (long) health.openConnections(),
                orNull(health.openDescriptors()),
                orNull(health.descriptorLimit()),
                orNull(health.portsLeft()),
                orNull(health.retransmitShare()));
    }

    static Health health(Row row) {
        return new Health(
                row.decimal("process_cores"),
                row.decimalIfAny("machine_share"),
                row.decimal("busiest_loop_share"),
                row.text("busiest_thread"),
                row.decimal("busiest_thread_share"),
                row.whole("gc_ns"),
                row.whole("longest_gc_ns"),
                row.whole("heap_after_gc_bytes"),
                row.loopDelays(Tables.LOOP_DELAYS),
                row.whole("longest_hiccup_ns"),
                row.whole("suspended_ns"),
                row.small("open_connections"),
                row.wholeIfAny("open_descriptors"),
                row.wholeIfAny("descriptor_limit"),
                row.smallIfAny("ports_left"),
                row.decimalIfAny("retransmit_share"));
    }

    static @Nullable Object orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    static @Nullable Object orNull(OptionalInt value) {
        return value.isPresent() ? (long) value.getAsInt() : null;
    }

    static @Nullable Object orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
