package dev.barograph.run;

import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.model.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Holds the wall clock against the monotonic clock while a run goes on: it may be set, and it goes
/// on while a machine sleeps. No duration comes from it. One thread looks; any thread may ask what
/// was seen.
final class WallClock {
    /// Less is how a clock is kept right, little by little.
    private static final Duration JUMP = Duration.ofMillis(500);

    /// A longer look may have been held up between its two clocks.
    private static final long LONGEST_LOOK_NANOS = 100_000_000;

    private final InstantSource wall;
    private final NanoClock clock;
    private final Instant startedAt;
    private final long startedNanos;
    private Duration ahead = Duration.ZERO;
    private volatile Jumps jumps = new Jumps(0, 0, Duration.ZERO);

    /// @param first when the first was seen, since the run began
    /// @param by how far the first went
    private record Jumps(int count, long first, Duration by) {
        Jumps plus(long atNanos, Duration jump) {
            return count == 0 ? new Jumps(1, atNanos, jump) : new Jumps(count + 1, first, by);
        }
    }

    /// Begins to watch.
    WallClock(InstantSource wall, NanoClock clock) {
        this.wall = wall;
        this.clock = clock;
        this.startedNanos = clock.nanos();
        this.startedAt = wall.instant();
    }

    /// When watching began.
    Instant startedAt() {
        return startedAt;
    }

    /// Looks at both clocks.
    ///
    /// @return what happened if the wall clock jumped since the last look
    Optional<RunEvent> look() {
        long before = clock.nanos();
        Instant now = wall.instant();
        if (clock.nanos() - before > LONGEST_LOOK_NANOS) {
            return Optional.empty();
        }
        long elapsed = before - startedNanos;
        Duration aheadNow = Duration.between(startedAt, now).minusNanos(elapsed);
        Duration jump = aheadNow.minus(ahead);
        // What creeps is never a jump, however far it comes in a day.
        ahead = aheadNow;
        if (jump.abs().compareTo(JUMP) < 0) {
            return Optional.empty();
        }
        jumps = jumps.plus(elapsed, jump);
        return Optional.of(EventWords.clockJumped(elapsed, jump));
    }

    /// What is thought of a run, with what was seen here.
    RunJudgement noted(RunJudgement judgement) {
        Jumps seen = jumps;
        return seen.count() == 0
                ? judgement
                : judgement.noted(
                        EventWords.jumped(seen.by())
                                + " at "
                                + EventWords.seconds(seen.first())
                                + (seen.count() == 1
                                        ? ""
                                        : ", the first of " + seen.count() + " jumps")
                                + ". No figure is touched: every duration comes from the monotonic"
                                + " clock.");
    }
}
