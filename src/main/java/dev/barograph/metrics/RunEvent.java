package dev.barograph.metrics;

import java.util.List;
import java.util.OptionalLong;

/// Something that happened in a run and explains its figures; drawn as a mark over the charts.
///
/// @param atNanos since the run began
/// @param text one line for people, for example `2,000/s to 2,200/s`; for a note what the user
///   typed
public record RunEvent(long atNanos, Kind kind, String text) {
    /// Part of the text of a jump of the clock that may have been a sleep.
    public static final String SLEPT = "or this machine slept";

    /// Whether this program, or the machine under it, stood still: most people would rather begin
    /// again. A clock that goes back was set.
    public boolean isStandStill() {
        return kind == Kind.SUSPENDED || (kind == Kind.CLOCK_JUMPED && text.contains(SLEPT));
    }

    /// What sort of thing happened.
    public enum Kind {
        /// The plan went on to its next stage.
        STAGE,
        /// The user changed the load by hand.
        LOAD_CHANGED,
        /// The user paused the load.
        PAUSED,
        /// The user let the load go on.
        RESUMED,
        /// The user made the load stay where it is.
        HELD,
        /// The load was ended before its plan was: what follows is the wait for the last answers.
        STOPPED,
        /// A garbage collection held the generator up.
        GC_PAUSE,
        /// The whole process stood still.
        SUSPENDED,
        /// The wall clock was set, or went on while the machine slept.
        CLOCK_JUMPED,
        /// A bound on the run was crossed.
        THRESHOLD,
        /// The record on disk could not be written from here on.
        RECORD_INCOMPLETE,
        /// Typed by the user.
        NOTE
    }

    /// When the load was ended before its plan was; empty if it was not.
    ///
    /// @param events what happened in a run, in order of time
    public static OptionalLong stoppedNanos(List<RunEvent> events) {
        return events.stream()
                .filter(event -> event.kind() == Kind.STOPPED)
                .mapToLong(RunEvent::atNanos)
                .findFirst();
    }
}
