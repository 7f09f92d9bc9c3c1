package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;
import org.junit.jupiter.api.Test;

class BlockVarianceTest {
    @Test
    void quantiles_of_student_are_those_of_the_tables() {
        for (int degrees = 1; degrees < 200; degrees++) {
            double exact = new TDistribution(null, degrees).inverseCumulativeProbability(0.975);
            assertThat(BlockVariance.studentT(degrees) / exact)
                    .as("%s degrees", degrees)
                    .isCloseTo(1, within(0.0015));
        }
        assertThat(BlockVariance.studentT(2.9)).isEqualTo(BlockVariance.studentT(2));
        assertThat(BlockVariance.studentT(0.5)).isEqualTo(BlockVariance.studentT(1));
    }

    @Test
    void ranks_leave_a_fortieth_beyond_each_bound() {
        for (double p : new double[] {0.01, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999}) {
            for (double beyond : new double[] {10, 13.7, 40, 300, 5_000}) {
                double samples = beyond / Math.min(p, 1 - p);
                double low = (samples + 1) * RankBounds.position(samples, p, -BlockVariance.Z);
                double high = (samples + 1) * RankBounds.position(samples, p, BlockVariance.Z);

                // P(X_(r) <= quantile) = P(Bin(n, p) >= r) = I_p(r, n - r + 1)
                double aboveLow = 1 - Beta.regularizedBeta(p, low, samples - low + 1);
                double belowHigh = Beta.regularizedBeta(p, high, samples - high + 1);
                assertThat(aboveLow).as("p %s n %s", p, samples).isBetween(0.024, 0.026);
                assertThat(belowHigh).as("p %s n %s", p, samples).isBetween(0.024, 0.026);
                assertThat(low).isGreaterThan(1);
                assertThat(high).isLessThan(samples);
            }
        }
    }

    @Test
    void blocks_that_are_more_alike_than_chance_are_not_more_than_their_samples() {
        assertThat(inflation(new long[] {90, 90, 90, 90}, 100)).isEqualTo(1);
    }

    @Test
    void the_design_effect_is_the_variance_between_blocks_over_the_binomial_one() {
        // Shares 0.4 and 0.6 in turn: e = 10, binomial variance of a block 25, B = 20.
        long[] below = new long[20];
        Arrays.setAll(below, j -> j % 2 == 0 ? 40 : 60);
        double t = BlockVariance.studentT(19) / BlockVariance.Z;

        // Neighbours differ always, so their correlation, which is negative, does not count.
        assertThat(inflation(below, 100))
                .isCloseTo(100.0 / 25 / (1 - 1.0 / 20) * t * t, within(1e-9));
    }

    @Test
    void blocks_that_resemble_their_neighbours_count_for_less() {
        long[] halves = new long[20];
        Arrays.setAll(halves, j -> j < 10 ? 40 : 60);
        double t = BlockVariance.studentT(19) / BlockVariance.Z;

        // 18 of 19 neighbours are alike: r is more than 0.8, taken as 0.8.
        assertThat(inflation(halves, 100))
                .isCloseTo(9 * 100.0 / 25 / (1 - 1.0 / 20) * t * t, within(1e-9));
    }

    @Test
    void one_block_or_one_that_outweighs_all_others_is_taken_for_independent() {
        assertThat(inflation(new long[] {50}, 100)).isEqualTo(1);
        assertThat(BlockVariance.inflation(new long[] {500, 0}, new long[] {1_000, 10}))
                .isEqualTo(1);
        assertThat(BlockVariance.inflation(new long[] {0, 50, 0}, new long[] {0, 100, 0}))
                .isEqualTo(1);
        assertThat(BlockVariance.inflation(new long[0], new long[0])).isEqualTo(1);
    }

    @Test
    void a_share_of_nothing_or_all_does_not_vary() {
        assertThat(inflation(new long[] {0, 0, 0}, 100)).isEqualTo(1);
        assertThat(inflation(new long[] {100, 100, 100}, 100)).isEqualTo(1);
    }

    private static double inflation(long[] below, long each) {
        long[] totals = new long[below.length];
        Arrays.fill(totals, each);
        return BlockVariance.inflation(below, totals);
    }
}
