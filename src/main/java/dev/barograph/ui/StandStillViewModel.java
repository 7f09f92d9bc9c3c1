package dev.barograph.ui;

import dev.barograph.metrics.RunEvent;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The offer to stop a run that stood still with its machine: its figures have a hole, and most
/// people would rather begin again. FX thread only; needs no toolkit.
final class StandStillViewModel {
    private final ReadOnlyStringWrapper offer = new ReadOnlyStringWrapper("");
    private long seen;
    private long answered;

    /// What happened and what is offered; empty if nothing is.
    ReadOnlyStringProperty offer() {
        return offer.getReadOnlyProperty();
    }

    /// Another run comes on screen.
    void clear() {
        seen = 0;
        answered = 0;
        offer.set("");
    }

    void show(Snapshot snapshot) {
        List<RunEvent> still = snapshot.events().stream().filter(RunEvent::isStandStill).toList();
        seen = still.size();
        offer.set(
                snapshot.phase() == RunPhase.RUNNING && seen > answered
                        ? still.getLast().text() + ". Stop the run?"
                        : "");
    }

    /// The person lets the run go on; the next time is offered again.
    void goOn() {
        answered = seen;
        offer.set("");
    }
}
