package dev.barograph.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Latencies;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The i-th request takes i ms, so the percentile at a share q is q times the longest. One after
/// another 1,000 of them would take 500 s: [VirtualStallTest] does that on its own clock. Here 100
/// users share them, and a single user climbs the first 100 strictly one after another.
@Tag("accuracy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaircaseTest {
    private static final long STEP_NANOS = 1_000_000;

    @BeforeAll
    void warmUp() throws Exception {
        WarmedUp.now();
    }

    @Test
    void a_thousand_steps_shared_by_a_hundred_users_are_all_where_they_belong() throws Exception {
        assertThatEachPercentileIsItsShareOf(1_000, 100);
    }

    @Test
    void a_hundred_steps_one_after_another_are_all_where_they_belong() throws Exception {
        assertThatEachPercentileIsItsShareOf(100, 1);
    }

    private static void assertThatEachPercentileIsItsShareOf(int steps, int users)
            throws Exception {
        Load load =
                new Load(
                        new LoadShape.Closed(
                                List.of(
                                        // Not all connections at once: that is another test.
                                        Stage.ramp(1, users, Duration.ofSeconds(1)),
                                        Stage.hold(users, Duration.ofMinutes(1)))),
                        OptionalLong.of(steps));
        HeldRun it =
                Fitness.require(
                        "staircase of " + steps,
                        () -> {
                            HeldRun run =
                                    HeldRun.of(
                                            load,
                                            users,
                                            (index, arrived) -> arrived + (index + 1) * STEP_NANOS);
                            for (int p = 5; p <= 95; p += 5) {
                                run = run.ifTargetKept(p, steps * p / 100.0);
                            }
                            return run;
                        });
        Latencies times = it.run().ok().service();
        assertThat(times.count()).isEqualTo(steps);
        for (double p = 1; p <= 99; p++) {
            assertThat(times.percentileNanos(p).getAsLong() / 1e6)
                    .as("p%s against the target's own figure, %s", p, it)
                    .isCloseTo(
                            it.truthMillis(p),
                            Offset.offset(HeldRun.toleranceMillis(it.truthMillis(p))));
        }
        for (int p = 5; p <= 95; p += 5) {
            double script = steps * p / 100.0;
            assertThat(times.percentileNanos(p).getAsLong() / 1e6)
                    .as("p%s against the script, %s", p, it)
                    .isCloseTo(script, Offset.offset(HeldRun.toleranceMillis(script)));
        }
    }
}
