package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CarriedOutTest {
    private static final long S = 1_000_000_000;
    private static final LoadShape FOUR_SECONDS =
            new LoadShape.Open(List.of(Stage.hold(100, Duration.ofSeconds(4))), new Spacing.Even());

    @Test
    void the_wait_for_the_last_answers_is_not_in_the_rates() {
        List<Interval> run = seconds(new long[] {100, 100, 100, 100, 0, 0}, 60);
        CarriedOut plan = plan(new Load(FOUR_SECONDS), OptionalLong.empty(), run);
        assertThat(plan).isEqualTo(new CarriedOut(4, 4 * S));
        assertThat(plan.perSecond(400)).isEqualTo(100);
        assertThat(plan.donePerSecond(counts(400, 360), run)).isEqualTo(60);
        assertThat(plan.after(run)).containsExactly(run.get(4), run.get(5));
    }

    @Test
    void seconds_of_the_plan_in_which_nothing_was_due_are_in() {
        List<Interval> run = seconds(new long[] {100, 100, 0, 0}, 50);
        assertThat(plan(new Load(FOUR_SECONDS), OptionalLong.empty(), run).intervals())
                .isEqualTo(4);
    }

    @Test
    void a_run_that_was_stopped_is_carried_out_until_then() {
        List<Interval> run = seconds(new long[] {100, 100, 0, 0}, 50);
        assertThat(plan(new Load(FOUR_SECONDS), OptionalLong.of(2 * S), run))
                .isEqualTo(new CarriedOut(2, 2 * S));
    }

    @Test
    void a_number_of_requests_ends_the_plan_with_the_last_of_them() {
        List<Interval> run = seconds(new long[] {100, 20, 0}, 40);
        Load load = new Load(FOUR_SECONDS, OptionalLong.of(120));
        // 20 of 100 a second take a fifth of one.
        assertThat(plan(load, OptionalLong.empty(), run)).isEqualTo(new CarriedOut(2, 6 * S / 5));
        LoadShape closed = new LoadShape.Closed(List.of(Stage.hold(10, Duration.ofSeconds(4))));
        assertThat(plan(new Load(closed, OptionalLong.of(120)), OptionalLong.empty(), run))
                .isEqualTo(new CarriedOut(2, 2 * S));
    }

    /// The last of two requests is due when the first second ends, and counted in either.
    @Test
    void a_number_of_requests_takes_as_many_gaps_whichever_second_counts_the_last_of_them() {
        Load two = counted(1, 2);
        for (long[] cut : new long[][] {{1, 1}, {2, 0}}) {
            List<Interval> run =
                    List.of(
                            interval(0, S, 1, counts(cut[0], 1)),
                            interval(1, S / 50, 1, counts(cut[1], 1)));
            CarriedOut plan = plan(two, OptionalLong.empty(), run);
            assertThat(plan).isEqualTo(new CarriedOut(2, 2 * S));
            assertThat(plan.donePerSecond(counts(2, 2), run)).isEqualTo(1);
        }
    }

    @Test
    void gaps_longer_than_a_second_are_counted_whole() {
        List<Interval> run =
                List.of(
                        interval(0, S, 0.4, counts(1, 1)),
                        interval(1, S, 0.4, counts(0, 0)),
                        interval(2, 3 * S / 5, 0.4, counts(1, 1)));
        assertThat(plan(counted(0.4, 2), OptionalLong.empty(), run))
                .isEqualTo(new CarriedOut(3, 5 * S));
    }

    @Test
    void a_wait_for_the_last_answers_that_is_longer_than_the_last_gap_is_not_in_the_rates() {
        List<Interval> run =
                List.of(
                        interval(0, S, 1, counts(1, 0)),
                        interval(1, S / 50, 1, counts(1, 0)),
                        after(interval(1, S / 50, 1, counts(1, 0)), 2 * S, counts(0, 2)));
        CarriedOut plan = plan(counted(1, 2), OptionalLong.empty(), run);
        assertThat(plan).isEqualTo(new CarriedOut(2, 2 * S));
        assertThat(plan.donePerSecond(counts(2, 2), run)).isZero();
    }

    @Test
    void a_number_of_requests_at_random_times_lasts_at_least_until_the_last_of_them() {
        Load load =
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(100, Duration.ofSeconds(4))),
                                new Spacing.Poisson(1)),
                        OptionalLong.of(190));
        List<Interval> run = seconds(new long[] {90, 80, 20, 0}, 40);
        assertThat(plan(load, OptionalLong.empty(), run)).isEqualTo(new CarriedOut(3, 11 * S / 5));
    }

    private static Load counted(double perSecond, long requests) {
        return new Load(
                new LoadShape.Open(
                        List.of(Stage.hold(perSecond, Duration.ofMinutes(1))), new Spacing.Even()),
                OptionalLong.of(requests));
    }

    @Test
    void what_a_pause_added_to_the_plan_is_in_the_rates_as_time() {
        // Two seconds of pause, then what was left of the plan, then the wait.
        List<Interval> run = seconds(new long[] {100, 0, 0, 100, 100, 100, 0, 0}, 50);
        assertThat(plan(new Load(FOUR_SECONDS), OptionalLong.empty(), run))
                .isEqualTo(new CarriedOut(6, 6 * S));
    }

    @Test
    void without_a_plan_carried_out_it_is_the_whole_and_of_nothing_the_rate_is_none() {
        List<Interval> run = seconds(new long[] {0, 0}, 5);
        assertThat(plan(new Load(FOUR_SECONDS), OptionalLong.of(0), run))
                .isEqualTo(new CarriedOut(2, 2 * S));
        CarriedOut nothing = plan(new Load(FOUR_SECONDS), OptionalLong.empty(), List.of());
        assertThat(nothing.donePerSecond(Counts.ZERO, List.of())).isZero();
    }

    @Test
    void what_was_given_up_at_the_end_is_in_no_rate() {
        List<Interval> run = seconds(new long[] {100, 100, 100, 100}, 80);
        Counts counts = new Counts(400, 400, 320, Map.of(FailureKind.CANCELLED, 80L));
        CarriedOut plan = plan(new Load(FOUR_SECONDS), OptionalLong.empty(), run);
        assertThat(plan.donePerSecond(counts, run)).isEqualTo(80);
    }

    @Test
    void what_the_last_second_is_longer_than_the_plan_is_in_no_rate() {
        List<Interval> run = seconds(new long[] {100, 100, 100, 100}, 100);
        Load shorter =
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(100, Duration.ofMillis(3_800))),
                                new Spacing.Even()));
        CarriedOut plan = plan(shorter, OptionalLong.empty(), run);
        assertThat(plan).isEqualTo(new CarriedOut(4, 3_800_000_000L));
        assertThat(plan.perSecond(380)).isEqualTo(100);
    }

    private static CarriedOut plan(Load load, OptionalLong stopped, List<Interval> run) {
        return CarriedOut.of(load, stopped, run);
    }

    private static Counts counts(long scheduled, long ok) {
        return new Counts(scheduled, scheduled, ok, Map.of());
    }

    private static List<Interval> seconds(long[] scheduled, long ok) {
        List<Interval> all = new ArrayList<>();
        for (int i = 0; i < scheduled.length; i++) {
            all.add(interval(i, S, scheduled[i] > 0 ? 100 : 0, counts(scheduled[i], ok)));
        }
        return all;
    }

    private static Interval after(Interval before, long nanos, Counts counts) {
        return interval(before.index() + 1, before.endNanos(), nanos, before.planned(), counts);
    }

    private static Interval interval(int index, long nanos, double planned, Counts counts) {
        return interval(index, index * S, nanos, planned, counts);
    }

    private static Interval interval(
            int index, long startNanos, long nanos, double planned, Counts counts) {
        return new Interval(
                index,
                startNanos,
                nanos,
                0,
                planned,
                counts,
                0,
                10,
                0,
                0,
                0,
                0,
                0,
                Times.EMPTY,
                Optional.empty(),
                Judgement.NONE);
    }
}
