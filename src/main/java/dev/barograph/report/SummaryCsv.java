package dev.barograph.report;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import dev.barograph.model.LoadShape;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.WeightedRequest;
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
    /// @param part whether it is one of several requests: figures of the run as a whole, such as
    ///   how late it was carried out, are empty then
    /// @param cleanSummary of the clean seconds of the run
    /// @param intervals of the run, or of the request
    /// @param whole of the whole run
    /// @param clean of its clean seconds
    record Row(
            String type,
            String name,
            boolean part,
            Recording recording,
            Summary summary,
            Summary cleanSummary,
            List<Interval> intervals,
            Estimates whole,
            Estimates clean) {
        static Row of(
                String type,
                String name,
                boolean part,
                Recording recording,
                Summary summary,
                Summary cleanSummary,
                List<Interval> intervals) {
            Estimates whole = new Estimates(summary.times(), intervals);
            List<Interval> clean = cleanOnly(intervals);
            return new Row(
                    type,
                    name,
                    part,
                    recording,
                    summary,
                    cleanSummary,
                    intervals,
                    whole,
                    clean.size() == intervals.size()
                            ? whole
                            : new Estimates(cleanSummary.times(), clean));
        }

        /// The same figures under another name.
        Row named(String newType, String newName) {
            return new Row(
                    newType,
                    newName,
                    part,
                    recording,
                    summary,
                    cleanSummary,
                    intervals,
                    whole,
                    clean);
        }

        boolean isWhole() {
            return !part;
        }

        Counts counts() {
            return summary.counts();
        }

        Latencies response() {
            return summary.times().response().times();
        }

        Times summaryTimes() {
            return summary.times();
        }
    }

    static List<Row> rows(Recording recording) {
        Row all =
                Row.of(
                        "",
                        "Aggregated",
                        false,
                        recording,
                        recording.summary(),
                        recording.clean(),
                        recording.intervals());
        List<WeightedRequest> requests = recording.profile().requests();
        if (requests.size() == 1) {
            RequestSpec only = requests.getFirst().spec();
            return List.of(all.named(only.method(), MaskedUrl.of(only.url())), all);
        }
        List<Row> rows = new ArrayList<>();
        // Of a run that failed before its first second there is nothing by request.
        for (int i = 0; i < recording.summary().parts().size(); i++) {
            rows.add(part(recording, i, requests.get(i)));
        }
        rows.add(all);
        return rows;
    }

    private static Row part(Recording recording, int place, WeightedRequest request) {
        List<Interval> intervals =
                recording.intervals().stream().map(each -> each.ofRequest(place)).toList();
        return Row.of(
                request.spec().method(),
                request.name(),
                true,
                recording,
                recording.summary().parts().get(place),
                Summary.of(cleanOnly(intervals), List.of()),
                intervals);
    }

    private static List<Interval> cleanOnly(List<Interval> intervals) {
        return intervals.stream().filter(interval -> !interval.judgement().isBad()).toList();
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
        curve(columns, "response", Times::response);
        curve(columns, "service", Times::service);
        count(columns, "never_sent_in_queue", row -> row.summary().times().queue().censored());
        columns.add(
                new Column<>(
                        "exact_below_queue_ms",
                        row -> Cells.millis(row.summary().times().queue().exactBelowNanos())));
        curve(columns, "queue", Times::queue);
        curve(columns, "failed_response", times -> AwaitedTimes.exact(times.failed().response()));
        curve(columns, "failed_service", times -> AwaitedTimes.exact(times.failed().service()));
        curve(
                columns,
                "timed_out_response",
                times -> AwaitedTimes.bounds(times.timedOut().response()));
        curve(
                columns,
                "timed_out_service",
                times -> AwaitedTimes.bounds(times.timedOut().service()));
        count(columns, "over_1h_response", row -> row.response().overflows());
        count(columns, "new_connections", row -> row.summary().newConnections());
        count(columns, "bytes_in", row -> row.summary().bytesIn());
        count(columns, "bytes_out", row -> row.summary().bytesOut());
        columns.addAll(PhaseColumns.ofRun(Row::whole));
        dns(columns);
        List<Column<Row>> ofWhole = new ArrayList<>(LagColumns.ofRun(Row::whole));
        count(ofWhole, "permit_waits", row -> permitWaits(row.recording()));
        columns.addAll(Column.onlyWhere(Row::isWhole, ofWhole));
        columns.addAll(VerdictColumns.ofRun(row -> row.recording().judgement()));
        cleanCounts(columns);
        columns.addAll(EstimateColumns.withFigures("clean_response", Row::clean, Times::response));
        columns.addAll(EstimateColumns.withFigures("clean_service", Row::clean, Times::service));
        columns.addAll(EnvironmentColumns.of(row -> row.recording().environment()));
        for (FailureKind kind : FailureKind.values()) {
            count(columns, "kind_" + kind.id(), row -> row.counts().of(kind));
        }
        return List.copyOf(columns);
    }

    /// The same run without the seconds in which the generator was the limit.
    private static void cleanCounts(List<Column<Row>> columns) {
        columns.add(
                new Column<>("clean_took_s", row -> Cells.seconds(row.cleanSummary().tookNanos())));
        cleanCount(columns, "scheduled", Counts::scheduled);
        cleanCount(columns, "sent", Counts::sent);
        cleanCount(columns, "ok", Counts::ok);
        cleanCount(columns, "failed", Counts::failed);
        cleanCount(columns, "timed_out", Counts::timedOut);
        cleanCount(columns, "cancelled", Counts::cancelled);
        cleanCount(columns, "not_sent", Counts::notSent);
    }

    private static void curve(
            List<Column<Row>> columns, String scope, Function<Times, AwaitedTimes> times) {
        columns.addAll(EstimateColumns.withFigures(scope, Row::whole, times));
    }

    /// One look-up serves all requests, so each has it in its row.
    private static void dns(List<Column<Row>> columns) {
        Function<Row, Latencies> lookups = row -> row.recording().environment().lookups();
        count(columns, "lookups", row -> lookups.apply(row).count());
        columns.addAll(
                EstimateColumns.of(
                        figure -> figure + "_dns",
                        lookups,
                        row -> Confidence.ofOne(lookups.apply(row), Latencies.SHOWN)));
    }

    private static void cleanCount(
            List<Column<Row>> columns, String name, ToLongFunction<Counts> value) {
        count(columns, "clean_" + name, row -> value.applyAsLong(row.cleanSummary().counts()));
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
        columns.add(new Column<>("Requests/s", row -> perSecond(row, Counts::ended)));
        columns.add(new Column<>("Failures/s", row -> perSecond(row, SummaryCsv::failures)));
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

    /// Without the wait for the last answers, neither its length nor what ended in it.
    private static String perSecond(Row row, ToLongFunction<Counts> count) {
        CarriedOut plan = CarriedOut.of(row.recording());
        long late =
                plan.after(row.intervals()).stream()
                        .mapToLong(each -> count.applyAsLong(each.counts()))
                        .sum();
        return ratio(count.applyAsLong(row.counts()) - late, plan.nanos() / 1e9);
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
