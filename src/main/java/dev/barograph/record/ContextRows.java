package dev.barograph.record;

import static dev.barograph.record.IntervalRows.orNull;

import dev.barograph.metrics.Calibration;
import dev.barograph.metrics.Environment;
import dev.barograph.model.AddressTaken;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The circumstances of a run as rows.
final class ContextRows {
    private static final String PROTOCOL = "protocol";
    private static final String TLS = "tls";
    private static final String ADDRESS = "address";

    private ContextRows() {}

    /// Replaces what was written before.
    static void write(Rows rows, Environment environment) throws SQLException {
        rows.clear(Tables.ENVIRONMENT);
        rows.clear(Tables.NEGOTIATED);
        rows.insert(
                Tables.ENVIRONMENT,
                orNull(environment.lookupNanos()),
                environment.socketApi(),
                (long) environment.eventLoops(),
                environment.java(),
                environment.collector(),
                environment.os(),
                (long) environment.cores(),
                environment.maxHeapBytes());
        for (String protocol : environment.protocols()) {
            rows.insert(Tables.NEGOTIATED, PROTOCOL, protocol);
        }
        for (String tls : environment.tls()) {
            rows.insert(Tables.NEGOTIATED, TLS, tls);
        }
        for (AddressTaken each : environment.addresses()) {
            rows.insert(
                    Tables.NEGOTIATED,
                    ADDRESS,
                    each.address() + " " + each.tried() + " " + each.took());
        }
    }

    static Environment readEnvironment(Rows rows, Damage damage) {
        SortedSet<String> protocols = new TreeSet<>();
        SortedSet<String> tls = new TreeSet<>();
        List<AddressTaken> addresses = new ArrayList<>();
        rows.each(
                Tables.NEGOTIATED,
                damage,
                row -> {
                    String value = row.text("value");
                    switch (row.text("kind")) {
                        case PROTOCOL -> protocols.add(value);
                        case ADDRESS -> addresses.add(taken(value));
                        default -> tls.add(value);
                    }
                });
        Latest<Environment> found = new Latest<>(Environment.UNKNOWN);
        rows.each(
                Tables.ENVIRONMENT,
                damage,
                row ->
                        found.value =
                                new Environment(
                                        protocols,
                                        tls,
                                        row.wholeIfAny("lookup_ns"),
                                        addresses,
                                        row.text("socket_api"),
                                        row.small("event_loops"),
                                        row.text("java"),
                                        row.text("collector"),
                                        row.text("os"),
                                        row.small("cores"),
                                        row.whole("max_heap_bytes")));
        return found.value;
    }

    private static AddressTaken taken(String value) {
        String[] parts = value.split(" ", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("not an address and two counts: " + value);
        }
        return new AddressTaken(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    /// Replaces what was written before.
    static void write(Rows rows, Optional<Calibration> calibration) throws SQLException {
        rows.clear(Tables.CALIBRATION);
        if (calibration.isPresent()) {
            Calibration known = calibration.get();
            rows.insert(
                    Tables.CALIBRATION,
                    known.measuredAt().toString(),
                    known.topPerSecond(),
                    orNull(known.trustedPerSecond()),
                    known.floorPerSecond(),
                    known.floorP50Nanos(),
                    known.floorP99Nanos(),
                    known.socketApi(),
                    known.withoutTls() ? 1L : 0L);
        }
    }

    static Optional<Calibration> readCalibration(Rows rows, Damage damage) {
        Latest<Optional<Calibration>> found = new Latest<>(Optional.empty());
        rows.each(
                Tables.CALIBRATION,
                damage,
                row ->
                        found.value =
                                Optional.of(
                                        new Calibration(
                                                Instant.parse(row.text("measured_at")),
                                                row.decimal("top_per_s"),
                                                row.decimalIfAny("trusted_per_s"),
                                                row.decimal("floor_per_s"),
                                                row.whole("floor_p50_ns"),
                                                row.whole("floor_p99_ns"),
                                                row.text("socket_api"),
                                                row.flag("without_tls"))));
        return found.value;
    }

    /// The value of the last row that could be read.
    static final class Latest<T extends @Nullable Object> {
        T value;

        Latest(T value) {
            this.value = value;
        }
    }
}
