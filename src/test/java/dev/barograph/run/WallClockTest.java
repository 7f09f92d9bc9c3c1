package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.model.Limits;
import dev.barograph.model.NanoClock;
import dev.barograph.record.RunFile;
import dev.barograph.record.RunHistory;
import dev.barograph.testing.RawTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallClockTest {
    private static final Instant SOME_DAY = Instant.parse("2026-03-29T00:59:30Z");
    private static final Duration LONGER_THAN_ANY_RUN_HERE = Duration.ofMinutes(30);

    @TempDir Path folder;

    /// Goes an hour forward and some back, each time somebody looks.
    private static final class Jumping implements InstantSource {
        private final List<Instant> told = new CopyOnWriteArrayList<>();

        @Override
        public Instant instant() {
            int looked = told.size();
            Instant now = SOME_DAY.plus(Duration.ofHours(looked % 2 == 0 ? -looked : 1));
            told.add(now);
            return now;
        }
    }

    @Test
    void a_wall_clock_that_jumps_by_hours_changes_no_duration() throws Exception {
        Jumping wall = new Jumping();
        RunResult result;
        try (RawTarget target = new RawTarget()) {
            LocalRun run =
                    new LocalRun(
                            ForkedRun.open(target.url(), 200, 2, Limits.DEFAULT),
                            NanoClock.SYSTEM,
                            wall,
                            Set.of(),
                            _ -> {},
                            _ -> Optional.empty(),
                            Optional.of(new RunHistory(folder)),
                            Optional.empty());
            run.begin();
            result = run.result().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
        Recording recording = result.recording();
        assertThat(recording.startedAt()).isEqualTo(wall.told.get(1));
        List<RunEvent> jumps =
                recording.events().stream()
                        .filter(event -> event.kind() == RunEvent.Kind.CLOCK_JUMPED)
                        .toList();
        assertThat(jumps)
                .as("one each time it was looked at, but the first")
                .hasSize(wall.told.size() - 2);
        assertThat(jumps.getFirst().text())
                .matches("The wall clock jumped back by (10|11),[0-9]{3}\\.[0-9] s");
        assertThat(recording.judgement().stamp()).isNotEqualTo(Stamp.VALID);
        assertThat(recording.judgement().notes())
                .filteredOn(note -> note.startsWith("The wall clock jumped back by "))
                .singleElement()
                .asString()
                .contains(" at 1 s, the first of " + jumps.size() + " jumps. No figure is touched");
        assertThat(recording.summary().counts().ok()).isEqualTo(400);
        assertThat(recording.summary().counts().conserved()).isTrue();
        long end = 0;
        for (Interval interval : recording.intervals()) {
            assertThat(interval.startNanos()).isEqualTo(end);
            end += interval.lengthNanos();
        }
        long most = LONGER_THAN_ANY_RUN_HERE.toNanos();
        assertThat(end).isBetween(Duration.ofSeconds(2).toNanos(), most);
        assertThat(recording.summary().tookNanos()).isBetween(1L, most);
        assertThat(recording.summary().ok().response().maxNanos().orElseThrow()).isLessThan(most);
        assertThat(recording.summary().times().lag().maxNanos().orElseThrow()).isLessThan(most);
        Recording kept = RunFile.open(result.kept().orElseThrow().file()).recording();
        assertThat(kept.events()).containsAll(jumps);
        assertThat(kept.judgement().notes()).isEqualTo(recording.judgement().notes());
        assertThat(kept.startedAt()).isEqualTo(recording.startedAt());
        assertThat(kept.summary().tookNanos()).isEqualTo(recording.summary().tookNanos());
    }

    @Test
    void a_clock_that_creeps_or_is_read_late_has_not_jumped() {
        AtomicLong nanos = new AtomicLong();
        AtomicReference<Instant> time = new AtomicReference<>(SOME_DAY);
        WallClock watched = new WallClock(time::get, nanos::get);
        for (int second = 1; second <= 100; second++) {
            // 400 ms too much in each second, 40 s in the end.
            nanos.addAndGet(1_000_000_000);
            time.set(time.get().plusMillis(1_400));
            assertThat(watched.look()).isEmpty();
        }
        // Only when it looks: held up at its start as well, it would be as far behind as ahead.
        AtomicLong heldUpFor = new AtomicLong();
        WallClock heldUp =
                new WallClock(
                        () -> SOME_DAY.plusNanos(nanos.get()),
                        () -> nanos.getAndAdd(heldUpFor.get()));
        heldUpFor.set(10_000_000_000L);
        assertThat(heldUp.look()).as("ten seconds between its two clocks").isEmpty();
        assertThat(heldUp.noted(RunJudgement.NONE)).isEqualTo(RunJudgement.NONE);
    }

    @Test
    void a_single_jump_is_an_event_and_a_note_with_its_length_and_its_second() {
        AtomicLong nanos = new AtomicLong();
        AtomicReference<Instant> time = new AtomicReference<>(SOME_DAY);
        WallClock watched = new WallClock(time::get, nanos::get);
        nanos.set(7_000_000_000L);
        time.set(SOME_DAY.plusSeconds(7).plusMillis(500));
        assertThat(watched.look())
                .contains(
                        new RunEvent(
                                7_000_000_000L,
                                RunEvent.Kind.CLOCK_JUMPED,
                                "The wall clock jumped forward by 0.5 s (it was set, or this"
                                        + " machine slept)"));
        nanos.set(8_000_000_000L);
        time.set(SOME_DAY.plusSeconds(8).plusMillis(500));
        assertThat(watched.look()).as("told once").isEmpty();
        assertThat(watched.noted(RunJudgement.NONE).notes())
                .containsExactly(
                        "The wall clock jumped forward by 0.5 s (it was set, or this machine slept)"
                                + " at 7 s. No figure is touched: every duration comes from the"
                                + " monotonic clock.");
        assertThat(watched.noted(RunJudgement.NONE).stamp()).isEqualTo(Stamp.VALID_WITH_NOTES);
    }
}
