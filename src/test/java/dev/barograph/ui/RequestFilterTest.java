package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.barograph.chart.RunData;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestFilterTest {
    @TempDir Path folder;

    private Steps steps;
    private RunViewModel run;

    @BeforeEach
    void open_window() {
        steps = new Steps(folder);
        run = steps.window.run();
    }

    @Test
    void a_run_of_one_request_has_nothing_to_choose_from() {
        steps.window.control().start();
        assertThat(run.requests().requests().get()).isEmpty();
        run.requests().choose(Optional.of(CannedMix.NEW));
        assertThat(run.requests().chosen().get()).as("not of this run").isEmpty();
    }

    @Test
    void every_number_of_a_run_under_way_is_that_of_the_chosen_request() {
        live();
        assertThat(run.tiles().get().sent()).isEqualTo("100");
        look(CannedMix.NEW);
        Tiles tiles = run.tiles().get();
        assertThat(tiles.rateSpan()).isEqualTo("last second");
        assertThat(tiles.asked()).isEqualTo("30");
        assertThat(tiles.sent()).isEqualTo("30");
        assertThat(tiles.done()).isEqualTo("30");
        assertThat(tiles.p50().value()).isEqualTo("42.0 ms");
        assertThat(tiles.p50().range()).as("of its own figures").isEqualTo("42.0–42.0");
        assertThat(tiles.errors().value()).isEqualTo("5.56 %");
        assertThat(run.errors())
                .extracting(ErrorLine::count, ErrorLine::message)
                .containsExactly(tuple("100", "New order failed"));
        look(CannedMix.LIST);
        assertThat(run.tiles().get().errors().any()).isFalse();
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void what_no_request_has_alone_stays_that_of_the_whole_run() {
        live();
        VerdictLine verdict = run.verdict().get();
        List<GeneratorFact> generator = run.generator().get();
        look(CannedMix.SEARCH);
        assertThat(run.tiles().get().inFlight()).isEqualTo("27");
        assertThat(run.tiles().get().waiting()).isEqualTo("12");
        assertThat(run.verdict().get()).isEqualTo(verdict);
        assertThat(run.generator().get()).isEqualTo(generator);
        assertThat(run.requests().ofAll(run.headline().text()).get())
                .isEqualTo("All requests: " + run.headline().text().get());
        look(null);
        assertThat(run.requests().ofAll(run.headline().text()).get())
                .isEqualTo(run.headline().text().get());
    }

    @Test
    void a_range_is_that_of_the_chosen_request_and_both_choices_outlast_each_other() {
        live();
        run.time().select(5, 15);
        assertThat(run.tiles().get().errors().value()).isEqualTo("2 %");
        String sentence = run.headline().text().get();
        assertThat(sentence).contains("1,000 sent");
        look(CannedMix.NEW);
        assertThat(run.time().selection().get()).isPresent();
        assertThat(run.tiles().get().rateSpan()).isEqualTo("range, mean");
        assertThat(run.tiles().get().asked()).isEqualTo("30");
        assertThat(run.tiles().get().errors().value()).isEqualTo("3.33 %");
        assertThat(run.headline().text().get()).as("of all").isEqualTo(sentence);
        assertThat(run.tiles().get().inFlight()).as("of all").isEqualTo("≤ 20");
        assertThat(run.errors()).extracting(ErrorLine::count).containsExactly("10");
        FiguresPage page = run.figures().page().get();
        assertThat(page.request()).contains(CannedMix.NEW);
        assertThat(page.rangeVerdict().orElseThrow().judgedSeconds()).isEqualTo(10);
        assertThat(page.figures().orElseThrow().summary().counts().sent()).isEqualTo(300);
        run.time().clearSelection();
        assertThat(run.requests().chosen().get()).contains(CannedMix.NEW);
        assertThat(run.tiles().get().errors().value()).isEqualTo("5.56 %");
    }

    @Test
    void the_tables_are_of_the_chosen_request_but_for_the_rows_of_them_all() {
        run.figures().seeTables(true);
        live();
        look(CannedMix.SEARCH);
        FiguresPage page = run.figures().page().get();
        Latencies times = page.figures().orElseThrow().summary().times().response().times();
        assertThat(times.count()).isEqualTo(540);
        assertThat(page.phases().orElseThrow().getFirst().count()).isEqualTo("540");
        assertThat(page.requests())
                .extracting(
                        RequestRow::name,
                        RequestRow::count,
                        RequestRow::failures,
                        RequestRow::failed)
                .containsExactly(
                        tuple("List orders", "3,600", "0", ""),
                        tuple("New order", "1,800", "100", "5.56 %"),
                        tuple("Search", "600", "60", "10 %"),
                        tuple("All requests", "6,000", "160", "2.67 %"));
        assertThat(page.requests().getLast().request()).isEmpty();
        assertThat(page.requests().get(1).rate()).isEqualTo("30/s");
        assertThat(page.requests().get(1).received()).isEqualTo("1.80 MB");
    }

    @Test
    void charts_get_the_figures_of_the_chosen_request_or_none() {
        live();
        look(CannedMix.LIST);
        RunData data = run.data().orElseThrow();
        assertThat(data.request()).contains(CannedMix.LIST);
        assertThat(data.intervals().getFirst().counts().sent()).as("the whole").isEqualTo(100);
        assertThat(data.figures().orElseThrow().summary().counts().sent()).isEqualTo(3_600);
    }

    @Test
    void examples_are_those_of_the_chosen_request() {
        steps.window.liveTab().set(LiveTab.EXAMPLES);
        live();
        assertThat(run.examples().page().get().rows()).hasSize(12);
        run.examples().select(run.examples().page().get().rows().getFirst().example());
        look(CannedMix.NEW);
        assertThat(run.examples().page().get().rows())
                .hasSize(4)
                .extracting(ExampleRow::request)
                .containsOnly("New order");
        assertThat(run.examples().summary().get())
                .isEqualTo("4 examples of New order, the slowest first");
        assertThat(run.examples().detail().get()).as("of another request").isEmpty();
        run.examples().clearFilter();
        assertThat(run.examples().page().get().rows()).hasSize(4);
        look(null);
        assertThat(run.examples().page().get().rows()).hasSize(12);
    }

    @Test
    void the_choice_outlasts_the_end_of_the_run_and_not_the_next_start() {
        live();
        look(CannedMix.NEW);
        steps.runs.last().end(RunEnd.COMPLETED, CannedMix.of(70, RunPhase.DONE));
        assertThat(run.requests().chosen().get()).contains(CannedMix.NEW);
        assertThat(run.tiles().get().rateSpan()).isEqualTo("whole run");
        assertThat(run.tiles().get().sent()).isEqualTo("30");
        assertThat(run.figures().page().get().figures().orElseThrow().summary().counts().sent())
                .isEqualTo(2_100);
        Recording left = run.recording().get();
        run.start(CannedMix.PROFILE);
        assertThat(run.requests().chosen().get()).isEmpty();
        assertThat(run.requests().requests().get()).isEqualTo(CannedMix.REQUESTS);
        steps.runs.last().end(RunEnd.STOPPED);

        look(CannedMix.NEW);
        run.open(left, "Completed in 1:10", FiguresReader.readThrough(left));
        assertThat(run.requests().chosen().get()).isEmpty();
        look(CannedMix.NEW);
        assertThat(run.tiles().get().sent()).isEqualTo("30");
        assertThat(run.errors()).extracting(ErrorLine::message).containsExactly("New order failed");
    }

    @Test
    void a_choice_before_the_first_second_shows_nothing_yet() {
        run.start(CannedMix.PROFILE);
        look(CannedMix.NEW);
        assertThat(run.tiles().get().sent()).isEqualTo(Figures.NONE);
        steps.runs.last().snapshot = CannedMix.of(2, RunPhase.RUNNING);
        run.tick();
        assertThat(run.tiles().get().sent()).isEqualTo("30");
    }

    @Test
    void a_run_of_several_says_how_many_and_where_they_go() {
        live();
        assertThat(run.standing().outcome().get())
                .isEqualTo("3 requests to http://127.0.0.1:18080");
    }

    private void live() {
        run.start(CannedMix.PROFILE);
        steps.runs.last().snapshot = CannedMix.of(60, RunPhase.RUNNING);
        run.tick();
    }

    /// @param request null for all
    private void look(@Nullable RequestOfRun request) {
        run.requests().choose(Optional.ofNullable(request));
    }
}
