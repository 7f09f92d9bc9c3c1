package dev.barograph.run;

import dev.barograph.metrics.Calibration;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.model.Profile;
import dev.barograph.record.Ending;
import dev.barograph.record.RunFacts;
import dev.barograph.record.RunHistory;
import dev.barograph.record.RunLog;
import dev.barograph.record.RunState;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps one run on disk, if it shall be kept, and says when that fails: the run itself goes on
/// whatever happens to its record. One thread at a time.
final class RecordKeeper {
    /// What is known before a run is on disk before its first request leaves; no disk that answers
    /// takes this long.
    private static final Duration BEGIN_LIMIT = Duration.ofSeconds(2);

    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    private final Optional<RunHistory> history;
    private final EventLog events;
    private @Nullable RunLog log;
    private @Nullable String notBegun;
    private Optional<RunHistory.Place> place = Optional.empty();
    private volatile Optional<Supplier<Environment>> environment = Optional.empty();
    private boolean told;

    /// @param history empty if the run shall not be kept
    /// @param events gets the event that the record became incomplete
    RecordKeeper(Optional<RunHistory> history, EventLog events) {
        this.history = history;
        this.events = events;
    }

    /// Begins to put on disk what is known so far; does not wait for it.
    ///
    /// @param now for the name of the run
    void begin(Profile profile, Optional<Calibration> calibration, Instant now) {
        if (history.isEmpty()) {
            return;
        }
        try {
            RunHistory.Place made = history.get().newRun(profile, now);
            place = Optional.of(made);
            log =
                    RunLog.begin(
                            made.file(),
                            new RunFacts(
                                    made.id(),
                                    profile,
                                    version(),
                                    Surroundings.ofMachine(),
                                    calibration,
                                    now));
        } catch (IOException e) {
            notBegun = "no file can be made in " + history.get().folder() + " (" + reason(e) + ")";
            tell(0, notBegun);
        }
    }

    /// Tells what the run is made with, once that is known; asked again with each state, since the
    /// target answers later.
    void madeWith(Supplier<Environment> soFar) {
        environment = Optional.of(soFar);
    }

    /// Waits, for a limited time, until it is there.
    void awaitBegun() throws InterruptedException {
        if (log != null && !log.awaitBegun(BEGIN_LIMIT)) {
            tell(0, "the disk does not answer");
        }
    }

    /// Hands over what the run has come to, once a second.
    ///
    /// @return the judgement, with what is to be said of the record
    RunJudgement second(RunState state) {
        write(state);
        Optional<String> fault = fault();
        if (fault.isEmpty()) {
            return state.judgement();
        }
        long from = firstMissingNanos(state.intervals());
        tell(from, fault.get());
        return state.judgement().noted(note(from, fault.get()));
    }

    /// Hands over what the run has come to between two ends of an interval, so that a program that
    /// is killed loses less than a whole one. What goes wrong is told with the next interval.
    void between(RunState state) {
        write(state);
    }

    private void write(RunState state) {
        if (log != null) {
            log.write(environment.map(known -> state.in(known.get())).orElse(state));
        }
    }

    /// Where the run is kept.
    Optional<RunHistory.Place> place() {
        return place;
    }

    /// Puts the end of the run on disk.
    ///
    /// @return the recording, with what is to be said of its record
    Recording end(Recording recording, RunEnd end, Optional<String> reason) {
        if (history.isEmpty()) {
            return recording;
        }
        Optional<String> fault = Optional.ofNullable(notBegun);
        if (log != null) {
            Ending ending =
                    new Ending(
                            Ending.Kind.valueOf(end.name()),
                            recording.summary().tookNanos(),
                            reason);
            try {
                fault = log.end(recording, ending, END_LIMIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fault = Optional.of("the run was interrupted");
            }
        }
        if (fault.isEmpty()) {
            return recording;
        }
        long from = firstMissingNanos(recording.intervals());
        tell(from, fault.get());
        return recording.judged(recording.judgement().noted(note(from, fault.get())));
    }

    private Optional<String> fault() {
        return log == null ? Optional.ofNullable(notBegun) : log.fault();
    }

    private long firstMissingNanos(List<Interval> intervals) {
        int kept = log == null ? 0 : log.intervalsOnDisk();
        return kept < intervals.size()
                ? intervals.get(kept).startNanos()
                : intervals.isEmpty() ? 0 : intervals.getLast().endNanos();
    }

    private void tell(long fromNanos, String why) {
        if (!told) {
            told = true;
            events.add(
                    new RunEvent(fromNanos, RunEvent.Kind.RECORD_INCOMPLETE, note(fromNanos, why)));
        }
    }

    private static String note(long fromNanos, String why) {
        return String.format(
                Locale.ROOT,
                "The record on disk is incomplete from %.1f s on: %s. The figures shown are whole.",
                fromNanos / 1e9,
                why);
    }

    /// Without the name of the folder.
    private static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException _, NotDirectoryException _ ->
                    "there is a file in its place";
            case AccessDeniedException _ -> "you may not write there";
            case NoSuchFileException _ -> "there is no such folder, and none can be made";
            case FileSystemException fault when fault.getReason() != null -> fault.getReason();
            default -> e.toString();
        };
    }

    private static String version() {
        @Nullable String version = RecordKeeper.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
