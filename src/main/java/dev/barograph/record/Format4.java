package dev.barograph.record;

import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The fourth format, and the step from it to the newest one: of the delays of the event loops in a
/// second it has the longest only, and the plan of a run that was stopped goes on after that.
final class Format4 {
    static final int NUMBER = 4;

    private static final String LONGEST = "longest_loop_delay_ns";
    private static final String PLANNED = "planned";
    private static final Columns HEALTH =
            new Columns(
                    "health",
                    Tables.HEALTH.names().stream()
                            .map(name -> name.equals(Tables.LOOP_DELAYS) ? LONGEST : name)
                            .toList());

    private Format4() {}

    /// Hands out the rows of a table with the values that the newest format has and a run is made
    /// of.
    static void each(Rows rows, Columns columns, Damage damage, Consumer<Row> taker) {
        if (columns.equals(Tables.HEALTH)) {
            rows.stored(HEALTH, damage, row -> taker.accept(read(row)));
        } else if (columns.equals(Tables.INTERVAL)) {
            eachInterval(rows, columns, damage, taker);
        } else {
            rows.stored(columns, damage, taker);
        }
    }

    /// Hands out intervals that want nothing any more from the moment on at which the run was
    /// stopped. In the interval of that moment the level is taken to be the same throughout.
    ///
    /// @param columns as they are in the file
    static void eachInterval(Rows rows, Columns columns, Damage damage, Consumer<Row> taker) {
        // Damage to events is told by who reads them.
        OptionalLong stopped = RunEvent.stoppedNanos(ExemplarRows.readEvents(rows, new Damage()));
        rows.stored(
                columns,
                damage,
                row -> taker.accept(stopped.isPresent() ? until(stopped.getAsLong(), row) : row));
    }

    private static Row until(long stoppedNanos, Row row) {
        double part = (double) (stoppedNanos - row.whole("start_ns")) / row.whole("length_ns");
        List<@Nullable Object> values = new ArrayList<>(row.values());
        values.set(
                row.columns().names().indexOf(PLANNED),
                row.decimal(PLANNED) * Math.clamp(part, 0.0, 1.0));
        return new Row(row.columns(), values);
    }

    private static Row read(Row row) {
        List<@Nullable Object> values = new ArrayList<>(row.values());
        values.set(HEALTH.names().indexOf(LONGEST), new LoopDelays.OfWorst(row.whole(LONGEST)));
        return new Row(Tables.HEALTH, values);
    }
}
