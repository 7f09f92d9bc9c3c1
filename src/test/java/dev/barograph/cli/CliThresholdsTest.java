package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Threshold;
import dev.barograph.run.RunEnd;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What thresholds make of a run: what is said, and the exit code.
class CliThresholdsTest extends TypedCli {
    @Test
    void a_failed_threshold_ends_with_1_and_is_told_even_if_quiet() {
        assertThat(cli("run", URL, "--quiet", "--threshold", "errors < 0.5%")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("Threshold failed: errors < 0.5%, it is 1 %.\n");
        assertThat(
                        cli(
                                "run",
                                URL,
                                "--threshold",
                                "errors < 0.5%",
                                "--threshold",
                                "throughput>=100/s",
                                "--threshold",
                                "p99 < 1ms",
                                "--threshold",
                                "errors < 0.5%"))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\nerrors < 0.5%          1 %    FAILED\n")
                .contains("\nthroughput >= 100/s  100/s    PASSED\n")
                .contains(
                        "\np99 < 1ms            40 ms    NOT ENOUGH DATA: p99 takes 1,000 good answers,"
                                + " there are 4\n");
        assertThat(runs.started.get(1).thresholds()).hasSize(3);
    }

    @Test
    void a_threshold_that_passes_or_cannot_be_judged_is_no_reason_to_fail() {
        assertThat(cli("run", URL, "--threshold", "errors <= 1%", "--threshold", "p99 < 1ms"))
                .isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("  PASSED\n", "NOT ENOUGH DATA");
        assertThat(cli("run", URL)).isEqualTo(0);
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("hreshold");
    }

    @Test
    void interrupted_no_answer_and_the_generator_come_before_a_failed_threshold() {
        String[] run = {"run", URL, "--threshold", "throughput > 999999/s"};
        assertThat(cli(run)).isEqualTo(1);
        runs = FakeRuns.completed().judged(LIMITED);
        assertThat(cli(run)).isEqualTo(4);
        runs = unanswered(FailureKind.CONNECT_REFUSED);
        assertThat(cli(run)).isEqualTo(3);
        runs = new FakeRuns(FakeRuns.summary(5, Map.of()), Optional.of(RunEnd.STOPPED));
        assertThat(cli(run)).isEqualTo(5);
    }

    @Test
    void thresholds_of_the_command_line_are_added_to_those_of_the_profile() {
        String bounded = SAMPLE.resolveSibling("v1-thresholds.yaml").toString();
        cli("run", bounded, "--threshold", "service p50 < 1ms", "--users", "3");
        assertThat(runs.started.getFirst().thresholds())
                .extracting(Threshold::text)
                .containsExactly(
                        "p99 < 300ms",
                        "service p99.9 <= 1s",
                        "errors < 1%",
                        "throughput >= 450/s",
                        "max < 2s",
                        "service p50 < 1ms");
    }

    @Test
    void a_threshold_that_is_none_is_refused_with_all_that_is_wrong() {
        assertThat(cli("run", URL, "--threshold", "p98 < 1s", "--threshold", "errors < 1"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--threshold: There is no figure \"p98\"; there are p50, ")
                .contains("--threshold: \"1\" is not a share;");
        assertThat(runs.started).isEmpty();
    }
}
