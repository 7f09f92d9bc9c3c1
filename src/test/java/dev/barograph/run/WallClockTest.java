package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallClockTest {
    private static final Instant SOME_DAY = Instant.parse("2026-03-29T00:59:30Z");
    private static final Duration LONGER_THAN_ANY_RUN_HERE = Duration.ofMinutes(30);

    @TempDir Path folder;

    /// Goes an hour forward and two back, each time somebody looks.
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
                            false,
                            _ -> Optional.empty(),
                            Optional.of(new RunHistory(folder)),
                            Optional.empty());
            run.begin();
            result = run.result().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
        Recording recording = result.recording();
        assertThat(wall.told).as("asked for the beginning only").hasSize(2);
        assertThat(recording.startedAt()).isEqualTo(wall.told.getLast());
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
        assertThat(kept.startedAt()).isEqualTo(recording.startedAt());
        assertThat(kept.summary().tookNanos()).isEqualTo(recording.summary().tookNanos());
    }
}
