package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.compare.Finding;
import dev.barograph.compare.MadeRun;
import dev.barograph.metrics.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {
    private static final Path BEFORE = Path.of("before.sqlite");
    private static final Path AFTER = Path.of("after.sqlite");
    private static final Path CLOSED = Path.of("closed.sqlite");
    private static final Path BROKEN = Path.of("broken.sqlite");
    private static final Path HUNG = Path.of("hung.sqlite");
    private static final Map<Path, Recording> KEPT =
            Map.of(
                    HUNG, MadeRun.seeded(3).lasting(30).unfinished(new long[1_500]).end(),
                    BEFORE, MadeRun.seeded(1).lasting(30).end(),
                    AFTER, MadeRun.seeded(2).lasting(30).slower(1.5).end(),
                    CLOSED, MadeRun.seeded(3).lasting(30).closed(0.1).end());

    private final FakeChoices choices = new FakeChoices();
    private final Deque<Runnable> away = new ArrayDeque<>();
    private final CompareViewModel model =
            new CompareViewModel(
                    CompareViewModelTest::open, choices, new Work(away::add, Runnable::run));

    private static Recording open(Path file) throws IOException {
        Recording kept = KEPT.get(file);
        if (kept == null) {
            throw new IOException("The run " + file + " cannot be opened: it is broken.");
        }
        return kept;
    }

    private void work() {
        while (!away.isEmpty()) {
            away.remove().run();
        }
    }

    @Test
    void two_runs_chosen_one_after_the_other_are_compared_at_once() {
        model.show();
        assertThat(model.state().get()).isEqualTo(CompareState.EMPTY);
        assertThat(model.message().get()).startsWith("Choose two kept runs");

        choices.run = Optional.of(BEFORE);
        model.chooseA();
        assertThat(model.state().get()).isEqualTo(CompareState.EMPTY);
        assertThat(model.message().get()).isEqualTo("Choose the other run as well.");
        choices.run = Optional.of(AFTER);
        model.chooseB();
        assertThat(model.state().get()).isEqualTo(CompareState.LOADING);
        assertThat(model.titleA().get()).isEqualTo(BEFORE.getFileName().toString());
        work();

        assertThat(model.state().get()).isEqualTo(CompareState.COMPARED);
        assertThat(model.titleA().get())
                .matches("\\S.* · \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d · 0:30")
                .startsWith(KEPT.get(BEFORE).profile().name());
        assertThat(model.titleB().get()).startsWith(KEPT.get(AFTER).profile().name() + " · ");
        assertThat(model.rows()).hasSize(12);
        CompareRow p50 = model.rows().getFirst();
        assertThat(p50.finding()).isEqualTo(Finding.WORSE);
        assertThat(p50.words()).isEqualTo("✗ Worse");
        assertThat(p50.change()).matches("\\+4\\d\\.\\d % \\(\\+4\\d\\.\\d to \\+5\\d\\.\\d\\)");
        assertThat(model.message().get()).startsWith("Worse in B: p50, p95,");
        assertThat(model.compared().get()).isPresent();
    }

    /// In the words of the other tables of the window, which its columns have room for.
    @Test
    void a_percentile_of_too_few_samples_is_no_figure() {
        model.show(BEFORE, AFTER);
        work();

        assertThat(model.rows().get(3).figure()).isEqualTo("Response time p99.9, ms");
        assertThat(model.rows().get(3).a()).isEqualTo("too few");
        assertThat(model.rows().get(3).b()).isEqualTo("too few");
    }

    @Test
    void a_share_of_errors_says_what_it_is_at_most_where_requests_were_given_up() {
        model.show(BEFORE, HUNG);
        work();

        assertThat(model.rows())
                .filteredOn(row -> row.why().startsWith("B up to 20.0 %; "))
                .singleElement()
                .satisfies(row -> assertThat(row.b()).isEqualTo("0 %"));
    }

    @Test
    void swapping_turns_worse_into_better() {
        model.show(BEFORE, AFTER);
        work();
        model.swap();
        work();

        assertThat(model.a().get()).contains(AFTER);
        assertThat(model.rows().getFirst().finding()).isEqualTo(Finding.BETTER);
    }

    @Test
    void what_makes_no_sense_is_refused_with_its_reasons_and_can_be_told_to_go_on() {
        model.show(BEFORE, CLOSED);
        work();

        assertThat(model.state().get()).isEqualTo(CompareState.REFUSED);
        assertThat(model.reasons()).containsExactly("The loads differ: open and closed model.");
        assertThat(model.compared().get()).isEmpty();
        model.compareAnyway();
        work();
        assertThat(model.state().get()).isEqualTo(CompareState.COMPARED);
        assertThat(model.reasons()).hasSize(1);
    }

    @Test
    void a_broken_file_is_said_and_another_one_can_be_chosen() {
        model.show(BEFORE, BROKEN);
        work();

        assertThat(model.state().get()).isEqualTo(CompareState.FAILED);
        assertThat(model.message().get()).contains("it is broken");
        choices.run = Optional.of(AFTER);
        model.chooseB();
        work();
        assertThat(model.state().get()).isEqualTo(CompareState.COMPARED);
    }

    @Test
    void what_was_given_up_does_not_come_back() {
        model.show(BEFORE, AFTER);
        model.cancel();
        work();

        assertThat(model.state().get()).isEqualTo(CompareState.READY);
        assertThat(model.rows()).isEmpty();
        model.compare();
        work();
        assertThat(model.state().get()).isEqualTo(CompareState.COMPARED);
        assertThat(model.hide()).isTrue();
        assertThat(model.hide()).isFalse();
    }
}
