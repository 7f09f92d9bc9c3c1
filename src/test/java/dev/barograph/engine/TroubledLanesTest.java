package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.testing.OnLanes;
import dev.barograph.testing.ScriptedTransport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Lanes that are held up, or that have no memory for a task.
class TroubledLanesTest extends OnVirtualTime {
    private static final long LATE_NANOS = 5 * MILLIS;

    /// A lane with memory for so many tasks that are put off.
    private final class Poor implements Lane {
        private int left;

        Poor(int left) {
            this.left = left;
        }

        @Override
        public void execute(Runnable task) {
            time.lane().execute(() -> run(task));
        }

        @Override
        public void schedule(Runnable task, long delay, TimeUnit unit) {
            if (left-- == 0) {
                throw new OutOfMemoryError("planted");
            }
            time.lane().schedule(() -> run(task), delay, unit);
        }

        /// An event loop goes on with its next task.
        private static void run(Runnable task) {
            try {
                task.run();
            } catch (OutOfMemoryError e) {
                assertThat(e).hasMessage("planted");
            }
        }
    }

    /// A lane that gets to new tasks a little late, and to those of the plan in time.
    private final class Busy implements Lane {
        @Override
        public void execute(Runnable task) {
            time.lane().schedule(task, LATE_NANOS, TimeUnit.NANOSECONDS);
        }

        @Override
        public void schedule(Runnable task, long delay, TimeUnit unit) {
            time.lane().schedule(task, delay, unit);
        }
    }

    /// A lane that runs nothing until it is told to.
    private static final class Blocked implements Lane {
        private final Queue<Runnable> tasks = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public void schedule(Runnable task, long delay, TimeUnit unit) {
            tasks.add(task);
        }

        void run() {
            new ArrayList<>(tasks).forEach(Runnable::run);
        }
    }

    private LoadEngine start(Load load, Transport transport) {
        LoadEngine engine =
                LoadEngine.of(
                        load,
                        Limits.DEFAULT,
                        new LoadEngine.Wiring(transport, samples::add, time, faults::add));
        engine.start();
        return engine;
    }

    private static Stream<Load> ramps() {
        List<Stage> ramp = List.of(Stage.ramp(0, 100, Duration.ofSeconds(2)));
        return Stream.of(
                new Load(new LoadShape.Open(ramp, new Spacing.Even())),
                new Load(new LoadShape.Closed(ramp)));
    }

    @ParameterizedTest
    @MethodSource("ramps")
    void a_plan_that_nobody_carries_on_for_want_of_memory_is_a_fault_and_can_be_stopped(Load load) {
        ScriptedTransport target = ScriptedTransport.steady(time, MILLIS);
        LoadEngine engine =
                start(
                        load,
                        new OnLanes(target, List.of(new Poor(10), new Poor(Integer.MAX_VALUE))));
        time.runFor(SECONDS);
        assertThat(faults).singleElement().isInstanceOf(OutOfMemoryError.class);
        faults.clear();
        engine.stop();
        time.runFor(SECONDS);
        assertBalanced(engine);
    }

    private static Stream<Load> levels() {
        return Stream.of(
                open(100, Duration.ofSeconds(1)), closed(Stage.hold(10, Duration.ofSeconds(1))));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void a_load_that_is_held_in_its_last_moment_is_held_whole(Load load) {
        ScriptedTransport target = ScriptedTransport.steady(time, 100 * MILLIS);
        LoadEngine engine = start(load, new OnLanes(target, List.of(new Busy(), time.lane())));
        time.runFor(SECONDS - MILLIS);
        assertThat(engine.steer((course, atNanos) -> course.held(atNanos))).isPresent();
        time.runFor(10 * SECONDS);
        assertThat(engine.planEnded().toCompletableFuture()).isNotCompleted();
        assertThat(target.sentAtNanos()).hasSizeBetween(1_085, 1_105);
        engine.stop();
        time.runFor(SECONDS);
        assertBalanced(engine);
    }

    @Test
    void users_whom_a_lane_never_got_to_start_are_no_lost_requests() {
        ScriptedTransport target =
                new ScriptedTransport(time, 1, new Outcome.Ok(200), _ -> Long.MAX_VALUE);
        Blocked blocked = new Blocked();
        LoadEngine engine =
                start(
                        closed(Stage.hold(10, Duration.ofSeconds(1))),
                        new OnLanes(target, List.of(time.lane(), blocked)));
        time.runFor(MILLIS);
        engine.stop();
        target.cancelAll();
        assertThat(engine.abandon()).isZero();
        assertThat(engine.scheduled()).isEqualTo(5).isEqualTo(samples.size());
        assertThat(count(FailureKind.CANCELLED)).isEqualTo(5);
        blocked.run();
        assertBalanced(engine);
    }
}
