package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barograph.chart.Canned;
import dev.barograph.model.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntervalTreeTest {
    private static final long SECOND = 1_000_000_000L;

    private final SplittableRandom random = new SplittableRandom(17);

    @Test
    void figures_of_any_range_are_those_of_a_run_recorded_over_it_only() {
        List<Interval> run = run(1_200);
        IntervalTree tree = new IntervalTree();
        for (int known = 1; known < run.size(); known += 37) {
            tree.read(run.subList(0, known));
        }
        tree.read(run);
        assertThat(tree.size()).isEqualTo(1_200);
        for (int[] range : ranges(run.size(), 12)) {
            List<Interval> part = run.subList(range[0], range[1]);
            assertSame(tree.summary(range[0], range[1]), added(part));
            List<Interval> clean = clean(part);
            assertSame(tree.clean(range[0], range[1]), added(clean));
            for (Curve curve : Curve.values()) {
                assertThat(estimates(tree, curve, range, false)).isEqualTo(estimates(curve, part));
                assertThat(estimates(tree, curve, range, true)).isEqualTo(estimates(curve, clean));
            }
        }
    }

    @Test
    void a_long_range_from_the_start_has_the_blocks_of_the_run() {
        List<Interval> run = run(2_500);
        IntervalTree tree = new IntervalTree();
        tree.read(run);
        int[] whole = {0, run.size()};
        assertThat(estimates(tree, Curve.RESPONSE, whole, false))
                .isEqualTo(estimates(Curve.RESPONSE, run));
        // Blocks that begin elsewhere are other blocks of the same samples: nearly the same bounds.
        int[] shifted = {5, run.size()};
        var shiftedBounds = known(estimates(tree, Curve.RESPONSE, shifted, false).getFirst());
        var plain = known(estimates(Curve.RESPONSE, run.subList(5, run.size())).getFirst());
        assertThat(shiftedBounds.valueNanos()).isEqualTo(plain.valueNanos());
        assertThat((double) shiftedBounds.lowNanos() / plain.lowNanos()).isBetween(0.97, 1.03);
        assertThat((double) shiftedBounds.highNanos() / plain.highNanos()).isBetween(0.97, 1.03);
    }

    @Test
    void failures_of_a_range_are_counted_and_placed_in_it() {
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Map<FailureKind, Long> failures =
                    i == 10 || i == 50 || i == 90
                            ? Map.of(FailureKind.RESET, 2L, FailureKind.HTTP_5XX, 5L)
                            : Map.of();
            run.add(interval(i, new Counts(10, 10, 3, failures), Latencies.EMPTY, false));
        }
        List<ErrorRow> whole =
                List.of(
                        new ErrorRow(
                                FailureKind.RESET,
                                6,
                                10 * SECOND + 250,
                                90 * SECOND + 700,
                                "reset by peer"));
        IntervalTree tree = new IntervalTree();
        tree.read(run);
        assertThat(tree.errors(0, 100, whole))
                .containsExactly(
                        new ErrorRow(FailureKind.HTTP_5XX, 15, 10 * SECOND, 91 * SECOND, ""),
                        new ErrorRow(
                                FailureKind.RESET,
                                6,
                                10 * SECOND + 250,
                                90 * SECOND + 700,
                                "reset by peer"));
        assertThat(tree.errors(40, 60, whole).getLast())
                .isEqualTo(
                        new ErrorRow(
                                FailureKind.RESET, 2, 50 * SECOND, 51 * SECOND, "reset by peer"));
        assertThat(tree.errors(11, 50, whole)).isEmpty();
    }

    @Test
    void what_a_stand_still_kept_from_being_sent_lies_in_it_in_a_range_too() {
        Map<FailureKind, Long> missed = Map.of(FailureKind.SUSPENDED, 400L, FailureKind.RESET, 1L);
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            run.add(interval(i, new Counts(10, 10, 10, Map.of()), Latencies.EMPTY, false));
        }
        run.add(Canned.lasting(Canned.silent(8), 4 * SECOND));
        run.add(interval(12, new Counts(411, 11, 10, missed), Latencies.EMPTY, false));
        IntervalTree tree = new IntervalTree();
        tree.read(run);
        ErrorRow whole =
                new ErrorRow(
                        FailureKind.SUSPENDED, 400, 8 * SECOND + 3, 12 * SECOND - 4, "stood still");
        List<ErrorRow> rows = tree.errors(5, 10, List.of(whole));
        assertThat(rows.getFirst()).isEqualTo(whole);
        assertThat(rows.getLast().firstSeenNanos()).as("a reset").isEqualTo(12 * SECOND);
        assertThat(tree.errors(9, 10, List.of(whole)).getFirst().firstSeenNanos())
                .as("no earlier than the range")
                .isEqualTo(12 * SECOND);
    }

    @Test
    void adding_up_may_be_left_and_goes_on_where_it_was_left() {
        List<Interval> run = run(1_200);
        IntervalTree tree = new IntervalTree();
        tree.read(run);
        int[] asked = new int[1];
        for (int most = 0; !tree.prepare(40, 1_100, () -> asked[0]++ == 5); most++) {
            assertThat(most).as("times it was left").isLessThan(8);
            asked[0] = 0;
        }
        // From the 64th to the 1,088th interval there are 32 sums of 32.
        assertThat(tree.prepare(64, 1_088, () -> true)).as("nothing left to do").isTrue();
        assertThat(tree.prepare(0, 1_100, () -> true)).isFalse();
        assertSame(tree.summary(40, 1_100), added(run.subList(40, 1_100)));
        assertSame(tree.summary(0, 1_200), added(run));
    }

    @Test
    void one_of_awaited_times_has_the_same_counts_response_and_service_times_and_no_others() {
        List<Interval> run = run(200);
        IntervalTree tree = new IntervalTree().anotherOfAwaited();
        tree.read(run);
        Summary sum = tree.summary(3, 190);
        Summary all = added(run.subList(3, 190));
        assertThat(sum.counts()).isEqualTo(all.counts());
        assertThat(sum.tookNanos()).isEqualTo(all.tookNanos());
        assertThat(sum.bytesIn()).isEqualTo(all.bytesIn());
        assertThat(sum.bytesOut()).isEqualTo(all.bytesOut());
        assertThat(sum.times().response().censored()).isOne();
        LatenciesTest.assertSame(sum.times().response().times(), all.times().response().times());
        LatenciesTest.assertSame(sum.times().service().times(), all.times().service().times());
        assertThat(sum.times().phases()).isEqualTo(PhaseTimes.EMPTY);
        assertThat(sum.times().lag().isEmpty()).isTrue();
    }

    @Test
    void what_was_awaited_at_the_end_is_in_the_range_in_which_it_became_due() {
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Latencies one = Latencies.of(5_000_000);
            Times ok = Times.ofOk(new LatencyPair(one, one));
            // Due at 10.5 and twice at 70.5 s; the last one was never sent.
            LatencyPair awaited =
                    new LatencyPair(
                            Latencies.of(89_500_000_000L, 29_510_000_000L, 29_500_000_000L),
                            Latencies.of(89_400_000_000L, 29_400_000_000L));
            run.add(Seconds.of(i, i == 99 ? ok.awaiting(awaited) : ok));
        }
        IntervalTree tree = new IntervalTree();
        tree.read(run);

        assertThat(awaited(tree, 0, 100)).containsExactly(3L, 2L, 1L);
        assertThat(awaited(tree, 0, 11)).containsExactly(1L, 1L, 0L);
        assertThat(awaited(tree, 11, 70)).containsExactly(0L, 0L, 0L);
        assertThat(awaited(tree, 70, 71)).containsExactly(2L, 1L, 1L);
        assertThat(awaited(tree, 70, 100)).containsExactly(2L, 1L, 1L);
        assertThat(awaited(tree, 71, 100)).containsExactly(0L, 0L, 0L);
        assertThat(tree.summary(71, 100).times().response().times().count()).isEqualTo(29);
        assertThat(tree.summary(70, 71).times().response().times().maxNanos().orElseThrow())
                .isBetween(29_480_000_000L, 29_510_000_000L);
        assertThat(tree.figures(70, 71, List.of()).of(Curve.RESPONSE).times().censored())
                .isEqualTo(2);
    }

    @Test
    void what_waited_when_a_run_was_stopped_is_in_its_range_though_answers_came_later() {
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Latencies one = Latencies.of(5_000_000);
            Times ok = Times.ofOk(new LatencyPair(one, one));
            // Stopped at 90 s: never sent were those due at 10.5 and 70.5 s.
            LatencyPair stopped =
                    new LatencyPair(
                            Latencies.of(79_500_000_000L, 19_500_000_000L), Latencies.EMPTY);
            // Cancelled at 100 s: one due at 50.5 s.
            Latencies cancelled = Latencies.of(49_500_000_000L);
            run.add(
                    Seconds.of(
                            i,
                            i == 89
                                    ? ok.awaiting(stopped)
                                    : i == 99
                                            ? ok.awaiting(new LatencyPair(cancelled, cancelled))
                                            : ok));
        }
        IntervalTree tree = new IntervalTree();
        tree.read(run);

        assertThat(awaited(tree, 0, 100)).containsExactly(3L, 1L, 2L);
        assertThat(awaited(tree, 10, 11)).containsExactly(1L, 0L, 1L);
        assertThat(awaited(tree, 50, 51)).containsExactly(1L, 1L, 0L);
        assertThat(awaited(tree, 70, 71)).containsExactly(1L, 0L, 1L);
        assertThat(awaited(tree, 71, 100)).containsExactly(0L, 0L, 0L);
        assertThat(awaited(tree, 0, 90)).containsExactly(3L, 1L, 2L);
        assertThat(tree.summary(71, 100).times().response().times().count()).isEqualTo(29);
    }

    /// How many times of response, of service and of the queue are lower bounds.
    private static List<Long> awaited(IntervalTree tree, int from, int to) {
        Times times = tree.summary(from, to).times();
        return List.of(
                times.response().censored(), times.service().censored(), times.queue().censored());
    }

    @Test
    void trees_that_add_up_in_the_same_memory_do_not_mix() {
        List<Interval> run = run(300);
        IntervalTree tree = new IntervalTree();
        IntervalTree second = tree.another();
        tree.read(run);
        second.read(run.subList(0, 100));
        assertSame(second.summary(0, 100), added(run.subList(0, 100)));
        assertSame(tree.summary(0, 300), added(run));
        assertSame(second.summary(10, 90), added(run.subList(10, 90)));
    }

    @Test
    void an_empty_range_is_empty_and_a_shorter_run_is_refused() {
        IntervalTree tree = new IntervalTree();
        tree.read(run(70));
        assertThat(tree.summary(40, 40)).isEqualTo(Summary.EMPTY);
        assertThatThrownBy(() -> tree.read(run(69))).isInstanceOf(IllegalArgumentException.class);
    }

    private List<int[]> ranges(int size, int many) {
        List<int[]> ranges = new ArrayList<>(List.of(new int[] {0, size}, new int[] {32, 1_056}));
        for (int i = 0; i < many; i++) {
            int a = random.nextInt(size + 1);
            int b = random.nextInt(size + 1);
            ranges.add(new int[] {Math.min(a, b), Math.max(a, b)});
        }
        return ranges;
    }

    private List<Interval> run(int seconds) {
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            long[] nanos = new long[random.nextInt(60)];
            for (int k = 0; k < nanos.length; k++) {
                nanos[k] = (long) (1e7 * Math.exp(random.nextGaussian()));
            }
            Counts counts =
                    new Counts(
                            nanos.length + 2L,
                            nanos.length + 1L,
                            nanos.length,
                            i % 7 == 0 ? Map.of(FailureKind.RESET, 1L) : Map.of());
            run.add(interval(i, counts, Latencies.of(nanos), i % 50 == 49));
        }
        return run;
    }

    private static Interval interval(int index, Counts counts, Latencies times, boolean bad) {
        Phases phases = new Phases(times, Latencies.EMPTY, Latencies.EMPTY, times, Latencies.of(5));
        return new Interval(
                index,
                index * SECOND,
                SECOND,
                0,
                10,
                counts,
                1,
                10,
                0,
                0,
                index,
                100,
                50,
                new Times(
                        new LatencyPair(times, times),
                        new LatencyPair(Latencies.of(7), Latencies.of(6)),
                        LatencyPair.EMPTY,
                        index == 3
                                ? new LatencyPair(Latencies.of(SECOND / 2), Latencies.EMPTY)
                                : LatencyPair.EMPTY,
                        new PhaseTimes(index % 9 == 0 ? phases : Phases.EMPTY, phases),
                        Latencies.of(index)),
                Optional.empty(),
                bad ? new Judgement(Cause.CPU, "busy") : Judgement.NONE);
    }

    private static List<Interval> clean(List<Interval> part) {
        return part.stream().filter(each -> !each.judgement().isBad()).toList();
    }

    private static List<PercentileEstimate> estimates(Curve curve, List<Interval> part) {
        return Confidence.estimates(
                curve::of, curve.of(added(part).times()), part, Latencies.SHOWN);
    }

    private static Summary added(List<Interval> part) {
        RunningSummary sum = new RunningSummary();
        part.forEach(sum::add);
        return sum.toSummary(List.of());
    }

    private static List<PercentileEstimate> estimates(
            IntervalTree tree, Curve curve, int[] range, boolean cleanOnly) {
        Summary summary =
                cleanOnly ? tree.clean(range[0], range[1]) : tree.summary(range[0], range[1]);
        return tree.estimates(
                curve, range[0], range[1], cleanOnly, curve.of(summary.times()), Latencies.SHOWN);
    }

    private static PercentileEstimate.Known known(PercentileEstimate estimate) {
        return (PercentileEstimate.Known) estimate;
    }

    private static void assertSame(Summary actual, Summary expected) {
        assertThat(actual.counts()).isEqualTo(expected.counts());
        assertThat(actual.tookNanos()).isEqualTo(expected.tookNanos());
        assertThat(actual.newConnections()).isEqualTo(expected.newConnections());
        assertThat(actual.bytesIn()).isEqualTo(expected.bytesIn());
        assertThat(actual.bytesOut()).isEqualTo(expected.bytesOut());
        for (Curve curve : Curve.values()) {
            LatenciesTest.assertSame(
                    curve.of(actual.times()).times(), curve.of(expected.times()).times());
        }
        LatenciesTest.assertSame(actual.failed().service(), expected.failed().service());
        LatenciesTest.assertSame(actual.times().lag(), expected.times().lag());
        LatenciesTest.assertSame(
                actual.times().phases().onNew().download(),
                expected.times().phases().onNew().download());
    }
}
