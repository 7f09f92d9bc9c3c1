package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.testing.OnLanes;
import dev.barograph.testing.ScriptedTransport;
import dev.barograph.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A pacer that has fallen behind on a lane that is an event loop: it does what it is told, and
/// what that adds, before it looks for answers.
class LatePacerTest {
    private static final long MILLIS = 1_000_000;

    private final VirtualTime time = new VirtualTime(0);
    private final List<Sample> samples = new ArrayList<>();

    /// Never gives anything else a turn while it has tasks.
    private final class EagerLane implements Lane {
        private final Lane behind = time.lane();
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private boolean busy;

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
            if (!busy) {
                busy = true;
                while (!tasks.isEmpty()) {
                    tasks.remove().run();
                }
                busy = false;
            }
        }

        @Override
        public void schedule(Runnable task, long delay, TimeUnit unit) {
            behind.schedule(() -> execute(task), delay, unit);
        }
    }

    @Test
    void reads_answers_on_the_way_and_needs_no_connection_for_each_request() {
        ScriptedTransport target = ScriptedTransport.steady(time, 0);
        Load load =
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(10_000, Duration.ofMillis(200))),
                                new Spacing.Even()));
        LoadEngine engine =
                LoadEngine.of(
                        load,
                        Limits.DEFAULT,
                        new LoadEngine.Wiring(
                                new OnLanes(target, List.of(new EagerLane())),
                                samples::add,
                                time,
                                _ -> {}));
        engine.start();
        time.freeze(100 * MILLIS);
        time.runFor(101 * MILLIS); // the last group may leave half a millisecond after the plan
        assertThat(engine.idle().toCompletableFuture()).isCompleted();
        assertThat(samples).hasSize(2_000);
        assertThat(target.peak()).isLessThanOrEqualTo(16);
    }
}
