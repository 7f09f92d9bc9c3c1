package dev.barograph.ui;

import dev.barograph.metrics.Recording;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The sentence over the figures that says what goes on, or how the selected part of a run went. FX
/// thread only; needs no toolkit.
final class HeadlineViewModel {
    /// Stands where a run will have its sentence.
    private static final String NONE = "How a run goes is told here.";

    private final Clock clock;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(NONE);
    private String whole = NONE;
    private String range = "";
    private RunSense sense = RunSense.NONE;
    private Optional<String> hanging = Optional.empty();
    private Instant startedAt = Instant.EPOCH;
    private boolean dated;

    /// @param clock tells times of day
    HeadlineViewModel(Clock clock) {
        this.clock = clock;
    }

    /// What it is for, before the first run.
    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /// A run begins.
    void begin() {
        sense = RunSense.NONE;
        hanging = Optional.empty();
        dated = false;
        tell("Starting.");
    }

    /// There is no run.
    void clear() {
        tell(NONE);
    }

    /// A part of the run is selected, which the figures below are of.
    ///
    /// @param sentence about that part; empty if none is selected
    void select(String sentence) {
        range = sentence;
        tell(whole);
    }

    private void tell(String ofRun) {
        whole = ofRun;
        text.set(range.isEmpty() ? whole : range);
    }

    void show(Snapshot snapshot) {
        if (!dated && hasBegun(snapshot.phase())) {
            startedAt = clock.instant().minusNanos(snapshot.elapsedNanos());
            dated = true;
        }
        if (snapshot.intervals().size() != sense.intervals()) {
            sense = sense.after(snapshot.intervals());
            hanging = Headline.hanging(snapshot);
        }
        tell(Headline.of(snapshot, sense, hanging, startedAt, clock.getZone()));
    }

    private static boolean hasBegun(RunPhase phase) {
        return phase != RunPhase.WARMING_UP && phase != RunPhase.STARTING;
    }

    /// The run is over.
    ///
    /// @param reason why it failed, if it did
    void ended(Recording recording, RunEnd end, String reason) {
        tell(Headline.ended(recording, end, reason));
    }

    /// A run of the past is on screen.
    void reopened(Recording recording) {
        tell(Headline.reopened(recording, clock.getZone()));
    }
}
