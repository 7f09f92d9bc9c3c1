package dev.barograph.run;

import dev.barograph.engine.LoadEngine.Changed;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.model.Course;
import dev.barograph.model.DurationText;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What happens in a run, told in one line each. Pure; any thread.
final class EventWords {
    private static final int LONGEST_NOTE = 500;

    private EventWords() {}

    /// The event that a change by hand is; empty if it changed nothing.
    static Optional<RunEvent> of(Changed changed) {
        Course before = changed.before();
        Course after = changed.after();
        if (after == before) {
            return Optional.empty();
        }
        long at = changed.atNanos();
        String was = level(before.plan(), before.wantedAt(at));
        String is = level(after.plan(), after.wantedAt(at));
        if (after.isPaused() && !before.isPaused()) {
            return Optional.of(new RunEvent(at, RunEvent.Kind.PAUSED, "Paused at " + was));
        }
        if (after.followsPlan() && !before.followsPlan()) {
            return Optional.of(
                    new RunEvent(at, RunEvent.Kind.LOAD_CHANGED, "Following the plan at " + is));
        }
        if (before.isPaused() && !after.isPaused()) {
            return Optional.of(new RunEvent(at, RunEvent.Kind.RESUMED, "Resumed at " + is));
        }
        if (after.isHeld() && !before.isHeld()) {
            return Optional.of(new RunEvent(at, RunEvent.Kind.HELD, "Held at " + is));
        }
        return Optional.of(
                new RunEvent(
                        at,
                        RunEvent.Kind.LOAD_CHANGED,
                        was + " to " + is + (after.isPaused() ? ", once resumed" : "")));
    }

    /// The plan goes on to a stage.
    ///
    /// @param index of the stage in the plan
    static RunEvent stage(LoadShape plan, int index, long atNanos) {
        Stage stage = plan.stages().get(index);
        String levels =
                stage.isHold()
                        ? level(plan, stage.to())
                        : level(plan, stage.from()) + " to " + level(plan, stage.to());
        return new RunEvent(
                atNanos,
                RunEvent.Kind.STAGE,
                String.format(
                        Locale.ROOT,
                        "Stage %d of %d: %s in %s",
                        index + 1,
                        plan.stages().size(),
                        levels,
                        DurationText.format(stage.duration())));
    }

    /// The load ends before its plan does.
    static RunEvent stopped(Course course, long atNanos) {
        return new RunEvent(
                atNanos,
                RunEvent.Kind.STOPPED,
                "Stopped at " + level(course.plan(), course.levelAt(atNanos)));
    }

    /// Somebody did not want to wait for the last answers: a note.
    static String waitCutShort(long nanos, Duration limit) {
        return String.format(
                Locale.ROOT,
                "The wait for the last answers was ended by hand after %.1f s; its limit is %s.",
                nanos / 1e9,
                DurationText.format(limit));
    }

    static RunEvent collection(long atNanos, long longestNanos) {
        return new RunEvent(
                atNanos,
                RunEvent.Kind.GC_PAUSE,
                String.format(
                        Locale.ROOT,
                        "Garbage collection stopped this program for %,d ms",
                        longestNanos / 1_000_000));
    }

    static RunEvent suspended(long atNanos, long nanos) {
        return new RunEvent(
                atNanos,
                RunEvent.Kind.SUSPENDED,
                String.format(Locale.ROOT, "This program stood still for %.1f s", nanos / 1e9));
    }

    /// Seen at the end of a second; also how a machine that slept wakes up.
    static RunEvent clockJumped(long atNanos, Duration by) {
        return new RunEvent(atNanos, RunEvent.Kind.CLOCK_JUMPED, jumped(by));
    }

    /// `The wall clock jumped back by 3,600.0 s`.
    static String jumped(Duration by) {
        return String.format(
                Locale.ROOT,
                by.isNegative()
                        ? "The wall clock jumped back by %,.1f s"
                        : "The wall clock jumped forward by %,.1f s (it was set, "
                                + RunEvent.SLEPT
                                + ")",
                by.abs().toMillis() / 1e3);
    }

    /// `12 s`, since the run began.
    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%,.0f s", nanos / 1e9);
    }

    /// A threshold fails from now on, or no longer.
    static RunEvent threshold(ThresholdCheck check, long atNanos) {
        return new RunEvent(
                atNanos,
                RunEvent.Kind.THRESHOLD,
                check.threshold().text()
                        + (check.failed() ? " fails: " : " no longer fails: ")
                        + check.valueText()
                        + " so far");
    }

    /// What the user typed, on one line; empty if that is nothing.
    static Optional<RunEvent> note(long atNanos, String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        int points = line.codePointCount(0, line.length());
        String cut =
                points <= LONGEST_NOTE
                        ? line
                        : line.substring(0, line.offsetByCodePoints(0, LONGEST_NOTE - 1)) + "…";
        return Optional.of(new RunEvent(atNanos, RunEvent.Kind.NOTE, cut));
    }

    /// `2,000/s`, `1 in flight`.
    private static String level(LoadShape plan, double level) {
        return switch (plan) {
            case LoadShape.Open _ ->
                    String.format(
                                    Locale.ROOT,
                                    level >= 10 || level == Math.rint(level) ? "%,.0f" : "%.2f",
                                    level)
                            + "/s";
            case LoadShape.Closed _ ->
                    String.format(Locale.ROOT, "%,d in flight", Math.round(level));
        };
    }
}
