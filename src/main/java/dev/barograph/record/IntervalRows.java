package dev.barograph.record;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
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

    /// What an interval says of the run as a whole.
    static void write(Rows rows, Interval interval) throws SQLException {
        rows.insert(
                Tables.INTERVAL,
                (long) interval.index(),
                interval.startNanos(),
                interval.lengthNanos(),
                (long) interval.stage(),
                interval.planned(),
                (long) interval.inFlight(),
                (long) interval.permits(),
                (long) interval.waiting(),
                interval.permitWaits(),
                interval.judgement().cause().name(),
                interval.judgement().evidence());
        if (interval.health().isPresent()) {
            write(rows, interval.index(), interval.health().get());
        }
    }

    /// What an interval says of one request.
    ///
    /// @param request its number
    static void writeTraffic(Rows rows, Interval interval, long request) throws SQLException {
        Counts counts = interval.counts();
        long index = interval.index();
        List<@Nullable Object> traffic = new ArrayList<>();
        traffic.add(index);
        traffic.add(request);
        traffic.add(counts.scheduled());
        traffic.add(counts.sent());
        traffic.add(counts.ok());
        traffic.add(interval.newConnections());
        traffic.add(interval.bytesIn());
        traffic.add(interval.bytesOut());
        traffic.addAll(TimesRows.values(interval.times()));
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
                health.longestLoopDelayNanos(),
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
                row.whole("longest_loop_delay_ns"),
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
