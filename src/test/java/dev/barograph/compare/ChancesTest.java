package dev.barograph.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChancesTest {
    private static final double MANY = Double.POSITIVE_INFINITY;

    @Test
    void holm_multiplies_the_smallest_by_all_and_never_overtakes() {
        assertThat(Chances.holm(List.of(0.04, 0.01, 0.03, 0.9)))
                .containsExactly(new double[] {0.09, 0.04, 0.09, 0.9}, within(1e-12));
        assertThat(Chances.holm(List.of())).isEmpty();
    }

    @Test
    void a_number_at_the_lower_bound_has_a_chance_of_2_5_percent() {
        Estimate estimate = new Estimate(1.1, 1.05, 1.3);

        assertThat(Chances.above(estimate, 1.05, MANY)).isCloseTo(0.025, within(1e-6));
        assertThat(Chances.above(estimate, 1.3, MANY)).isCloseTo(0.975, within(1e-6));
        assertThat(Chances.aboveRatio(estimate, 1.05, 12)).isCloseTo(0.025, within(1e-6));
        assertThat(Chances.above(estimate, 1.1, MANY)).isEqualTo(0.5);
    }

    @Test
    void a_bound_that_is_not_known_proves_nothing() {
        Estimate estimate = new Estimate(0.9, 0, Double.POSITIVE_INFINITY);

        assertThat(Chances.apart(Chances.aboveRatio(estimate, 1, MANY))).isEqualTo(1);
        assertThat(Chances.apart(Chances.aboveRatio(estimate, 0.5, MANY))).isEqualTo(1);
        assertThat(Chances.apart(Chances.aboveRatio(new Estimate(900, -0.1, 1_000), 1, MANY)))
                .isEqualTo(1);
    }
}
