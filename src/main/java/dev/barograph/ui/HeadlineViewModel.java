package dev.barograph.ui;

import dev.barograph.metrics.Recording;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.time.Clock;
import java.time.Instant;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The sentence over the figures that says what goes on. FX thread only; needs no toolkit.
final class HeadlineViewModel {
    private final Clock clock;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private RunSense sense = RunSense.NONE;
    private Instant startedAt = Instant.EPOCH;
    private boolean dated;

    /// @param clock tells times of day
    HeadlineViewModel(Clock clock) {
        this.clock = clock;
    }

    /// Empty before the first run.
    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /// A run begins.
    void begin() {
        sense = RunSense.NONE;
        dated = false;
        text.set("Starting.");
    }

    /// There is no run.
    void clear() {
        text.set("");
    }

    void show(Snapshot snapshot) {
        if (!dated && hasBegun(snapshot.phase())) {
            startedAt = clock.instant().minusNanos(snapshot.elapsedNanos());
            dated = true;
        }
        sense = sense.after(snapshot.intervals());
        text.set(Headline.of(snapshot, sense, startedAt, clock.getZone()));
    }

    private static boolean hasBegun(RunPhase phase) {
        return phase != RunPhase.WARMING_UP && phase != RunPhase.STARTING;
    }

    /// The run is over.
    ///
    /// @param reason why it failed, if it did
    void ended(Recording recording, RunEnd end, String reason) {
        text.set(Headline.ended(recording, end, reason));
    }

    /// A run of the past is on screen.
    void reopened(Recording recording) {
        text.set(Headline.reopened(recording, clock.getZone()));
    }
}
