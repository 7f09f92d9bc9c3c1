package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.AwaitedSoFar;
import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Times;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresViewModelTest {
    private final Queue<Runnable> away = new ArrayDeque<>();
    private final FiguresViewModel figures =
            new FiguresViewModel(new Work(away::add, Runnable::run));

    @Test
    void clean_seconds_stand_beside_the_whole_run_and_never_instead() {
        FiguresPage page = shown(CannedRun.of(150, RunPhase.DONE));
        assertThat(page.times())
                .extracting(row -> row.name() + ", " + row.span())
                .containsExactly(
                        "Response time, whole run",
                        "Service time, whole run",
                        "Queue time, whole run",
                        "Response time, clean seconds only",
                        "Service time, clean seconds only",
                        "Queue time, clean seconds only");
    }

    @Test
    void without_a_bad_second_there_are_no_clean_ones_to_tell_apart() {
        assertThat(shown(CannedRun.of(120, RunPhase.DONE)).times()).hasSize(3);
    }

    @Test
    void a_percentile_has_its_interval_or_says_that_there_are_too_few_samples() {
        Snapshot run = CannedRun.of(120, RunPhase.RUNNING);
        TimesRow response = shown(run).times().getFirst();
        TimeCell p50 = cell(response, "p50");
        long nanos = CannedRun.response(run).times().percentileNanos(50).orElseThrow();
        assertThat(p50.value()).isEqualTo(Figures.time(nanos));
        assertThat(p50.range()).matches("[0-9.]+–[0-9.]+");
        assertThat(p50.tip()).contains("95 % interval: ");

        TimeCell p9999 = cell(response, "p99.99");
        assertThat(p9999.value()).isEqualTo("too few");
        assertThat(p9999.range()).isEqualTo("samples");
        assertThat(p9999.tip()).startsWith("Too few samples for p99.99: about ").contains("more");
    }

    @Test
    void a_percentile_of_many_samples_that_come_in_bursts_is_shown_without_an_interval() {
        Snapshot run = CannedRun.of(150, RunPhase.DONE);
        TimeCell p50 = cell(shown(run).times().getFirst(), "p50");
        long nanos = run.summary().times().response().times().percentileNanos(50).orElseThrow();
        assertThat(p50.value()).isEqualTo(Figures.time(nanos));
        assertThat(p50.range()).isEqualTo("unsteady");
    }

    @Test
    void what_is_only_known_to_be_longer_says_so() {
        TimesRow response = shown(CannedRun.of(120, RunPhase.DONE)).times().getFirst();
        assertThat(cell(response, "max").value()).startsWith("≥");
        assertThat(cell(response, "max").tip())
                .startsWith("At least ")
                .contains("still awaited")
                .doesNotContain("≥", "exact");
        assertThat(cell(response, "min").tip()).endsWith(" of all samples, exact.");
        assertThat(cell(response, "mean").value()).startsWith("≥");
        assertThat(cell(response, "min").value()).doesNotContain("≥");
        assertThat(cell(response, "p50").value()).doesNotContain("≥");
    }

    @Test
    void times_of_which_some_are_lower_bounds_have_no_standard_deviation() {
        TimeCell unknown =
                cell(shown(CannedRun.of(120, RunPhase.DONE)).times().getFirst(), "stddev");
        assertThat(unknown.value()).isEqualTo("–");
        assertThat(unknown.tip())
                .startsWith("Not known: of ")
                .contains(" are lower bounds, as those requests were still awaited")
                .containsPattern("That of the times as recorded is [0-9.]+ ms\\.$");
        AwaitedTimes exact = AwaitedTimes.exact(Latencies.of(1_000_000, 2_000_000));
        assertThat(TimeCell.deviation(exact).value()).isEqualTo("500 µs");
    }

    @Test
    void phases_are_told_apart_by_the_connection() {
        List<PhaseRow> phases = shown(CannedRun.of(120, RunPhase.DONE)).phases().orElseThrow();
        assertThat(phases)
                .extracting(row -> row.phase() + " " + row.connection())
                .containsExactly(
                        "queue new",
                        "connect new",
                        "TLS new",
                        "first byte new",
                        "download new",
                        "queue reused",
                        "first byte reused",
                        "download reused");
        assertThat(phases.get(1).count()).isEqualTo("6");
        assertThat(figure(phases.get(1), "max")).isEqualTo("700 µs");
    }

    @Test
    void the_look_up_of_the_name_stands_before_the_phases_if_there_are_any() {
        List<PhaseRow> phases = shown(CannedRun.of(120, RunPhase.DONE)).phases().orElseThrow();

        List<PhaseRow> all = PhaseRow.after(Latencies.of(3_100_000), phases);

        assertThat(all).hasSize(9);
        assertThat(all.subList(1, 9)).isEqualTo(phases);
        assertThat(all.getFirst().phase()).isEqualTo("DNS");
        assertThat(all.getFirst().connection()).isEqualTo("once");
        assertThat(all.getFirst().count()).isEqualTo("1");
        assertThat(all.getFirst().toString()).contains("3.10 ms", "too few");
        assertThat(PhaseRow.after(Latencies.EMPTY, phases)).isEqualTo(phases);
        assertThat(PhaseRow.after(Latencies.of(3_100_000), List.of())).isEmpty();
    }

    @Test
    void figures_are_made_whichever_page_is_looked_at_as_the_tiles_show_them() {
        show(CannedRun.of(50, RunPhase.RUNNING));
        assertThat(away).hasSize(1);
    }

    @Test
    void what_only_the_tables_show_is_made_while_somebody_looks_at_them_and_at_the_end() {
        FiguresPage hidden = shown(CannedRun.of(50, RunPhase.RUNNING));
        assertThat(hidden.phases()).as("nobody looks").isEmpty();
        assertThat(hidden.requests().getFirst().times().getFirst().words())
                .doesNotContain("interval");

        figures.seeTables(true);
        assertThat(away).as("at once, although it is of the same second").hasSize(1);
        away.remove().run();
        assertThat(phases()).isPresent();
        assertThat(figures.page().get().requests().getFirst().times().getFirst().words())
                .contains("Response time: p50 = ", "95 % interval", "Service time: p50 = ");
        show(CannedRun.of(50, RunPhase.RUNNING));
        assertThat(away).as("nothing new").isEmpty();

        figures.seeTables(false);
        assertThat(away).as("what is known is known").isEmpty();
        later(CannedRun.of(60, RunPhase.RUNNING));
        assertThat(phases()).isEmpty();
        later(CannedRun.of(70, RunPhase.DONE));
        assertThat(phases()).as("at the end").isPresent();
        show(CannedRun.of(70, RunPhase.DONE), Optional.of(new RangeIndexes(10, 40)));
        away.remove().run();
        assertThat(phases()).as("of a range that is being dragged").isEmpty();
        figures.seeTables(true);
        away.remove().run();
        assertThat(phases()).isPresent();
        assertThat(figures.page().get().isRange()).isTrue();
    }

    @Test
    void tables_that_are_turned_to_while_figures_are_being_made_come_after_them() {
        show(CannedRun.of(50, RunPhase.RUNNING));
        figures.seeTables(true);
        assertThat(away).hasSize(1);
        away.remove().run();
        assertThat(phases()).isEmpty();
        away.remove().run();
        assertThat(phases()).isPresent();
        assertThat(away).isEmpty();
    }

    @Test
    void each_request_has_the_intervals_that_its_seconds_give() {
        Recording kept = CannedMix.recording(150);
        FiguresPage page =
                FiguresReader.of(kept.profile())
                        .read(wish(CannedMix.of(150, RunPhase.DONE), Optional.empty()), () -> false)
                        .orElseThrow();
        for (RequestRow row : page.requests()) {
            List<Latencies> seconds =
                    row
                            .request()
                            .map(one -> one.partOf(kept.intervals()))
                            .orElse(kept.intervals())
                            .stream()
                            .map(second -> second.times().response().times())
                            .toList();
            PercentileEstimate.Known p50 =
                    (PercentileEstimate.Known)
                            Confidence.estimates(seconds, List.of(50.0)).getFirst();
            assertThat(row.times().getFirst().words())
                    .contains(
                            "95 % interval: "
                                    + Figures.time(p50.lowNanos())
                                    + " to "
                                    + Figures.time(p50.highNanos()));
        }
        assertThat(page.requests()).hasSize(4);
    }

    @Test
    void a_phase_of_few_requests_has_no_tail() {
        List<PhaseRow> phases = shown(CannedRun.of(120, RunPhase.DONE)).phases().orElseThrow();
        PhaseRow connect = phases.get(1);
        assertThat(connect.count()).isEqualTo("6");
        for (String each : List.of("p50", "p75", "p90", "p95", "p99", "p99.9", "p99.99")) {
            assertThat(figure(connect, each)).isEqualTo("too few");
        }
        for (String each : List.of("min", "max", "mean", "stddev")) {
            assertThat(figure(connect, each)).matches("[0-9.]+ [µm]?s");
        }
        PhaseRow first = phases.get(6);
        assertThat(figure(first, "p99")).matches("[0-9.]+ [µm]?s");
    }

    @Test
    void each_percentile_of_a_phase_has_the_interval_that_all_its_seconds_give() {
        Snapshot run = CannedRun.of(120, RunPhase.DONE);
        PhaseRow first = shown(run).phases().orElseThrow().get(6);
        Function<Interval, Latencies> times =
                second -> second.times().phases().onReused().firstByte();
        List<PercentileEstimate> known =
                Confidence.estimates(run.intervals().stream().map(times).toList(), Latencies.SHOWN);
        assertThat(known.getFirst()).isInstanceOf(PercentileEstimate.Known.class);
        for (int i = 0; i < known.size(); i++) {
            assertThat(first.cells().get(i).range())
                    .isEqualTo(
                            switch (known.get(i)) {
                                case PercentileEstimate.Known(long at, long low, long high) ->
                                        Figures.range(at, low, high);
                                case PercentileEstimate.OpenAbove open -> "no phase has " + open;
                                case PercentileEstimate.NoInterval none -> none.cause().inWords();
                                case PercentileEstimate.TooFew _ -> "samples";
                            });
        }
        assertThat(cell(first, "max").range()).isEmpty();
    }

    @Test
    void one_page_is_made_at_a_time_and_the_newest_last() {
        show(CannedRun.of(20, RunPhase.RUNNING));
        show(CannedRun.of(30, RunPhase.RUNNING));
        show(CannedRun.of(40, RunPhase.RUNNING));
        assertThat(away).hasSize(1);
        away.remove().run();
        assertThat(away).hasSize(1);
        away.remove().run();
        assertThat(away).isEmpty();
        show(CannedRun.of(40, RunPhase.RUNNING));
        assertThat(away).as("nothing new").isEmpty();
        assertThat(figures.page().get().times())
                .isEqualTo(
                        new FiguresReader("GET /", List.of())
                                .read(
                                        wish(CannedRun.of(40, RunPhase.RUNNING), Optional.empty()),
                                        () -> false)
                                .orElseThrow()
                                .times());
    }

    @Test
    void a_page_of_the_run_before_is_not_shown_over_the_next_one() {
        show(CannedRun.of(20, RunPhase.RUNNING));
        figures.reset(new FiguresReader("GET /", List.of()));
        away.remove().run();
        assertThat(figures.page().get()).isEqualTo(FiguresPage.EMPTY);
    }

    @Test
    void a_range_is_made_at_once_and_the_whole_run_again_when_it_is_cleared() {
        Snapshot run = CannedRun.of(120, RunPhase.RUNNING);
        show(run, Optional.of(new RangeIndexes(10, 40)));
        away.remove().run();
        FiguresPage range = figures.page().get();
        assertThat(range.isRange()).isTrue();
        assertThat(range.times()).extracting(TimesRow::span).containsOnly("range");
        assertThat(range.figures().orElseThrow().summary().counts())
                .isEqualTo(CannedRun.summary(run.intervals().subList(10, 40)).counts());
        assertThat(range.rangeVerdict().orElseThrow().judgedSeconds()).isEqualTo(30);
        assertThat(range.requests().getFirst().count())
                .isEqualTo(Figures.count(range.figures().orElseThrow().summary().counts().done()));
        show(run, Optional.of(new RangeIndexes(10, 40)));
        assertThat(away).as("nothing new").isEmpty();
        show(run, Optional.empty());
        away.remove().run();
        assertThat(figures.page().get().isRange()).isFalse();
        assertThat(figures.page().get().times().getFirst().span()).isEqualTo("so far");
    }

    @Test
    void a_page_of_the_whole_run_gives_way_to_a_range() {
        Snapshot run = CannedRun.of(120, RunPhase.DONE);
        show(run);
        show(run, Optional.of(new RangeIndexes(10, 40)));
        away.remove().run();
        assertThat(figures.page().get()).as("given up").isEqualTo(FiguresPage.EMPTY);
        away.remove().run();
        assertThat(figures.page().get().isRange()).isTrue();
        show(run, Optional.empty());
        away.remove().run();
        assertThat(figures.page().get().isRange()).isFalse();
        assertThat(figures.page().get().figures().orElseThrow().summary().counts())
                .isEqualTo(run.summary().counts());
        assertThat(away).isEmpty();
    }

    @Test
    void a_page_of_the_whole_run_does_not_give_way_to_its_next_second() {
        show(CannedRun.of(50, RunPhase.RUNNING));
        show(CannedRun.of(51, RunPhase.RUNNING));
        away.remove().run();
        assertThat(figures.page().get().figures().orElseThrow().to()).isEqualTo(50);
    }

    @Test
    void a_range_that_is_being_dragged_shows_what_it_went_through() {
        Snapshot run = CannedRun.of(120, RunPhase.DONE);
        show(run, Optional.of(new RangeIndexes(10, 80)));
        show(run, Optional.of(new RangeIndexes(10, 90)));
        away.remove().run();
        assertThat(figures.page().get().figures().orElseThrow().to()).isEqualTo(80);
        away.remove().run();
        assertThat(figures.page().get().figures().orElseThrow().to()).isEqualTo(90);
    }

    @Test
    void nothing_is_left_to_add_up_in_a_run_that_was_read_through() {
        Recording kept = CannedMix.recording(150);
        FiguresReader reader = FiguresReader.readThrough(kept);
        FiguresWish wish =
                new FiguresWish(
                        kept.intervals(),
                        kept.summary().errors(),
                        Optional.of(new RangeIndexes(20, 130)),
                        Optional.empty(),
                        CarriedOut.of(kept),
                        kept.summary().tookNanos(),
                        true);
        FiguresPage page = reader.read(wish, () -> true).orElseThrow();
        assertThat(page.requests())
                .isEqualTo(
                        FiguresReader.of(kept.profile())
                                .read(wish, () -> false)
                                .orElseThrow()
                                .requests());
        assertThat(FiguresReader.of(kept.profile()).read(wish, () -> true)).isEmpty();
    }

    @Test
    void figures_that_were_looked_at_last_are_not_made_again() {
        Recording kept = CannedMix.recording(150);
        FiguresReader reader = FiguresReader.readThrough(kept);
        FiguresWish whole = wish(CannedMix.of(150, RunPhase.DONE), Optional.empty());
        FiguresWish part =
                wish(CannedMix.of(150, RunPhase.DONE), Optional.of(new RangeIndexes(3, 90)));
        RangeFigures first = figures(reader, whole);
        assertThat(figures(reader, whole)).isSameAs(first);
        assertThat(figures(reader, part).to()).isEqualTo(90);
        assertThat(figures(reader, whole).to()).isEqualTo(150);
        FiguresWish search =
                new FiguresWish(
                        whole.intervals(),
                        whole.errors(),
                        Optional.empty(),
                        Optional.of(CannedMix.SEARCH),
                        whole.plan(),
                        whole.elapsedNanos(),
                        true);
        assertThat(figures(reader, search).summary().counts().ok()).isEqualTo(150 * 9);
        assertThat(figures(reader, whole).summary().counts()).isEqualTo(kept.summary().counts());
    }

    @Test
    void what_is_awaited_is_in_the_figures_of_the_run_and_of_ranges_up_to_its_end() {
        Snapshot run = CannedMix.of(150, RunPhase.RUNNING);
        FiguresReader reader = FiguresReader.of(CannedMix.recording(150).profile());
        LatencyPair ten =
                new LatencyPair(
                        Latencies.of(
                                LongStream.rangeClosed(1, 10)
                                        .map(i -> 60_000_000_000L + i)
                                        .toArray()),
                        Latencies.of(
                                LongStream.rangeClosed(1, 10)
                                        .map(i -> 60_000_000_000L + i)
                                        .toArray()));
        int searches = CannedMix.SEARCH.index();
        List<LatencyPair> byRequest = new ArrayList<>(Collections.nCopies(3, LatencyPair.EMPTY));
        byRequest.set(searches, ten);
        AwaitedSoFar awaited = new AwaitedSoFar(ten, byRequest);
        FiguresWish quiet = wish(run, Optional.empty());
        FiguresPage before = reader.read(quiet, () -> false).orElseThrow();

        FiguresPage now = reader.read(quiet.awaiting(awaited), () -> false).orElseThrow();

        RangeFigures figures = now.figures().orElseThrow();
        assertThat(figures.of(Curve.RESPONSE).times().censored()).isEqualTo(10);
        assertThat(figures.of(Curve.SERVICE).times().times().maxNanos()).hasValue(60_000_000_010L);
        assertThat(figures.clean().times().response().censored()).isEqualTo(10);
        assertThat(before.requests().get(searches).times().getLast().response())
                .doesNotStartWith("≥");
        assertThat(now.requests().get(searches).times().getLast().response()).isEqualTo("≥ 60.0 s");
        assertThat(now.requests().getLast().times().getLast().service()).isEqualTo("≥ 60.0 s");
        assertThat(now.all().times().response().censored()).isEqualTo(10);

        // They became due 60 s before the end.
        for (FiguresWish each :
                List.of(
                        wish(run, Optional.of(new RangeIndexes(80, 100))),
                        wish(run, Optional.of(new RangeIndexes(0, 149))),
                        wish(run, Optional.of(new RangeIndexes(89, 150))))) {
            assertThat(censored(reader, each.awaiting(awaited))).isEqualTo(10);
        }
        FiguresWish tail = wish(run, Optional.of(new RangeIndexes(100, 150)));
        assertThat(censored(reader, tail.awaiting(awaited))).isZero();
        // The same range once they have ended.
        FiguresWish middle = wish(run, Optional.of(new RangeIndexes(80, 100)));
        assertThat(censored(reader, middle.awaiting(awaited))).isEqualTo(10);
        assertThat(censored(reader, middle)).isZero();
        assertThat(middle.isMetBy(middle.awaiting(awaited))).isFalse();
        assertThat(reader.read(middle, () -> false).orElseThrow().requests().getLast().times())
                .noneMatch(each -> each.response().startsWith("≥"));
    }

    private static long censored(FiguresReader reader, FiguresWish wish) {
        return figures(reader, wish).of(Curve.RESPONSE).times().censored();
    }

    @Test
    void a_run_without_a_good_response_has_dashes() {
        TimesRow row =
                TimesRow.of(
                        "Response time",
                        "whole run",
                        Times.EMPTY.response(),
                        Confidence.estimates(List.of(), Latencies.SHOWN));
        assertThat(row.cells()).hasSize(TimesRow.COLUMNS.size());
        assertThat(row.cells()).allSatisfy(cell -> assertThat(cell.value()).isEqualTo("–"));
    }

    private static RangeFigures figures(FiguresReader reader, FiguresWish wish) {
        return reader.read(wish, () -> false).orElseThrow().figures().orElseThrow();
    }

    private Optional<List<PhaseRow>> phases() {
        return figures.page().get().phases();
    }

    /// Once the rest between two pages of a run that goes on is over.
    private void later(Snapshot snapshot) {
        figures.show(
                new FiguresWish(
                        snapshot.intervals(),
                        snapshot.summary().errors(),
                        Optional.empty(),
                        Optional.empty(),
                        new CarriedOut(snapshot.intervals().size(), snapshot.summary().tookNanos()),
                        Long.MAX_VALUE,
                        snapshot.phase() == RunPhase.DONE));
        away.remove().run();
    }

    private FiguresPage shown(Snapshot snapshot) {
        show(snapshot);
        away.remove().run();
        return figures.page().get();
    }

    private void show(Snapshot snapshot) {
        show(snapshot, Optional.empty());
    }

    private void show(Snapshot snapshot, Optional<RangeIndexes> range) {
        figures.show(wish(snapshot, range));
    }

    private static String figure(PhaseRow row, String column) {
        return cell(row, column).value();
    }

    private static TimeCell cell(PhaseRow row, String column) {
        return row.cells().get(TimesRow.COLUMNS.indexOf(column));
    }

    private static FiguresWish wish(Snapshot snapshot, Optional<RangeIndexes> range) {
        return new FiguresWish(
                snapshot.intervals(),
                snapshot.summary().errors(),
                range,
                Optional.empty(),
                new CarriedOut(snapshot.intervals().size(), snapshot.summary().tookNanos()),
                snapshot.elapsedNanos(),
                snapshot.phase() == RunPhase.DONE);
    }

    private static TimeCell cell(TimesRow row, String column) {
        return row.cells().get(TimesRow.COLUMNS.indexOf(column));
    }
}
