package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Stage;
import dev.barograph.run.RunEnd;
import dev.barograph.testing.Await;
import dev.barograph.testing.Bounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopperTest {
    @Test
    void a_process_that_does_not_get_done_is_ended_after_the_deadline()
            throws InterruptedException {
        CountDownLatch halted = new CountDownLatch(1);
        Stopper stopper = stopper(halted, Duration.ZERO);
        stopper.ask();
        assertThat(halted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_process_that_is_done_is_left_alone() {
        CountDownLatch halted = new CountDownLatch(1);
        Stopper stopper = stopper(halted, Duration.ofMinutes(10));
        stopper.ask();
        stopper.finished();
        Await.until("nobody waits for the deadline", () -> !isDeadlineWatched());
        assertThat(halted.getCount()).isOne();
    }

    private static boolean isDeadlineWatched() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("cli-deadline"));
    }

    private static Stopper stopper(CountDownLatch halted, Duration grace) {
        Profile profile =
                new Profile(
                        "p",
                        new RequestSpec("GET", "http://h/", List.of(), new Body.None()),
                        new Load(
                                new LoadShape.Closed(
                                        List.of(Stage.hold(1, Duration.ofSeconds(1))))),
                        Bounds.drain(Limits.DEFAULT, Duration.ofMillis(50)));
        FakeRuns runs = new FakeRuns(FakeRuns.summary(1, Map.of()), Optional.<RunEnd>empty());
        return new Stopper(runs.start(profile), halted::countDown, grace);
    }
}
