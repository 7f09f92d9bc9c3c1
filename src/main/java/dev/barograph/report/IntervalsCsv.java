package dev.barograph.report;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Phases;
import dev.barograph.metrics.Recording;
import dev.barograph.model.FailureKind;
import dev.barograph.model.WeightedRequest;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// `intervals.csv`: one row for each interval of a run; if it sends several requests, one for each
/// of them before it. Every figure is of that interval alone, none is cumulative. docs/formats.md
/// says what each column means.
final class IntervalsCsv {
    static final List<Column<Row>> COLUMNS = columns();

    private IntervalsCsv() {}

    /// @param label name of the request; `Aggregated` for all of them together
    /// @param part whether it is one of several requests: gauges of the run as a whole are empty
    ///   then
    /// @param phases over both kinds of connections together
    record Row(Instant startedAt, String label, boolean part, Interval interval, Phases phases) {
        Row(Instant startedAt, String label, boolean part, Interval interval) {
            this(startedAt, label, part, interval, interval.times().phases().together());
        }

        boolean isWhole() {
            return !part;
        }
    }

    static List<Row> rows(Recording recording) {
        List<Interval> intervals = recording.intervals();
        List<WeightedRequest> requests = recording.profile().requests();
        int perInterval = requests.size() == 1 ? 1 : requests.size() + 1;
        return new AbstractList<>() {
            @Override
            public Row get(int index) {
                Interval interval = intervals.get(index / perInterval);
                int request = index % perInterval;
                return request == perInterval - 1
                        ? new Row(recording.startedAt(), "Aggregated", false, interval)
                        : new Row(
                                recording.startedAt(),
                                requests.get(request).name(),
                                true,
                                interval.ofRequest(request));
            }

            @Override
            public int size() {
                return intervals.size() * perInterval;
            }
        };
    }

    private static List<Column<Row>> columns() {
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(new Column<>("t_s", row -> Cells.seconds(row.interval().startNanos())));
        columns.add(
                new Column<>(
                        "epoch_ms",
                        row ->
                                Cells.number(
                                        row.startedAt()
                                                .plusNanos(row.interval().startNanos())
                                                .toEpochMilli())));
        columns.add(new Column<>("length_s", row -> Cells.seconds(row.interval().lengthNanos())));
        count(columns, "stage", interval -> interval.stage() + 1L);
        columns.add(new Column<>("label", row -> Cells.text(row.label())));
        whole(
                columns,
                List.of(new Column<>("planned", row -> Cells.decimal(row.interval().planned()))));
        count(columns, "scheduled", interval -> interval.counts().scheduled());
        count(columns, "sent", interval -> interval.counts().sent());
        count(columns, "done", interval -> interval.counts().done());
        count(columns, "ok", interval -> interval.counts().ok());
        count(columns, "failed", interval -> interval.counts().failed());
        count(columns, "timed_out", interval -> interval.counts().timedOut());
        count(columns, "cancelled", interval -> interval.counts().cancelled());
        count(columns, "not_sent", interval -> interval.counts().notSent());
        count(columns, "refused", interval -> interval.counts().of(FailureKind.BACKLOG_FULL));
        List<Column<Row>> gauges = new ArrayList<>();
        count(gauges, "in_flight", Interval::inFlight);
        count(gauges, "permits", Interval::permits);
        count(gauges, "waiting", Interval::waiting);
        whole(columns, gauges);
        count(columns, "new_connections", Interval::newConnections);
        columns.addAll(AwaitedColumns.of(row -> row.interval().times()));
        columns.addAll(
                TimeColumns.ofSecond("response", row -> row.interval().times().response().times()));
        columns.addAll(
                TimeColumns.ofSecond("service", row -> row.interval().times().service().times()));
        columns.addAll(PhaseColumns.ofSecond(row -> row.interval().times().phases(), Row::phases));
        List<Column<Row>> plan =
                new ArrayList<>(LagColumns.ofSecond(row -> row.interval().times().lag()));
        count(plan, "permit_waits", Interval::permitWaits);
        whole(columns, plan);
        count(columns, "bytes_in", Interval::bytesIn);
        count(columns, "bytes_out", Interval::bytesOut);
        for (ErrorColumn error : ErrorColumn.values()) {
            count(columns, error.title(), interval -> error.count(interval.counts()));
        }
        whole(columns, HealthColumns.of(row -> row.interval().health()));
        columns.addAll(VerdictColumns.ofInterval(row -> row.interval().judgement()));
        return List.copyOf(columns);
    }

    private static void whole(List<Column<Row>> columns, List<Column<Row>> ofWhole) {
        columns.addAll(Column.onlyWhere(Row::isWhole, ofWhole));
    }

    private static void count(
            List<Column<Row>> columns, String name, ToLongFunction<Interval> value) {
        columns.add(new Column<>(name, row -> Cells.number(value.applyAsLong(row.interval()))));
    }
}
