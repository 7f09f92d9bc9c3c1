package dev.barograph.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinomialTest {
    /// Added up term by term.
    private static double atLeast(int k, int n, double q) {
        double sum = 0;
        double ways = 1;
        for (int i = 0; i <= n; i++) {
            sum += i >= k ? ways * Math.pow(q, i) * Math.pow(1 - q, n - i) : 0;
            ways = ways * (n - i) / (i + 1);
        }
        return sum;
    }

    @Test
    void tails_of_whole_numbers_are_those_of_the_sum_of_its_terms() {
        for (double q : new double[] {0.001, 0.01, 0.05, 0.5}) {
            for (int n : new int[] {1, 7, 30, 200}) {
                for (int k = 0; k <= n; k += Math.max(1, n / 7)) {
                    double sum = atLeast(k, n, q);
                    assertThat(Binomial.atLeast(k, n, q))
                            .as("%d of %d, %s", k, n, q)
                            .isCloseTo(sum, within(1e-11));
                    assertThat(Binomial.atMost(k, n, q))
                            .isCloseTo(1 - atLeast(k + 1, n, q), within(1e-11));
                }
            }
        }
    }

    @Test
    void that_none_of_550_is_beyond_the_99th_percentile_has_a_chance_of_4_in_1000() {
        assertThat(Binomial.atMost(0, 550, 0.01)).isCloseTo(Math.pow(0.99, 550), within(1e-12));
    }

    @Test
    void between_whole_numbers_it_lies_between_theirs() {
        assertThat(Binomial.atLeast(3.5, 40.5, 0.1))
                .isBetween(Binomial.atLeast(4, 40, 0.1), Binomial.atLeast(3, 41, 0.1));
    }
}
