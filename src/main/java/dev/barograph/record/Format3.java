package dev.barograph.record;

import dev.barograph.metrics.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The second and the third format, and the step from them to the newest one: all figures stood in
/// the rows of each request, those of the run in its row 0, and the bytes of distributions were
/// made in another way. The second format knew one request only.
final class Format3 {
    static final int NUMBER = 3;

    /// Interval and 99th percentile of the response time of a request, for a first look.
    static final String SPARKS =
            "SELECT interval, coalesce(response_p99_ns, response_max_ns) FROM traffic"
                    + " WHERE response_max_ns IS NOT NULL AND request = ";

    private static final List<String> TIMES =
            Stream.concat(TimesRows.FIGURES.stream(), Stream.of("times")).toList();

    private static final Columns INTERVAL =
            Columns.of(
                    "interval",
                    "idx",
                    "start_ns",
                    "length_ns",
                    "stage",
                    "planned",
                    "in_flight",
                    "permits",
                    "waiting",
                    "permit_waits",
                    "cause",
                    "evidence");
    private static final Columns TRAFFIC =
            columns(
                    "traffic",
                    "interval",
                    "request",
                    "scheduled",
                    "sent",
                    "ok",
                    "new_connections",
                    "bytes_in",
                    "bytes_out");
    private static final Columns TOTAL =
            columns(
                    "total",
                    "scope",
                    "took_ns",
                    "scheduled",
                    "sent",
                    "ok",
                    "new_connections",
                    "bytes_in",
                    "bytes_out");

    private Format3() {}

    /// Hands out the rows of a table with the values that the newest format has and a run is made
    /// of.
    static void each(Rows rows, Columns columns, Damage damage, Consumer<Row> taker) {
        if (columns.equals(Tables.INTERVAL)) {
            Format4.eachInterval(rows, INTERVAL, damage, taker);
        } else if (columns.equals(Tables.TRAFFIC)) {
            rows.stored(TRAFFIC, damage, row -> taker.accept(read(row)));
        } else if (columns.equals(Tables.TOTAL)) {
            rows.stored(TOTAL, damage, row -> taker.accept(read(row)));
        } else {
            Format4.each(rows, columns, damage, taker);
        }
    }

    private static Row read(Row row) {
        List<@Nullable Object> values = new ArrayList<>(row.values());
        values.removeLast();
        values.add(Times.ofEarlierBytes(row.bytes("times")));
        return new Row(row.columns(), values);
    }

    private static Columns columns(String table, String... names) {
        return new Columns(table, Stream.concat(Stream.of(names), TIMES.stream()).toList());
    }
}
