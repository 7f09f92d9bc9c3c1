package dev.barograph.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class StudentTTest {
    @Test
    void quantiles_are_those_of_the_exact_distribution_to_two_percent() {
        for (double degrees : new double[] {3, 5, 10, 30, 200}) {
            TDistribution exact = new TDistribution(null, degrees);
            assertThat(StudentT.quantile(degrees))
                    .as("%s", degrees)
                    .isCloseTo(exact.inverseCumulativeProbability(0.975), withinPercentage(1.2));
        }
        assertThat(StudentT.quantile(Double.POSITIVE_INFINITY)).isEqualTo(1.959963984540054);
    }

    @Test
    void chances_beyond_are_those_of_the_exact_distribution() {
        for (double degrees : new double[] {8, 20, 100}) {
            TDistribution exact = new TDistribution(null, degrees);
            for (double t : new double[] {-2, 0, 0.5, 2, 3.5}) {
                assertThat(StudentT.above(t, degrees))
                        .isCloseTo(1 - exact.cumulativeProbability(t), within(5e-4));
            }
            assertThat(StudentT.above(StudentT.quantile(degrees), degrees))
                    .isCloseTo(0.025, within(1e-6));
        }
    }
}
