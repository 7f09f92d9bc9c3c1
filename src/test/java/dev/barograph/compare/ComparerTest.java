package dev.barograph.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barograph.metrics.Recording;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparerTest {
    private static final Margins STANDARD = Margins.standard();

    private static Comparison compare(Recording a, Recording b) {
        return ((Outcome.Made) Comparer.compare(a, b, STANDARD, false)).comparison();
    }

    @Test
    void the_same_runs_always_give_the_same_comparison() {
        Recording a = MadeRun.seeded(1).end();
        Recording b = MadeRun.seeded(2).end();

        assertThat(compare(a, b)).isEqualTo(compare(a, b));
    }

    @Test
    void a_change_of_all_times_is_seen_at_its_size_in_every_figure_and_along_the_whole_curve() {
        Comparison comparison =
                compare(
                        MadeRun.seeded(1).lasting(120).perSecond(500).end(),
                        MadeRun.seeded(2).lasting(120).perSecond(500).slower(1.2).end());

        for (Figure figure :
                List.of(Figure.RESPONSE_P50, Figure.RESPONSE_P99, Figure.SERVICE_MEAN)) {
            Delta delta = comparison.of(figure);
            assertThat(delta.finding()).as("%s", delta).isEqualTo(Finding.WORSE);
            assertThat(delta.ratio().orElseThrow().holds(1.2)).as("%s", delta).isTrue();
            assertThat(delta.difference().orElseThrow().value())
                    .isCloseTo(
                            delta.b().orElseThrow().number() - delta.a().orElseThrow().number(),
                            within(1e-6));
        }
        assertThat(comparison.of(Figure.THROUGHPUT).finding()).isEqualTo(Finding.SAME);
        assertThat(comparison.shifts()).hasSize(2);
        assertThat(comparison.shifts().getFirst().points())
                .hasSizeGreaterThan(25)
                .allMatch(point -> point.ratio().low() > 1)
                .allMatch(point -> point.ratio().value() < 1.5);
    }

    @Test
    void the_other_way_round_better_is_worse() {
        Recording a = MadeRun.seeded(1).closed(0.05).end();
        Recording b = MadeRun.seeded(2).closed(0.05).slower(1.3).perSecond(150).end();

        Comparison there = forced(a, b);
        Comparison back = forced(b, a);

        assertThat(there.of(Figure.RESPONSE_P95).finding()).isEqualTo(Finding.WORSE);
        assertThat(there.of(Figure.THROUGHPUT).finding()).isEqualTo(Finding.WORSE);
        assertThat(back.of(Figure.RESPONSE_P95).finding()).isEqualTo(Finding.BETTER);
        assertThat(back.of(Figure.THROUGHPUT).finding()).isEqualTo(Finding.BETTER);
        assertThat(back.of(Figure.RESPONSE_P95).ratio().orElseThrow().value())
                .isCloseTo(
                        1 / there.of(Figure.RESPONSE_P95).ratio().orElseThrow().value(),
                        within(1e-9));
    }

    private static Comparison forced(Recording a, Recording b) {
        return ((Outcome.Made) Comparer.compare(a, b, STANDARD, true)).comparison();
    }

    @Test
    void long_equal_runs_are_the_same_and_a_wider_margin_takes_shorter_ones() {
        Recording a = MadeRun.seeded(1).sigma(0.2).perSecond(1_000).end();
        Recording b = MadeRun.seeded(2).sigma(0.2).perSecond(1_000).end();

        assertThat(compare(a, b).of(Figure.RESPONSE_P50).finding()).isEqualTo(Finding.SAME);
        Recording brief = MadeRun.seeded(3).lasting(20).perSecond(50).end();
        Recording other = MadeRun.seeded(4).lasting(20).perSecond(50).end();
        assertThat(compare(brief, other).of(Figure.RESPONSE_P50).finding())
                .isEqualTo(Finding.NOT_ENOUGH_DATA);
        assertThat(compare(brief, other).of(Figure.RESPONSE_P50).why()).contains("times as long");
        Margins wide = new Margins(Map.of(Figure.RESPONSE_P50, 0.3));
        assertThat(
                        ((Outcome.Made) Comparer.compare(brief, other, wide, false))
                                .comparison()
                                .of(Figure.RESPONSE_P50)
                                .finding())
                .isEqualTo(Finding.SAME);
    }

    @Test
    void too_few_requests_beyond_a_percentile_give_no_interval() {
        Delta delta =
                compare(MadeRun.seeded(1).lasting(20).end(), MadeRun.seeded(2).lasting(20).end())
                        .of(Figure.RESPONSE_P99_9);

        assertThat(delta.ratio()).isEmpty();
        assertThat(delta.finding()).isEqualTo(Finding.NOT_ENOUGH_DATA);
        assertThat(delta.why()).contains("too few requests in A");
    }

    @Test
    void a_run_of_less_than_ten_seconds_is_not_compared() {
        Recording fine = MadeRun.seeded(1).end();

        assertThat(forced(fine, MadeRun.seeded(2).lasting(9).end()).deltas())
                .allMatch(delta -> delta.finding() == Finding.NOT_ENOUGH_DATA)
                .allMatch(delta ->
                        delta.why().equals("B has 9 seconds of figures: it takes 10 at least"));
    }

    @Test
    void that_nothing_comes_back_well_any_more_is_a_proven_loss_though_there_is_no_time_of_it() {
        Recording fine = MadeRun.seeded(1).end();
        Recording broken = MadeRun.seeded(2).failing(1).end();

        Comparison comparison = forced(fine, broken);
        assertThat(comparison.deltas())
                .filteredOn(delta -> delta.figure().kind() == Figure.Kind.TIME)
                .hasSize(10)
                .allMatch(delta -> delta.finding() == Finding.NOT_ENOUGH_DATA)
                .allMatch(delta -> delta.why().equals("B has no good response"));
        assertThat(comparison.of(Figure.ERRORS).finding()).isEqualTo(Finding.WORSE);
        Delta throughput = comparison.of(Figure.THROUGHPUT);
        assertThat(throughput.finding()).isEqualTo(Finding.WORSE);
        assertThat(throughput.b().orElseThrow().number()).isZero();
        assertThat(throughput.ratio().orElseThrow().value()).isZero();
        assertThat(throughput.ratio().orElseThrow().high()).isLessThan(0.001);
        assertThat(throughput.difference().orElseThrow().value()).isEqualTo(-200);
        assertThat(throughput.difference().orElseThrow().high()).isNegative();
        assertThat(DeltaText.change(throughput.ratio().orElseThrow()))
                .isEqualTo("-100.0 % (-100.0 to -100.0)");
        List<Bound> bounds =
                List.of(new Bound(Figure.ERRORS, 0.01), new Bound(Figure.THROUGHPUT, 0.5));
        assertThat(Bound.broken(comparison, bounds)).isEqualTo(bounds);
    }

    @Test
    void a_run_without_a_good_answer_is_no_measure_of_rates_but_one_of_errors() {
        Recording broken = MadeRun.seeded(2).failing(1).end();

        Comparison mended = forced(broken, MadeRun.seeded(1).end());
        assertThat(mended.of(Figure.ERRORS).finding()).isEqualTo(Finding.BETTER);
        assertThat(mended.of(Figure.THROUGHPUT).why()).isEqualTo("A has no good response");
        assertThat(mended.shifts()).allMatch(shift -> shift.points().isEmpty());

        Comparison both = forced(broken, MadeRun.seeded(3).failing(1).end());
        assertThat(both.of(Figure.ERRORS).finding()).isEqualTo(Finding.SAME);
        assertThat(both.of(Figure.THROUGHPUT).finding()).isEqualTo(Finding.NOT_ENOUGH_DATA);
    }

    @Test
    void that_none_of_few_came_back_well_proves_no_loss() {
        Recording few = MadeRun.seeded(1).lasting(12).perSecond(1).failing(0.8).end();
        assertThat(few.summary().counts().ok()).isBetween(1L, 3L);
        Recording none = MadeRun.seeded(2).lasting(12).perSecond(1).failing(1).end();

        assertThat(forced(few, none).of(Figure.THROUGHPUT).finding())
                .isEqualTo(Finding.NOT_ENOUGH_DATA);
    }

    @Test
    void of_a_run_in_which_no_request_ended_no_share_of_errors_is_known() {
        Recording hung =
                MadeRun.seeded(2).perSecond(0).unfinished(5_000_000_000L, 9_000_000_000L).end();
        assertThat(hung.summary().counts().ended()).isZero();

        Comparison comparison = forced(MadeRun.seeded(1).end(), hung);
        assertThat(comparison.of(Figure.ERRORS).why()).isEqualTo("no request of B ended");
        assertThat(comparison.of(Figure.RESPONSE_P50).why()).isEqualTo("B has no good response");
    }

    @Test
    void a_side_tells_how_long_the_run_took_and_not_how_many_intervals_it_has() {
        Recording run = MadeRun.seeded(1).lasting(30).lastInterval(480_000_000).end();

        assertThat(compare(run, MadeRun.seeded(2).lasting(30).end()).a().tookNanos())
                .isEqualTo(29_480_000_000L);
    }

    @Test
    void a_rate_is_that_of_every_other_table_and_leaves_out_what_its_last_second_had_too_much() {
        Recording run = MadeRun.seeded(1).lasting(30).lastInterval(1_200_000_000).end();

        assertThat(
                        compare(run, MadeRun.seeded(2).lasting(30).end())
                                .of(Figure.THROUGHPUT)
                                .a()
                                .orElseThrow()
                                .number())
                .isCloseTo(200, within(1e-9));
    }

    @Test
    void requests_that_were_given_up_are_none_of_those_that_ended() {
        Recording b = MadeRun.seeded(2).perSecond(100).unfinished(1, 2, 3).end();

        assertThat(compare(MadeRun.seeded(1).perSecond(100).end(), b).b().requests())
                .isEqualTo(6_000);
    }

    @Test
    void requests_still_awaited_in_b_leave_room_for_worse_only() {
        long[] awaited = new long[200];
        java.util.Arrays.fill(awaited, 30_000_000L);
        Recording a = MadeRun.seeded(1).end();
        Recording b = MadeRun.seeded(2).slower(0.8).unfinished(awaited).end();

        Delta p95 = compare(a, b).of(Figure.RESPONSE_P95);
        assertThat(p95.b().orElseThrow().atLeast()).isTrue();
        assertThat(p95.ratio().orElseThrow().high()).isInfinite();
        assertThat(p95.finding()).isEqualTo(Finding.NOT_ENOUGH_DATA);
        assertThat(p95.why()).contains("still awaited");
        assertThat(compare(a, b).of(Figure.RESPONSE_P50).finding()).isEqualTo(Finding.BETTER);

        Recording slow = MadeRun.seeded(2).slower(2).unfinished(awaited).end();
        assertThat(compare(a, slow).of(Figure.RESPONSE_P95).finding()).isEqualTo(Finding.WORSE);
        assertThat(compare(slow, a).of(Figure.RESPONSE_P95).finding()).isEqualTo(Finding.BETTER);
    }

    /// Each fifth request of B hangs; all of them are given up in its last second.
    @Test
    void a_finding_and_the_interval_of_the_difference_agree_where_each_fifth_hangs() {
        long[] awaited = new long[25 * 100];
        for (int i = 0; i < awaited.length; i++) {
            awaited[i] = 25_000_000_000L - i * 10_000_000L;
        }
        Recording a = MadeRun.seeded(1).lasting(25).slower(0.4).perSecond(500).end();
        Recording b =
                MadeRun.seeded(2).lasting(25).slower(0.4).perSecond(400).unfinished(awaited).end();

        for (Comparison comparison : List.of(forced(a, b), forced(b, a))) {
            assertThat(comparison.deltas())
                    .filteredOn(delta -> delta.ratio().isPresent())
                    .isNotEmpty()
                    .allSatisfy(delta ->
                            assertThat(delta.difference().orElseThrow().holds(0))
                                    .isEqualTo(delta.ratio().get().holds(1)))
                    .filteredOn(delta -> delta.finding().compareTo(Finding.SAME) < 0)
                    .isNotEmpty()
                    .noneMatch(delta -> delta.difference().orElseThrow().holds(0));
        }
    }

    @Test
    void requests_given_up_at_the_end_count_in_the_seconds_in_which_they_became_due() {
        long[] awaited = new long[25 * 100];
        for (int i = 0; i < awaited.length; i++) {
            awaited[i] = 25_000_000_000L - i * 10_000_000L;
        }
        Recording a = MadeRun.seeded(1).lasting(25).perSecond(500).end();
        Recording b = MadeRun.seeded(2).lasting(25).perSecond(400).unfinished(awaited).end();

        Delta p95 = forced(a, b).of(Figure.RESPONSE_P95);
        assertThat(p95.finding()).as("%s", p95).isEqualTo(Finding.WORSE);
        assertThat(p95.difference().orElseThrow().low()).isGreaterThan(1e9);
        assertThat(p95.difference().orElseThrow().high()).isInfinite();
    }

    @Test
    void no_error_among_few_requests_does_not_prove_that_there_are_none() {
        Delta few =
                compare(
                                MadeRun.seeded(1).lasting(20).perSecond(20).end(),
                                MadeRun.seeded(2).lasting(20).perSecond(20).end())
                        .of(Figure.ERRORS);
        Delta many = compare(MadeRun.seeded(1).end(), MadeRun.seeded(2).end()).of(Figure.ERRORS);
        Delta more =
                compare(MadeRun.seeded(1).end(), MadeRun.seeded(2).failing(0.02).end())
                        .of(Figure.ERRORS);

        assertThat(few.finding()).isEqualTo(Finding.NOT_ENOUGH_DATA);
        assertThat(few.difference().orElseThrow().high()).isBetween(0.005, 0.02);
        assertThat(many.finding()).isEqualTo(Finding.SAME);
        assertThat(more.finding()).isEqualTo(Finding.WORSE);
        assertThat(more.ratio()).isEmpty();
        assertThat(more.difference().orElseThrow().holds(0.02)).isTrue();
    }

    @Test
    void requests_that_were_given_up_may_have_failed_or_ended_well() {
        long[] tenInAThousand = new long[120];
        Recording a = MadeRun.seeded(1).end();
        Recording b = MadeRun.seeded(2).unfinished(tenInAThousand).end();
        Bound bound = new Bound(Figure.ERRORS, 0.005);

        Delta more = compare(a, b).of(Figure.ERRORS);
        assertThat(more.difference().orElseThrow().value()).isZero();
        assertThat(more.difference().orElseThrow().low()).isCloseTo(0, within(0.0005));
        assertThat(more.difference().orElseThrow().high()).isCloseTo(0.01, within(0.0005));
        assertThat(more.finding()).isEqualTo(Finding.NOT_ENOUGH_DATA);
        assertThat(more.why()).isEqualTo("120 requests of B had no answer when it ended");
        assertThat(bound.isKept(more)).isFalse();
        assertThat(Bound.broken(compare(a, b), List.of(bound))).isEmpty();
        Delta fewer = compare(b, a).of(Figure.ERRORS);
        assertThat(fewer.difference().orElseThrow().low()).isCloseTo(-0.01, within(0.0005));
        assertThat(bound.isKept(fewer)).isTrue();
        assertThat(bound.isKept(compare(a, MadeRun.seeded(2).end()).of(Figure.ERRORS))).isTrue();
    }

    @Test
    void more_errors_than_given_up_requests_can_make_up_for_are_proven() {
        Recording a = MadeRun.seeded(1).unfinished(new long[12]).end();
        Recording b = MadeRun.seeded(2).failing(0.05).unfinished(new long[12]).end();
        Bound bound = new Bound(Figure.ERRORS, 0.03);

        assertThat(compare(a, b).of(Figure.ERRORS).finding()).isEqualTo(Finding.WORSE);
        assertThat(Bound.broken(compare(a, b), List.of(bound))).containsExactly(bound);
        Recording hung = MadeRun.seeded(1).unfinished(new long[600]).end();
        assertThat(compare(hung, b).of(Figure.ERRORS).finding()).isEqualTo(Finding.NOT_ENOUGH_DATA);
        assertThat(Bound.broken(compare(hung, b), List.of(bound))).isEmpty();
    }

    @Test
    void a_ratio_of_error_shares_allows_for_what_was_given_up() {
        Recording a = MadeRun.seeded(1).failing(0.05).end();
        Recording plain = MadeRun.seeded(2).failing(0.05).end();
        Recording hung = MadeRun.seeded(2).failing(0.05).unfinished(new long[600]).end();
        Estimate before = compare(a, plain).of(Figure.ERRORS).ratio().orElseThrow();
        Estimate after = compare(a, hung).of(Figure.ERRORS).ratio().orElseThrow();

        assertThat(after.value()).isCloseTo(before.value(), within(1e-9));
        assertThat(after.low()).isCloseTo(before.low() / 1.05, within(0.01));
        assertThat(after.high()).isGreaterThan(1.7);
    }

    @Test
    void more_errors_are_said_to_flatter_the_times() {
        assertThat(compare(MadeRun.seeded(1).end(), MadeRun.seeded(2).failing(0.1).end()).notes())
                .anyMatch(note -> note.contains("B had the larger share of errors"));
    }

    @Test
    void errors_that_given_up_requests_may_have_matched_flatter_no_times() {
        // 5 % of A; of B none, or 6 % had all that hung failed.
        Recording a = MadeRun.seeded(1).failing(0.05).end();
        Recording hung = MadeRun.seeded(2).unfinished(new long[800]).end();
        assertThat(compare(a, hung).notes()).noneMatch(ComparerTest::saysWhoseShareIsLarger);
        assertThat(compare(hung, a).notes()).noneMatch(ComparerTest::saysWhoseShareIsLarger);

        Recording few = MadeRun.seeded(2).unfinished(new long[100]).end();
        assertThat(compare(a, few).notes())
                .anyMatch(note -> note.contains("A had the larger share of errors"));
        assertThat(compare(few, a).notes())
                .anyMatch(note -> note.contains("B had the larger share of errors"));
    }

    private static boolean saysWhoseShareIsLarger(String note) {
        return note.contains("had the larger share of errors");
    }

    @Test
    void a_share_of_errors_says_what_it_is_at_most_where_requests_were_given_up() {
        Recording all = MadeRun.seeded(1).failing(1).end();
        // 12,000 that ended well, and a fifth of all that hung.
        Recording hung = MadeRun.seeded(2).unfinished(new long[3_000]).end();
        assertThat(errors(compare(all, hung))).containsExactly("100 %", "0 %, up to 20.0 %");
        assertThat(errors(compare(brief(1), brief(2))))
                .containsExactly("0 %, up to 4.76 %", "0 %, up to 4.76 %");
    }

    /// Too short to be compared, but not to be told of.
    private static Recording brief(long seed) {
        return MadeRun.seeded(seed).lasting(5).perSecond(8).unfinished(9, 9).end();
    }

    private static List<String> errors(Comparison comparison) {
        Delta delta = comparison.of(Figure.ERRORS);
        return List.of(
                DeltaText.value(Figure.ERRORS, delta.a().orElseThrow()),
                DeltaText.value(Figure.ERRORS, delta.b().orElseThrow()));
    }

    /// The plan is no matter of chance: steps of it must not make intervals wide.
    @Test
    void stages_of_the_plan_do_not_count_as_uncertainty() {
        List<Stage> steps =
                List.of(
                        Stage.hold(50, Duration.ofSeconds(60)),
                        Stage.hold(450, Duration.ofSeconds(60)));
        Delta delta =
                compare(
                                MadeRun.seeded(1).lasting(120).stages(steps).end(),
                                MadeRun.seeded(2).lasting(120).stages(steps).end())
                        .of(Figure.THROUGHPUT);

        assertThat(delta.ratio().orElseThrow().isWithin(0.999, 1.001)).as("%s", delta).isTrue();
        assertThat(delta.finding()).isEqualTo(Finding.SAME);
    }
}
