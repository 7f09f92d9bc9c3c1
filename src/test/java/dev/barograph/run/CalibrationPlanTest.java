package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barograph.metrics.Calibration;
import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CalibrationPlanTest {
    private final List<Load> tried = new ArrayList<>();
    private final List<CalibrationProgress> told = new ArrayList<>();

    @Test
    void bisection_finds_the_highest_rate_that_is_kept() throws InterruptedException {
        Calibration found = calibrate(40_960, 29_500);

        assertThat(found.topPerSecond()).isEqualTo(41_000);
        // Steps of 1/32 of the top: 28,160 is kept and 29,440 too, 30,720 is not.
        assertThat(found.trustedPerSecond()).hasValue(29_000);
        assertThat(found.floorPerSecond()).isEqualTo(1_000);
        assertThat(found.floorP50Nanos()).isEqualTo(120_000);
        assertThat(found.inWords("this request"))
                .isEqualTo(
                        "This machine can send about 41,000/s of this request; above 29,000/s do"
                                + " not trust the tail.");
        assertThat(found.floorInWords()).contains("1,000/s: p50 0.12 ms, p99 0.12 ms");
    }

    @Test
    void a_machine_that_keeps_no_rate_is_told_so() throws InterruptedException {
        Calibration found = calibrate(10_000, 0);
        assertThat(found.trustedPerSecond()).isEmpty();
        assertThat(found.inWords("this request")).contains("at no rate");
    }

    @Test
    void a_single_hiccup_does_not_condemn_a_rate() throws InterruptedException {
        CalibrationPlan plan =
                new CalibrationPlan(
                        (load, _) -> {
                            tried.add(load);
                            boolean late = tried.size() % 3 != 0;
                            return interval(1_000, late ? 50_000_000 : 1_000, Judgement.NONE);
                        },
                        told::add);
        // Warm-up and full speed, then each rate fails twice and is kept the third time.
        assertThat(plan.carryOut("nio", true).trustedPerSecond().orElse(0)).isEqualTo(970);
    }

    @Test
    void progress_never_goes_back_and_names_the_step() throws InterruptedException {
        calibrate(1_000, 500);
        assertThat(told).isSortedAccordingTo((a, b) -> Double.compare(a.share(), b.share()));
        assertThat(told).extracting(CalibrationProgress::share).allMatch(s -> s >= 0 && s <= 1);
        assertThat(told.getFirst().step()).isEqualTo("Warming up");
        assertThat(told.get(1).step()).isEqualTo("Full speed");
        assertThat(told.get(2).step()).isEqualTo("Trying 500/s");
        assertThat(told.getLast().step()).isEqualTo("Noise floor");
    }

    @Test
    void other_programs_are_blamed_only_if_the_machine_is_busy_and_mostly_not_with_this_one()
            throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        assertThat(disturbed(1.0, 0.2 * cores)).isTrue();
        assertThat(disturbed(1.0, 0.9 * cores)).isFalse();
        assertThat(disturbed(0.5, 0.1 * cores)).isFalse();
    }

    private static boolean disturbed(double machineShare, double processCores)
            throws InterruptedException {
        Health health =
                new Health(
                        processCores,
                        OptionalDouble.of(machineShare),
                        0,
                        "",
                        0,
                        0,
                        0,
                        0,
                        LoopDelays.ofEach(0),
                        0,
                        0,
                        0,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        OptionalDouble.empty());
        CalibrationPlan plan =
                new CalibrationPlan(
                        (load, _) ->
                                interval(
                                        counts(Map.of()),
                                        0,
                                        50_000_000,
                                        Judgement.NONE,
                                        Optional.of(health)),
                        _ -> {});
        var _ = plan.carryOut("nio", false);
        return plan.wasDisturbed();
    }

    @Test
    void no_answer_at_full_speed_is_a_failure_in_words() {
        CalibrationPlan plan =
                new CalibrationPlan((_, _) -> interval(0, 1, Judgement.NONE), told::add);
        assertThatThrownBy(() -> plan.carryOut("nio", false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No request");
    }

    @Test
    void a_rate_is_kept_only_if_nothing_is_late_left_over_failed_or_judged_bad() {
        assertThat(CalibrationPlan.isKept(interval(100, 1_900_000, Judgement.NONE))).isTrue();
        assertThat(CalibrationPlan.isKept(interval(100, 2_100_000, Judgement.NONE))).isFalse();
        assertThat(CalibrationPlan.isKept(interval(0, 1_000, Judgement.NONE))).isFalse();
        assertThat(CalibrationPlan.isKept(interval(100, 1_000, new Judgement(Cause.CPU, "busy"))))
                .isFalse();
        assertThat(
                        CalibrationPlan.isKept(
                                interval(100, 1_000, new Judgement(Cause.PERMITS, "cap"))))
                .isTrue();
        assertThat(CalibrationPlan.isKept(interval(counts(Map.of()), 3, 1_000, Judgement.NONE)))
                .isFalse();
        for (FailureKind kind :
                List.of(FailureKind.RESET, FailureKind.TOTAL_TIMEOUT, FailureKind.BACKLOG_FULL)) {
            assertThat(
                            CalibrationPlan.isKept(
                                    interval(counts(Map.of(kind, 1L)), 0, 1_000, Judgement.NONE)))
                    .as(kind.id())
                    .isFalse();
        }
    }

    private Calibration calibrate(double top, double kept) throws InterruptedException {
        CalibrationPlan plan =
                new CalibrationPlan(
                        (load, _) -> {
                            tried.add(load);
                            double rate = load.shape().peak();
                            boolean open = load.shape() instanceof LoadShape.Open;
                            return interval(
                                    Math.round(top),
                                    open && rate > kept ? 3_000_000 : 20_000,
                                    Judgement.NONE);
                        },
                        told::add);
        Calibration found = plan.carryOut("nio", false);
        assertThat(tried.stream().map(load -> load.shape().duration()).reduce(Duration::plus))
                .hasValueSatisfying(d -> assertThat(d).isLessThan(Duration.ofSeconds(25)));
        assertThat(found.trustedPerSecond()).isNotEqualTo(OptionalDouble.of(0));
        return found;
    }

    private static Interval interval(long ok, long lagNanos, Judgement judgement) {
        return interval(new Counts(ok, ok, ok, Map.of()), 0, lagNanos, judgement);
    }

    private static Counts counts(Map<FailureKind, Long> others) {
        return new Counts(100, 100, 100, others);
    }

    private static Interval interval(
            Counts counts, int waiting, long lagNanos, Judgement judgement) {
        return interval(counts, waiting, lagNanos, judgement, Optional.empty());
    }

    private static Interval interval(
            Counts counts,
            int waiting,
            long lagNanos,
            Judgement judgement,
            Optional<Health> health) {
        Latencies response = Latencies.of(123_000);
        LatencyPair pair = new LatencyPair(response, response);
        Times times =
                new Times(
                        pair,
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        PhaseTimes.EMPTY,
                        Latencies.of(lagNanos));
        return new Interval(
                0,
                0,
                1_000_000_000,
                0,
                0,
                counts,
                0,
                0,
                waiting,
                0,
                0,
                0,
                0,
                times,
                health,
                judgement);
    }
}
