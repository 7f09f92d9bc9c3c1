package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.barograph.chart.Canned;
import dev.barograph.chart.TimeRange;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.Interval;
import dev.barograph.model.Exchange;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ExamplesViewModelTest {
    private final Queue<Runnable> away = new ArrayDeque<>();
    private final ExamplesViewModel model =
            new ExamplesViewModel(new Work(away::add, Runnable::run));
    private final List<Exemplar> examples = Examples.tenSeconds();
    private final List<Interval> intervals = Canned.run(10, Canned.OPEN);

    private void show() {
        model.reset();
        model.want(true);
        model.show(examples, intervals, false);
        work();
    }

    private void work() {
        while (!away.isEmpty()) {
            away.remove().run();
        }
    }

    private List<ExampleRow> rows() {
        return model.page().get().rows();
    }

    @Test
    void all_examples_are_listed_the_slowest_first() {
        show();
        assertThat(rows()).hasSize(111);
        assertThat(rows()).extracting(row -> -row.example().sample().responseNanos()).isSorted();
        assertThat(rows().getFirst().end()).isEqualTo("Response timeout");
        assertThat(model.summary().get()).isEqualTo("111 examples of the run, the slowest first");
        assertThat(model.chips()).isEmpty();
        model.setSorted(true);
        assertThat(model.summary().get()).isEqualTo("111 examples of the run");
        model.setSorted(false);
        assertThat(model.summary().get()).isEqualTo("111 examples of the run, the slowest first");
    }

    @Test
    void a_click_into_a_cell_lists_what_ended_then_and_took_as_long() {
        show();
        model.show(
                Optional.of(new TimeRange(2, 4)),
                Optional.of(new LatencyBand(Curve.RESPONSE, 45_000_000, 65_000_000)),
                Optional.empty());
        work();
        assertThat(rows())
                .extracting(row -> row.example().interval(), ExampleRow::response)
                .containsExactlyInAnyOrder(
                        tuple(2, "50.0 ms"),
                        tuple(2, "60.0 ms"),
                        tuple(3, "50.0 ms"),
                        tuple(3, "60.0 ms"));
        assertThat(model.chips())
                .extracting(ExamplesViewModel.Chip::text)
                .containsExactly("0:02 to 0:04", "45.0 ms to 65.0 ms");
        model.chips().getFirst().remove().run();
        work();
        assertThat(rows()).hasSize(20);
        model.chips().getFirst().remove().run();
        work();
        assertThat(rows()).hasSize(111);
    }

    @Test
    void a_click_into_a_cell_of_service_times_lists_by_those() {
        show();
        Exemplar one =
                rows().stream()
                        .map(ExampleRow::example)
                        .filter(each -> ExampleRow.serviceNanos(each).isPresent())
                        .filter(each ->
                                !ExampleRow.serviceNanos(each)
                                        .equals(ExampleRow.responseNanos(each)))
                        .findFirst()
                        .orElseThrow();
        long nanos = ExampleRow.serviceNanos(one).orElseThrow();
        model.show(
                Optional.empty(),
                Optional.of(new LatencyBand(Curve.SERVICE, nanos, nanos + 1)),
                Optional.empty());
        work();
        assertThat(rows())
                .extracting(row -> ExampleRow.serviceNanos(row.example()).orElseThrow())
                .isNotEmpty()
                .containsOnly(nanos);
        assertThat(model.chips().getFirst().text()).startsWith("service ");
    }

    @Test
    void an_error_lists_its_kind_and_the_chip_takes_it_away() {
        show();
        model.show(Optional.empty(), Optional.empty(), Optional.of(FailureKind.HTTP_5XX));
        work();
        assertThat(rows()).hasSize(10).allMatch(row -> row.end().equals("503 HTTP 5xx"));
        assertThat(model.page().get().kinds())
                .containsExactly(FailureKind.HTTP_5XX, FailureKind.RESPONSE_TIMEOUT);
        model.chips().getFirst().remove().run();
        work();
        assertThat(rows()).hasSize(111);
    }

    @Test
    void the_slowest_are_good_responses_and_failures_are_none() {
        show();
        model.setScope(ExampleFilter.Scope.SLOWEST);
        work();
        assertThat(rows())
                .hasSize(ExampleFilter.SLOWEST)
                .allMatch(row -> row.example().sample().outcome() instanceof Outcome.Ok);
        assertThat(rows().getFirst().response()).isEqualTo("100 ms");
        assertThat(model.summary().get()).isEqualTo("The 20 slowest good responses of the run");
        model.setRange(Optional.of(new TimeRange(0, 1)));
        work();
        assertThat(model.summary().get()).isEqualTo("10 of 111 examples");
        model.setScope(ExampleFilter.Scope.FAILURES);
        work();
        assertThat(rows()).extracting(ExampleRow::end).containsExactly("503 HTTP 5xx");
    }

    @Test
    void every_empty_table_says_why() {
        assertThat(model.emptiness().get()).isEqualTo("Examples of a run are listed here.");
        model.reset();
        model.show(List.of(), List.of(), false);
        assertThat(model.emptiness().get()).contains("first full second");
        model.show(List.of(), intervals, true);
        assertThat(model.emptiness().get())
                .isEqualTo("This run was made before examples were kept.");
        model.show(List.of(), List.of(), true);
        assertThat(model.emptiness().get()).isEqualTo("No request of this run came to an end.");
        show();
        model.setKind(Optional.of(FailureKind.DNS));
        work();
        assertThat(rows()).isEmpty();
        assertThat(model.emptiness().get()).isEqualTo("No example was kept that matches.");
        model.clearFilter();
        work();
        assertThat(rows()).hasSize(111);
    }

    @Test
    void nothing_is_made_while_nobody_looks_and_not_again_while_nothing_changes() {
        model.reset();
        model.show(examples, intervals, false);
        assertThat(away).isEmpty();
        model.want(true);
        assertThat(away).hasSize(1);
        work();
        model.show(examples, intervals, false);
        assertThat(away).isEmpty();
    }

    @Test
    void a_list_of_a_run_that_is_on_screen_no_more_is_dropped() {
        model.reset();
        model.want(true);
        model.show(examples, intervals, true);
        model.reset();
        work();
        assertThat(rows()).isEmpty();
        assertThat(model.summary().get()).isEmpty();
    }

    @Test
    void the_phases_of_an_example_follow_each_other_and_add_up() {
        model.select(Examples.failed(7, 100, FailureKind.HTTP_5XX, 503));
        ExampleDetail detail = model.detail().get().orElseThrow();
        assertThat(detail.title()).isEqualTo("503 HTTP 5xx after 100 ms");
        assertThat(detail.message()).isEqualTo("Status 503");
        assertThat(detail.facts())
                .isEqualTo(
                        "Demo · due 0:07.400 · ended 0:07.500 · connection 62.0 s old"
                                + " · 1,234 bytes in · 99 out");
        assertThat(detail.phases())
                .containsExactly(
                        new ExamplePhase("Queue", "20.0 ms", 0, 0.2, true),
                        new ExamplePhase("Connect", "reused", 0.2, 0.2, false),
                        new ExamplePhase("TLS", "reused", 0.2, 0.2, false),
                        new ExamplePhase("First byte", "30.0 ms", 0.2, 0.5, false),
                        new ExamplePhase("Download", "50.0 ms", 0.5, 1, false));
        assertThat(detail.text())
                .contains("First byte\t30.0 ms\n", "Set-Cookie: ***\n", "Status 503\n");
    }

    @Test
    void a_request_that_was_never_sent_has_no_times_and_comes_last() {
        Sample never = Sample.notSent(1_000_000_000, 9_000_000_000L, FailureKind.BACKLOG_FULL);
        Exemplar example = new Exemplar("Demo", 9, never, Exchange.NONE);
        List<Exemplar> both = List.of(example, Examples.ok(9, 10));
        model.want(true);
        model.show(both, intervals, true);
        work();
        assertThat(rows()).extracting(ExampleRow::response).containsExactly("10.0 ms", "–");
        assertThat(rows().getLast().service()).isEqualTo("–");
        model.select(example);
        assertThat(model.detail().get().orElseThrow().title())
                .isEqualTo("Not sent: too many were waiting");
        assertThat(model.detail().get().orElseThrow().message()).isEmpty();
        model.show(
                Optional.empty(),
                Optional.of(new LatencyBand(Curve.RESPONSE, 0, 20_000_000_000L)),
                Optional.empty());
        work();
        assertThat(rows()).extracting(ExampleRow::response).containsExactly("10.0 ms");
    }
}
