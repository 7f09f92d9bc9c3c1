package dev.barograph.report;

import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import dev.barograph.model.LoadShape;
import dev.barograph.model.RequestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// `summary.csv`: one row for each request and a last one for all. Begins with the columns of
/// Locust's `_stats.csv`, so that its readers can read it; our own follow. docs/formats.md says
/// what each means.
final class SummaryCsv {
    static final List<Column<Row>> COLUMNS = columns();

    private SummaryCsv() {}

    /// @param type HTTP method; empty for all requests together
    /// @param responseEstimates of [Latencies#SHOWN]
    /// @param serviceEstimates of [Latencies#SHOWN]
    record Row(
            String type,
            String name,
            Recording recording,
            Summary summary,
            List<PercentileEstimate> responseEstimates,
            List<PercentileEstimate> serviceEstimates) {
        Counts counts() {
            return summary.counts();
        }

        Latencies response() {
            return summary.times().response().times();
        }

        Latencies service() {
            return summary.times().service().times();
        }

        Times summaryTimes() {
            return summary.times();
        }

        Summary clean() {
            return recording.clean();
        }
    }

    static List<Row> rows(Recording recording) {
        RequestSpec request = recording.profile().request();
        Summary summary = recording.summary();
        List<PercentileEstimate> response = estimates(recording, times -> times.response().times());
        List<PercentileEstimate> service = estimates(recording, times -> times.service().times());
        return List.of(
                new Row(
                        request.method(),
                        MaskedUrl.of(request.url()),
                        recording,
                        summary,
                        response,
                        service),
                new Row("", "Aggregated", recording, summary, response, service));
    }

    private static List<PercentileEstimate> estimates(
            Recording recording, Function<Times, Latencies> curve) {
        List<Latencies> intervals =
                recording.intervals().stream()
                        .map(interval -> curve.apply(interval.times()))
                        .toList();
        return Confidence.estimates(intervals, Latencies.SHOWN);
    }

    private static List<Column<Row>> columns() {
        List<Column<Row>> columns = new ArrayList<>();
        locust(columns);
        columns.add(new Column<>("started_at", row -> row.recording().startedAt().toString()));
        columns.add(new Column<>("model", SummaryCsv::model));
        columns.add(new Column<>("took_s", row -> Cells.seconds(row.summary().tookNanos())));
        count(columns, "scheduled", row -> row.counts().scheduled());
        count(columns, "sent", row -> row.counts().sent());
        count(columns, "ok", row -> row.counts().ok());
        count(columns, "failed", row -> row.counts().failed());
        count(columns, "timed_out", row -> row.counts().timedOut());
        count(columns, "cancelled", row -> row.counts().cancelled());
        count(columns, "not_sent", row -> row.counts().notSent());
        columns.addAll(AwaitedColumns.of(Row::summaryTimes));
        columns.addAll(TimeColumns.of("response", Row::response));
        columns.addAll(EstimateColumns.of("response", Row::responseEstimates));
        columns.addAll(TimeColumns.of("service", Row::service));
        columns.addAll(EstimateColumns.of("service", Row::serviceEstimates));
        columns.addAll(TimeColumns.of("failed_response", row -> row.summary().failed().response()));
        columns.addAll(
                TimeColumns.of("timed_out_response", row -> row.summary().timedOut().response()));
        count(columns, "over_1h_response", row -> row.response().overflows());
        count(columns, "new_connections", row -> row.summary().newConnections());
        count(columns, "bytes_in", row -> row.summary().bytesIn());
        count(columns, "bytes_out", row -> row.summary().bytesOut());
        columns.addAll(PhaseColumns.apart(row -> row.summary().times().phases()));
        columns.addAll(LagColumns.of(row -> row.summary().times().lag()));
        count(columns, "permit_waits", row -> permitWaits(row.recording()));
        columns.addAll(VerdictColumns.ofRun(row -> row.recording().judgement()));
        clean(columns);
        columns.addAll(EnvironmentColumns.of(row -> row.recording().environment()));
        for (FailureKind kind : FailureKind.values()) {
            count(columns, "kind_" + kind.id(), row -> row.counts().of(kind));
        }
        return List.copyOf(columns);
    }

    /// The same run without the seconds in which the generator was the limit.
    private static void clean(List<Column<Row>> columns) {
        columns.add(new Column<>("clean_took_s", row -> Cells.seconds(row.clean().tookNanos())));
        count(columns, "clean_scheduled", row -> row.clean().counts().scheduled());
        count(columns, "clean_ok", row -> row.clean().counts().ok());
        count(columns, "clean_failed", row -> row.clean().counts().failed());
        count(columns, "clean_timed_out", row -> row.clean().counts().timedOut());
        columns.addAll(
                TimeColumns.of("clean_response", row -> row.clean().times().response().times()));
        columns.addAll(
                TimeColumns.of("clean_service", row -> row.clean().times().service().times()));
    }

    private static long permitWaits(Recording recording) {
        return recording.intervals().stream().mapToLong(Interval::permitWaits).sum();
    }

    private static void locust(List<Column<Row>> columns) {
        columns.add(new Column<>("Type", row -> Cells.text(row.type())));
        columns.add(new Column<>("Name", row -> Cells.text(row.name())));
        count(columns, "Request Count", row -> row.counts().done());
        count(columns, "Failure Count", row -> failures(row.counts()));
        columns.add(percentile("Median Response Time", 50));
        columns.add(
                new Column<>(
                        "Average Response Time", row -> Cells.millis(row.response().meanNanos())));
        columns.add(
                new Column<>("Min Response Time", row -> Cells.millis(row.response().minNanos())));
        columns.add(
                new Column<>("Max Response Time", row -> Cells.millis(row.response().maxNanos())));
        columns.add(
                new Column<>(
                        "Average Content Size",
                        row -> ratio(row.summary().bytesIn(), (double) row.counts().done())));
        columns.add(
                new Column<>("Requests/s", row -> perSecond(row.counts().done(), row.summary())));
        columns.add(
                new Column<>(
                        "Failures/s", row -> perSecond(failures(row.counts()), row.summary())));
        for (String percent :
                List.of("50", "66", "75", "80", "90", "95", "98", "99", "99.9", "99.99", "100")) {
            columns.add(percentile(percent + "%", Double.parseDouble(percent)));
        }
    }

    private static Column<Row> percentile(String name, double percentile) {
        return new Column<>(name, row -> Cells.millis(row.response().percentileNanos(percentile)));
    }

    private static void count(List<Column<Row>> columns, String name, ToLongFunction<Row> value) {
        columns.add(new Column<>(name, row -> Cells.number(value.applyAsLong(row))));
    }

    private static long failures(Counts counts) {
        return counts.failed() + counts.timedOut();
    }

    private static String perSecond(long count, Summary summary) {
        return ratio(count, summary.tookNanos() / 1e9);
    }

    private static String ratio(long count, double of) {
        return of == 0 ? Cells.EMPTY : Cells.decimal(count / of);
    }

    private static String model(Row row) {
        return switch (row.recording().profile().load().shape()) {
            case LoadShape.Open _ -> "open";
            case LoadShape.Closed _ -> "closed";
        };
    }
}
