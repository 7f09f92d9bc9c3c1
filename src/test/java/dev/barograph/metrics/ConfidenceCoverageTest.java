package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import dev.barograph.metrics.SyntheticRun.Coverage;
import dev.barograph.metrics.SyntheticTargets.Part;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The promise of a 95 % interval, kept: of many runs with a known truth, 93 to 97 % hold it.
class ConfidenceCoverageTest {
    private static final SyntheticRun RUN = new SyntheticRun();

    private static final List<Double> LOWER = List.of(50.0, 75.0, 90.0, 95.0);
    private static final SyntheticRun.Target LOG_NORMAL =
            SyntheticTargets.independent(new Part(1, 2, 1));
    private static final SyntheticRun.Target TWO_HILLS =
            SyntheticTargets.independent(new Part(0.7, 1, 0.4), new Part(0.3, 4, 0.6));

    static Stream<Arguments> independent() {
        return Stream.of(
                of("log-normal", LOG_NORMAL, 1, 100, 4_000, List.of(50.0, 75.0, 90.0)),
                of("log-normal", LOG_NORMAL, 100, 20, 6_000, LOWER),
                of("log-normal", LOG_NORMAL, 240, 70, 2_000, List.of(99.0, 99.9)),
                of("two hills", TWO_HILLS, 1, 200, 3_000, List.of(50.0, 75.0, 90.0, 95.0)),
                of("two hills", TWO_HILLS, 120, 20, 6_000, LOWER),
                of("exponential", SyntheticTargets.exponential(), 100, 20, 6_000, LOWER),
                of("pareto", SyntheticTargets.pareto(), 1, 100_000, 1_000, List.of(99.9, 99.99)));
    }

    static Stream<Arguments> dependent() {
        return Stream.of(
                of("AR(1) 0.5", SyntheticTargets.autoregressive(0.5, 0.3, 0.5), 400, 30),
                of("AR(1) 0.8", SyntheticTargets.autoregressive(0.8, 0.3, 0.5), 900, 15),
                of("AR(1) 0.9", SyntheticTargets.autoregressive(0.9, 0.3, 0.5), 1_500, 10),
                of("slow shift", SyntheticTargets.shifting(10, 0.7, 0.5), 1_200, 10),
                of("bursts", SyntheticTargets.bursts(10, 6, 1.5, 0.5), 900, 15));
    }

    @ParameterizedTest(name = "{0} {2} x {3}")
    @MethodSource("independent")
    void of_independent_samples_93_to_97_percent_of_intervals_hold_the_truth(
            String name,
            SyntheticRun.Target target,
            int intervals,
            int each,
            int runs,
            List<Double> percentiles) {
        for (Coverage c : RUN.coverage(target, intervals, each, runs, percentiles, 42)) {
            assertThat(c.runs()).as("%s: runs with %s", name, c).isGreaterThan(runs * 9 / 10);
            assertThat(c.share()).as("%s: %s", name, c).isBetween(0.93, 0.97);
        }
    }

    @ParameterizedTest(name = "{0} {2} x {3}")
    @MethodSource("dependent")
    void of_samples_that_depend_on_those_before_93_to_97_percent_hold_the_truth(
            String name, SyntheticRun.Target target, int intervals, int each) {
        for (Coverage c : RUN.coverage(target, intervals, each, 1_500, LOWER, 42)) {
            assertThat(c.runs()).as("%s: runs with %s", name, c).isGreaterThan(900);
            assertThat(c.share()).as("%s: %s", name, c).isBetween(0.93, 0.97);
        }
    }

    @Test
    void few_intervals_err_on_the_wide_side() {
        for (Coverage c : RUN.coverage(LOG_NORMAL, 5, 400, 1_000, List.of(50.0, 90.0), 42)) {
            assertThat(c.share()).as("%s", c).isBetween(0.96, 1.0);
        }
        for (Coverage c : RUN.coverage(LOG_NORMAL, 30, 100, 1_000, List.of(50.0, 90.0), 42)) {
            assertThat(c.share()).as("%s", c).isBetween(0.95, 0.985);
        }
    }

    /// The whole of these times falls into a few buckets of two digits, and rounding outwards to
    /// them can only make an interval wider.
    @Test
    void times_of_two_digits_err_on_the_wide_side() {
        SyntheticRun.Target narrow = SyntheticTargets.independent(new Part(1, 2, 0.01));

        for (Coverage c :
                new SyntheticRun(true).coverage(narrow, 100, 100, 1_000, List.of(50.0, 90.0), 42)) {
            assertThat(c.share()).as("%s", c).isBetween(0.95, 1.0);
        }
        SyntheticRun.Target wide = SyntheticTargets.independent(new Part(1, 2, 1));
        for (Coverage c : new SyntheticRun(true).coverage(wide, 100, 20, 3_000, LOWER, 42)) {
            assertThat(c.share()).as("%s", c).isBetween(0.94, 0.98);
        }
    }

    /// Bursts by the clock make the share of slow samples vary less from run to run than chance
    /// would; the design effect is never taken for less than 1.
    @Test
    void bursts_by_the_clock_err_on_the_wide_side() {
        SyntheticRun.Target clockwork = SyntheticTargets.clockwork(10, 1.5, 0.5);

        for (Coverage c : RUN.coverage(clockwork, 600, 15, 1_000, List.of(50.0, 95.0), 42)) {
            assertThat(c.share()).as("%s", c).isBetween(0.95, 1.0);
        }
    }

    /// What would be the case without blocks: the test of the tests.
    @Test
    void samples_that_depend_on_those_before_are_fewer_than_they_look() {
        SyntheticRun.Target target = SyntheticTargets.autoregressive(0.8, 0.3, 0.5);

        // All in one interval of its own level: plain binomial, as if they were independent.
        for (Coverage c : RUN.coverage(target, 1, 1_000, 500, List.of(50.0, 90.0), 42)) {
            assertThat(c.share()).as("%s", c).isLessThan(0.5);
        }
    }
}
