package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.AwaitedSoFar;
import dev.barograph.metrics.Awaiting;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Course;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TickingTest {
    @Test
    void an_error_on_its_thread_is_told_as_a_fault_of_the_run() throws InterruptedException {
        List<Throwable> faults = new CopyOnWriteArrayList<>();
        EventLog events = new EventLog();
        LoadShape shape = new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(1))));
        Error planted = new OutOfMemoryError("planted");
        Ticking ticks =
                new Ticking(
                        new IntervalTicker(
                                new Recorder(), () -> Gauges.ZERO, shape, NanoClock.SYSTEM),
                        Awaiting.NONE,
                        () -> {
                            throw planted;
                        },
                        events,
                        new ThresholdWatch(List.of(), new Load(shape)),
                        new RecordKeeper(Optional.empty(), events),
                        new WallClock(() -> Instant.EPOCH, NanoClock.SYSTEM),
                        NanoClock.SYSTEM,
                        faults::add);
        ticks.begin().join();
        assertThat(faults).containsExactly(planted);
    }

    @Test
    void a_second_that_ends_with_a_stand_still_waits_for_what_the_event_loops_have_to_count()
            throws InterruptedException {
        assertThat(lengthsMillis(500)).containsExactly(1_550L, 450L, 1_000L);
        assertThat(lengthsMillis(3_000)).containsExactly(4_050L, 950L, 1_000L);
    }

    @Test
    void what_the_event_loops_missed_is_counted_before_each_second_is_cut()
            throws InterruptedException {
        for (long stoodStillMillis : List.of(0L, 20L, 4_000L)) {
            AtomicLong nanos = new AtomicLong(7_000_000_000L);
            LoadShape shape = new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofHours(1))));
            Recorder recorder = new Recorder();
            IntervalTicker ticker =
                    new IntervalTicker(recorder, () -> Gauges.ZERO, shape, nanos::get);
            List<Long> patienceMillis = new CopyOnWriteArrayList<>();
            Awaiting loops =
                    new Awaiting() {
                        @Override
                        public void catchUp(long patienceNanos) {
                            patienceMillis.add(patienceNanos / 1_000_000);
                            recorder.record(
                                    Sample.notSent(
                                            nanos.get(), nanos.get(), FailureKind.SUSPENDED));
                        }

                        @Override
                        public void look(Summary soFar) {}

                        @Override
                        public void leaveOutEnded() {}

                        @Override
                        public AwaitedSoFar find(Summary soFar) {
                            return AwaitedSoFar.NONE;
                        }
                    };
            var _ = lengthsMillis(ticker, loops, shape, nanos, stoodStillMillis, Long.MAX_VALUE);
            assertThat(ticker.intervals().getFirst().counts().of(FailureKind.SUSPENDED))
                    .as("after %s ms", stoodStillMillis)
                    .isPositive();
            assertThat(patienceMillis)
                    .as("how long at most, after %s ms", stoodStillMillis)
                    .startsWith(stoodStillMillis < 500 ? 100L : 1_000L);
        }
    }

    @Test
    void a_second_that_is_a_little_late_is_cut_at_once() throws InterruptedException {
        assertThat(lengthsMillis(499)).containsExactly(1_499L, 501L, 1_000L);
    }

    @Test
    void the_last_second_waits_for_answers_that_are_quick_and_for_no_others()
            throws InterruptedException {
        assertThat(lengthsOfPlanMillis(2_000, 1_000, 5_000, 0)).startsWith(1_000L, 1_250L);
        assertThat(lengthsOfPlanMillis(2_000, 1_000, 251_000, 0)).startsWith(1_000L, 1_000L);
    }

    @Test
    void the_last_second_does_not_wait_for_what_hangs_beside_quick_answers()
            throws InterruptedException {
        assertThat(lengthsOfPlanMillis(2_000, 10_000, 100, 6)).startsWith(1_000L, 1_250L);
        assertThat(lengthsOfPlanMillis(2_000, 10_000, 100, 7)).startsWith(1_000L, 1_000L);
    }

    @Test
    void the_last_second_does_not_wait_for_so_many_that_the_rates_would_show_them()
            throws InterruptedException {
        assertThat(lengthsOfPlanMillis(2_000, 1_000, 5_000, 5)).startsWith(1_000L, 1_250L);
        assertThat(lengthsOfPlanMillis(2_000, 1_000, 5_000, 6)).startsWith(1_000L, 1_000L);
        assertThat(lengthsOfPlanMillis(900, 1_000, 5_000, 6)).startsWith(900L, 100L, 1_000L);
    }

    @Test
    void a_plan_that_ends_within_a_second_ends_an_interval() throws InterruptedException {
        assertThat(lengthsOfPlanMillis(1_300, 1_000, 200_000, 20))
                .containsExactly(1_000L, 300L, 700L);
        assertThat(lengthsOfPlanMillis(1_300, 1_000, 5_000, 1)).startsWith(1_000L, 550L, 450L);
    }

    @Test
    void a_plan_whose_end_nobody_tells_ends_an_interval_soon_after_its_second()
            throws InterruptedException {
        AtomicLong nanos = new AtomicLong(7_000_000_000L);
        LoadShape shape = new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(1))));
        IntervalTicker ticker =
                new IntervalTicker(new Recorder(), () -> Gauges.ZERO, shape, nanos::get);
        assertThat(lengthsMillis(ticker, shape, nanos, 0, Long.MAX_VALUE))
                .startsWith(1_250L, 1_000L);
    }

    /// How long three intervals became if so many answers that took so long came at the beginning
    /// and so many are in flight all along.
    private static List<Long> lengthsOfPlanMillis(
            long planMillis, int answers, long tookMicros, int inFlight)
            throws InterruptedException {
        AtomicLong nanos = new AtomicLong(7_000_000_000L);
        NanoClock clock = nanos::get;
        // Longer than the plan: it was stopped, or is of a number of requests.
        LoadShape shape = new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(2))));
        Recorder recorder = new Recorder();
        long sent = clock.nanos();
        long done = sent + tookMicros * 1_000;
        for (int i = 0; i < answers; i++) {
            recorder.record(
                    new Sample(
                            sent,
                            sent,
                            sent,
                            sent,
                            done,
                            done,
                            10,
                            10,
                            false,
                            new Outcome.Ok(200)));
        }
        return lengthsMillis(
                new IntervalTicker(
                        recorder,
                        () -> new Gauges(0, answers + inFlight, inFlight, 10, 0, 0),
                        shape,
                        clock),
                shape,
                nanos,
                0,
                planMillis);
    }

    /// How long three intervals became on a clock that goes on only while the thread waits, and
    /// runs on by so much while it waits for the end of the first second.
    private static List<Long> lengthsMillis(long stoodStillMillis) throws InterruptedException {
        AtomicLong nanos = new AtomicLong(7_000_000_000L);
        LoadShape shape = new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofHours(1))));
        return lengthsMillis(
                new IntervalTicker(new Recorder(), () -> Gauges.ZERO, shape, nanos::get),
                shape,
                nanos,
                stoodStillMillis,
                Long.MAX_VALUE);
    }

    private static List<Long> lengthsMillis(
            IntervalTicker ticker,
            LoadShape shape,
            AtomicLong nanos,
            long stoodStillMillis,
            long planMillis)
            throws InterruptedException {
        return lengthsMillis(ticker, Awaiting.NONE, shape, nanos, stoodStillMillis, planMillis);
    }

    /// @param planMillis after which the end of the plan is told
    private static List<Long> lengthsMillis(
            IntervalTicker ticker,
            Awaiting awaiting,
            LoadShape shape,
            AtomicLong nanos,
            long stoodStillMillis,
            long planMillis)
            throws InterruptedException {
        NanoClock clock = nanos::get;
        AtomicInteger waits = new AtomicInteger();
        AtomicReference<Runnable> planIsOver = new AtomicReference<>(() -> {});
        List<Throwable> faults = new CopyOnWriteArrayList<>();
        EventLog events = new EventLog();
        Ticking ticks =
                new Ticking(
                        ticker,
                        awaiting,
                        () -> Course.of(shape),
                        events,
                        new ThresholdWatch(List.of(), new Load(shape)),
                        new RecordKeeper(Optional.empty(), events),
                        new WallClock(() -> Instant.EPOCH, clock),
                        clock,
                        faults::add,
                        (awaited, wanted) -> {
                            // Half of the first second is the first wait, the rest the second.
                            long more = waits.incrementAndGet() == 2 ? stoodStillMillis : 0;
                            long now = nanos.addAndGet(wanted + more * 1_000_000);
                            long beyond = (now - ticker.startNanos()) / 1_000_000 - planMillis;
                            if (beyond >= 0) {
                                boolean told = awaited.getCount() == 0;
                                planIsOver.get().run();
                                if (!told && awaited.getCount() == 0) {
                                    nanos.addAndGet(-beyond * 1_000_000);
                                    return true;
                                }
                            }
                            return ticker.intervals().size() == 3;
                        });
        planIsOver.set(ticks::planIsOver);
        ticks.begin().join();
        assertThat(faults).isEmpty();
        return ticker.intervals().stream()
                .map(interval -> interval.lengthNanos() / 1_000_000)
                .toList();
    }
}
