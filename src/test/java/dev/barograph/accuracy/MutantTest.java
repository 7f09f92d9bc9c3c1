package dev.barograph.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The test of the tests: [OpenStallTest] in a process of its own, against the product as it is and
/// against builds of it with the clock's origin moved.
@Tag("accuracy")
class MutantTest {
    private static final String FORMULA = "response_times_follow_the_formula_whatever_the_permits ";
    private static final String TWO_CURVES =
            "the_two_curves_tell_the_stall_apart_from_the_service ";

    @TempDir
    // Set by JUnit.
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Else a red suite would say nothing about the fault.
    @Test
    void the_suite_is_green_against_the_product_as_it_is() {
        Map<String, String> tests = MutantSuite.run(folder);
        assertThat(tests).hasSizeGreaterThan(20);
        assertThat(tests.values()).containsOnly("");
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void the_suite_is_red_against_a_build_with_a_moved_origin(Mutant mutant) throws IOException {
        mutant.writeTo(folder);
        Map<String, String> tests = MutantSuite.run(folder);
        for (int permits : new int[] {100, 10}) {
            assertThat(wrong(tests, FORMULA, permits))
                    .contains("p90 is", "p95 is", "mean is")
                    .doesNotContain("unfit");
            assertThat(wrong(tests, TWO_CURVES, permits)).isNotEmpty().doesNotContain("unfit");
        }
        // It is a program that works but for its clock, and where nobody waits for a permit not
        // even that is seen.
        assertThat(wrong(tests, FORMULA, 5_000)).isEmpty();
        for (int permits : new int[] {5_000, 100, 10}) {
            assertThat(wrong(tests, "nothing_is_lost_and_nothing_is_sent_twice ", permits))
                    .isEmpty();
        }
    }

    private static String wrong(Map<String, String> tests, String test, int permits) {
        Predicate<String> isIt =
                name -> name.startsWith(test) && name.matches(".*\\D" + permits + "$");
        List<String> found = tests.keySet().stream().filter(isIt).toList();
        assertThat(found).as("%s%d in %s", test, permits, tests).hasSize(1);
        return tests.getOrDefault(found.getFirst(), "");
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void a_build_that_lost_the_place_to_change_is_told_and_not_taken_for_one(Mutant mutant)
            throws IOException {
        try (InputStream other = Ranks.class.getResourceAsStream("Ranks.class")) {
            byte[] without = other == null ? new byte[0] : other.readAllBytes();
            assertThatThrownBy(() -> mutant.changed(without))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(mutant + " can no longer be planted");
        }
    }
}
