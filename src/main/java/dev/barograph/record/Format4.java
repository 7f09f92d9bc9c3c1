package dev.barograph.record;

import dev.barograph.metrics.LoopDelays;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The fourth format, and the step from it to the newest one: of the delays of the event loops in a
/// second it has the longest only.
final class Format4 {
    static final int NUMBER = 4;

    private static final String LONGEST = "longest_loop_delay_ns";
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
        } else {
            rows.stored(columns, damage, taker);
        }
    }

    private static Row read(Row row) {
        List<@Nullable Object> values = new ArrayList<>(row.values());
        values.set(HEALTH.names().indexOf(LONGEST), new LoopDelays.OfWorst(row.whole(LONGEST)));
        return new Row(Tables.HEALTH, values);
    }
}
