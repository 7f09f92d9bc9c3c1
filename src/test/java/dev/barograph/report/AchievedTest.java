package dev.barograph.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Watch;
import dev.barograph.model.Course;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AchievedTest {
    private static final LoadShape HUNDRED =
            new LoadShape.Open(
                    List.of(Stage.hold(100, Duration.ofSeconds(10))), new Spacing.Even());

    private static final long S = 1_000_000_000;

    /// A run of a plan of ten seconds, cut at the given seconds.
    ///
    /// @param scheduled so far at the end of each second
    /// @param slow one sample that ends in the last second
    private static Recording run(Load load, List<Long> scheduled, Sample slow) {
        return run(load, scheduled, slow, Long.MAX_VALUE);
    }

    private static Recording run(Load load, List<Long> scheduled, Sample slow, long stoppedNanos) {
        return run(load, scheduled, scheduled, slow, stoppedNanos);
    }

    /// @param sent so far at the end of each second
    private static Recording run(
            Load load, List<Long> scheduled, List<Long> sent, Sample slow, long stoppedNanos) {
        Recording canned = CannedRecordings.ALL.get("normal");
        Recorder recorder = new Recorder();
        AtomicLong now = new AtomicLong();
        AtomicLong left = new AtomicLong();
        IntervalTicker ticker =
                new IntervalTicker(
                        recorder,
                        () -> new Gauges(now.get(), left.get(), 0, 1_000, 0, 0),
                        load.shape(),
                        0,
                        Watch.NONE);
        ticker.stoppedAt(stoppedNanos);
        for (int i = 0; i < scheduled.size(); i++) {
            now.set(scheduled.get(i));
            left.set(sent.get(i));
            if (i == scheduled.size() - 1) {
                recorder.record(slow);
            }
            ticker.tick((i + 1) * S);
        }
        return new Recording(
                new Profile("test", canned.profile().request(), load, Limits.DEFAULT),
                canned.startedAt(),
                ticker.intervals(),
                ticker.summary(),
                ticker.clean(),
                canned.judgement(),
                canned.environment());
    }

    private static Sample ok(long sentNanos, long doneNanos) {
        return new Sample(
                sentNanos,
                sentNanos,
                sentNanos,
                sentNanos,
                doneNanos,
                doneNanos,
                1,
                1,
                false,
                new Outcome.Ok(200));
    }

    @Test
    void waiting_for_the_last_answers_of_a_number_of_requests_is_no_part_of_their_rate() {
        Achieved achieved =
                Achieved.of(
                        run(
                                new Load(HUNDRED, OptionalLong.of(150)),
                                List.of(100L, 150L, 150L, 150L, 150L),
                                ok(S, 5 * S)));
        assertHundredASecond(achieved);
    }

    @Test
    void the_gap_after_the_last_of_few_requests_is_time_that_asked_for_it() {
        LoadShape slow =
                new LoadShape.Open(
                        List.of(Stage.hold(0.25, Duration.ofSeconds(60))), new Spacing.Even());
        Achieved achieved =
                Achieved.of(
                        run(
                                new Load(slow, OptionalLong.of(2)),
                                List.of(1L, 1L, 1L, 1L, 2L),
                                ok(4 * S, 5 * S)));
        assertThat(achieved.asked().orElseThrow()).isCloseTo(0.25, within(0.001));
        assertThat(achieved.achieved().orElseThrow()).isCloseTo(0.25, within(0.001));
        assertThat(achieved.sentPerSecond().orElseThrow()).isCloseTo(0.25, within(0.001));
    }

    @Test
    void waiting_for_the_last_answers_of_a_run_stopped_by_hand_is_no_part_of_its_rate() {
        assertHundredASecond(stopped(List.of(100L, 150L, 150L, 150L, 150L)));
        assertHundredASecond(stopped(List.of(100L, 150L)));
    }

    /// A run stopped in the middle of its second second.
    private static Achieved stopped(List<Long> scheduled) {
        Sample slow = ok(S, scheduled.size() * S);
        RunEvent stopped = new RunEvent(3 * S / 2, RunEvent.Kind.STOPPED, "Stopped");
        return Achieved.of(
                run(new Load(HUNDRED), scheduled, slow, stopped.atNanos())
                        .explained(List.of(stopped), List.of()));
    }

    private static void assertHundredASecond(Achieved achieved) {
        assertThat(achieved.asked().orElseThrow()).isCloseTo(100, within(0.001));
        assertThat(achieved.achieved().orElseThrow()).isCloseTo(100, within(0.001));
        assertThat(achieved.sentPerSecond().orElseThrow()).isCloseTo(100, within(0.001));
    }

    @Test
    void what_waited_for_a_permit_and_left_after_the_plan_is_no_part_of_what_left_by_the_second() {
        LoadShape plan =
                new LoadShape.Open(
                        List.of(Stage.hold(20, Duration.ofSeconds(2))), new Spacing.Even());
        Achieved achieved =
                Achieved.of(
                        run(
                                new Load(plan),
                                List.of(20L, 40L, 40L, 40L),
                                List.of(10L, 20L, 30L, 40L),
                                ok(S, 4 * S),
                                Long.MAX_VALUE));
        assertThat(achieved.achieved().orElseThrow()).isCloseTo(20, within(0.001));
        assertThat(achieved.sentPerSecond().orElseThrow()).isCloseTo(10, within(0.001));
    }

    @Test
    void no_more_are_in_flight_than_were_asked_for_however_long_the_last_answers_take() {
        LoadShape plan = new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(2))));
        Achieved achieved = Achieved.of(run(new Load(plan), List.of(1L, 1L, 1L, 1L), ok(0, 4 * S)));
        assertThat(achieved.asked().orElseThrow()).isCloseTo(1, within(0.001));
        assertThat(achieved.achieved().orElseThrow()).isCloseTo(1, within(0.001));
    }

    @Test
    void the_mean_that_a_paused_run_asked_for_is_over_the_pause_too() {
        Recording canned = CannedRecordings.ALL.get("normal");
        Course course = Course.of(canned.profile().load().shape());
        long pauseNanos = 100 * S;
        Course paused = course.paused(S / 2).resumed(S / 2 + pauseNanos);
        long end = paused.endNanos().orElseThrow();
        IntervalTicker ticker =
                new IntervalTicker(new Recorder(), () -> Gauges.ZERO, () -> paused, 0, Watch.NONE);
        for (long at = S; at < end + S; at += S) {
            ticker.tick(at);
        }
        Recording recording =
                new Recording(
                                canned.profile(),
                                canned.startedAt(),
                                ticker.intervals(),
                                ticker.summary(),
                                ticker.clean(),
                                canned.judgement(),
                                canned.environment())
                        .explained(
                                List.of(new RunEvent(S / 2, RunEvent.Kind.PAUSED, "Paused")),
                                List.of());
        double mean = paused.average(0, end);
        assertThat(Achieved.of(recording).asked().orElseThrow())
                .isCloseTo(mean, within(mean * 0.02));
    }
}
