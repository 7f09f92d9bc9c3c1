package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Cause;
import dev.barograph.testing.Await;
import dev.barograph.testing.RawTarget;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The generator's process is stopped and continued by the operating system.
@Tag("experiment")
class FrozenProcessExperimentTest {
    private static final long SECOND = 1_000_000_000;
    private static final int RATE = 500;
    private static final int SECONDS = 12;

    /// @param stopMillis when the process is stopped, after its first request: in the middle of a
    ///   second, and in the very moment of a tick
    @ParameterizedTest
    @ValueSource(ints = {3_500, 3_000})
    void what_was_missed_in_a_freeze_is_counted_and_not_made_up_for(int stopMillis)
            throws Exception {
        try (RawTarget target = new RawTarget()) {
            Process child = ForkedRun.start(target.url(), RATE, SECONDS, false);
            try {
                Await.until("a request arrived", () -> target.arrivalCount() > 0);
                long first = target.arrivals().getFirst();
                Await.until(
                        "the moment is there",
                        () -> System.nanoTime() - first >= stopMillis * 1_000_000L);
                long stopped = System.nanoTime();
                signal("STOP", child);
                Await.until("4 s are over", () -> System.nanoTime() - stopped >= 4 * SECOND);
                long continued = System.nanoTime();
                signal("CONT", child);
                ForkedRun.Result result = ForkedRun.result(child);

                assertThat(result.conserved()).isTrue();
                assertThat(result.scheduled()).isEqualTo((long) RATE * SECONDS);
                double missed = RATE * (continued - stopped) / 1e9;
                assertThat((double) result.suspended())
                        .as("%s", result)
                        .isBetween(0.85 * missed, 1.15 * missed);
                long after =
                        target.arrivals().stream()
                                .filter(at -> at - continued >= 0 && at - continued < SECOND)
                                .count();
                assertThat(after).as("in the second after").isBetween(1L, 2L * RATE);
                assertThat(target.arrivalCount())
                        .isEqualTo((int) (result.scheduled() - result.suspended()));

                assertThat(result.judgements())
                        .filteredOn(judged -> judged.cause() == Cause.SUSPENDED)
                        .singleElement()
                        .satisfies(judged -> {
                            assertThat(judged.lengthMillis()).isGreaterThan(3_900);
                            assertThat(judged.evidence())
                                    .as("all that was missed is counted in it")
                                    .contains("stood still for")
                                    .contains(
                                            String.format(
                                                    Locale.ROOT,
                                                    "; %,d requests that fell due",
                                                    result.suspended()));
                        });
                assertThat(result.notes())
                        .filteredOn(note -> note.contains("stood still for"))
                        .singleElement()
                        .asString()
                        .contains(
                                String.format(
                                        Locale.ROOT,
                                        "; %,d requests that fell due meanwhile were not sent.",
                                        result.suspended()));
                assertThat(result.judgements())
                        .as("what a freeze missed makes no second late")
                        .noneSatisfy(
                                judged -> assertThat(judged.evidence()).contains("did not run"));
            } finally {
                child.destroyForcibly();
            }
        }
    }

    private static void signal(String name, Process process)
            throws IOException, InterruptedException {
        Process kill =
                new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                        .inheritIO()
                        .start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }
}
