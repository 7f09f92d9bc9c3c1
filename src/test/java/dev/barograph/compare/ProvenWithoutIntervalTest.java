package dev.barograph.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Percentiles of which a run has too few samples, or too uneven seconds, for an interval: a change
/// that is large enough is proven all the same.
class ProvenWithoutIntervalTest {
    private static final Bound P99 = new Bound(Figure.RESPONSE_P99, 0.05);

    private static Comparison compare(Recording a, Recording b) {
        return Comparer.compare(a, b, Margins.standard(), List.of(), Comparer.NAMED);
    }

    private static MadeRun brief(long seed) {
        return MadeRun.seeded(seed).lasting(11).perSecond(50);
    }

    @Test
    void a_target_that_hangs_breaks_a_bound_on_p99_in_550_requests() {
        Comparison comparison = compare(brief(1).end(), brief(2).hanging(0.3).end());

        assertThat(Bound.broken(comparison, List.of(P99))).containsExactly(P99);
        Delta p99 = comparison.of(Figure.RESPONSE_P99);
        assertThat(p99.a().orElseThrow().enough()).isFalse();
        assertThat(p99.ratio().orElseThrow().low()).as("%s", p99).isGreaterThan(5);
        assertThat(p99.ratio().orElseThrow().high()).isInfinite();
        assertThat(p99.difference().orElseThrow().low()).isGreaterThan(0.5e9);
        assertThat(comparison.of(Figure.RESPONSE_P95).finding()).isEqualTo(Finding.WORSE);
    }

    @Test
    void one_that_hangs_the_more_is_worse_in_every_percentile_that_its_requests_can_tell() {
        Comparison comparison = compare(brief(1).lasting(20).end(), brief(2).hanging(0.9).end());

        for (Figure figure :
                List.of(Figure.RESPONSE_P50, Figure.RESPONSE_P95, Figure.SERVICE_P99)) {
            assertThat(comparison.of(figure).finding()).as("%s", figure).isEqualTo(Finding.WORSE);
        }
        // None of 1,000 says little of one in 1,000.
        assertThat(comparison.of(Figure.RESPONSE_P99_9).ratio()).isEmpty();
        assertThat(comparison.of(Figure.RESPONSE_P99_9).why()).contains("too few requests in A");
    }

    @Test
    void the_other_way_round_it_is_better() {
        Delta p95 = compare(brief(2).hanging(0.3).end(), brief(1).end()).of(Figure.RESPONSE_P95);

        assertThat(p95.finding()).isEqualTo(Finding.BETTER);
        assertThat(p95.ratio().orElseThrow().low()).isZero();
        assertThat(p95.ratio().orElseThrow().high()).isLessThan(0.2);
        assertThat(p95.difference().orElseThrow().high()).isNegative();
    }

    @Test
    void a_bound_is_broken_just_as_far_as_the_interval_excludes_it() {
        Comparison comparison =
                compare(brief(1).sigma(0.1).end(), brief(2).sigma(0.1).slower(2.2).end());
        double low = comparison.of(Figure.RESPONSE_P99).ratio().orElseThrow().low();
        Bound less = new Bound(Figure.RESPONSE_P99, low - 1.01);
        Bound more = new Bound(Figure.RESPONSE_P99, low - 0.99);

        assertThat(low).isBetween(1.4, 1.98);
        assertThat(Bound.broken(comparison, List.of(less))).containsExactly(less);
        assertThat(Bound.broken(comparison, List.of(more))).isEmpty();
    }

    @Test
    void requests_of_the_measure_without_an_answer_prove_nothing_against_the_other_run() {
        Recording hung = brief(1).hanging(0.3).end();

        assertThat(compare(hung, brief(2).hanging(0.3).slower(40).end()).of(Figure.RESPONSE_P95))
                .satisfies(p95 -> assertThat(p95.ratio()).isEmpty())
                .satisfies(p95 -> assertThat(p95.finding()).isEqualTo(Finding.NOT_ENOUGH_DATA));
    }

    @Test
    void few_that_hang_among_few_prove_nothing() {
        Comparison comparison =
                compare(brief(1).end(), brief(2).unfinished(all(8, 5_000_000_000L)).end());

        assertThat(comparison.of(Figure.RESPONSE_P99).ratio()).isEmpty();
        assertThat(Bound.broken(comparison, List.of(P99))).isEmpty();
    }

    private static long[] all(int count, long nanos) {
        long[] all = new long[count];
        java.util.Arrays.fill(all, nanos);
        return all;
    }
}
