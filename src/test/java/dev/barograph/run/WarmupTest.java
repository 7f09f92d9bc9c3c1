package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Limits;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.testing.RawTarget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmupTest {
    private static LoadShape open(double perSecond) {
        return new LoadShape.Open(
                List.of(Stage.hold(perSecond, Duration.ofSeconds(1))), new Spacing.Even());
    }

    @Test
    void a_rate_that_no_client_keeps_up_with_does_not_warm_up_for_ever() throws Exception {
        long startNanos = System.nanoTime();
        Warmup.run(open(1e9), new CompletableFuture<>());
        // Three seconds, and what a busy machine takes to close what is open.
        assertThat(System.nanoTime() - startNanos).isLessThan(TimeUnit.SECONDS.toNanos(20));
    }

    @Test
    void a_run_says_that_it_warms_up_and_the_target_gets_no_more_than_the_plan() throws Exception {
        try (RawTarget target = new RawTarget()) {
            RunHandle run =
                    new LocalRunService()
                            .start(ForkedRun.open(target.url(), 50, 1, Limits.DEFAULT));
            boolean told = false;
            while (!run.result().toCompletableFuture().isDone()) {
                int arrived = target.arrivalCount();
                if (run.snapshot().phase() == RunPhase.WARMING_UP) {
                    told = true;
                    assertThat(arrived).isZero();
                }
                Thread.onSpinWait();
            }
            assertThat(told).isTrue();
            assertThat(target.arrivalCount()).isEqualTo(50);
        }
    }
}
