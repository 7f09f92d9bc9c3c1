package dev.barograph.ui;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Recording;
import dev.barograph.model.Profile;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import dev.barograph.run.RunResult;
import dev.barograph.run.Snapshot;
import java.time.Duration;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which run is on screen, how far it is and how it ended, in words. FX thread only; needs no
/// toolkit.
final class RunStanding {
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper spoken = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper lookup = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Latencies> lookups =
            new ReadOnlyObjectWrapper<>(Latencies.EMPTY);
    private final ReadOnlyStringWrapper caveat = new ReadOnlyStringWrapper("");

    /// Share of the plan that is done, 0 to 1.
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// Where the run stands; empty before the first.
    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /// Which run is on screen; empty before the first.
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /// What the run on screen sends where, and how it ended; empty before the first.
    ReadOnlyStringProperty outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// What was spoken with the target, and by what; empty until a run has ended.
    ReadOnlyStringProperty spoken() {
        return spoken.getReadOnlyProperty();
    }

    /// What the look-up of the host name was for; empty until a run that made one has ended.
    ReadOnlyStringProperty lookup() {
        return lookup.getReadOnlyProperty();
    }

    /// How long looking up the host name took; empty until a run that did has ended.
    ReadOnlyObjectProperty<Latencies> lookups() {
        return lookups.getReadOnlyProperty();
    }

    /// Whose waiting the times of the run on screen leave out; empty if nobody's.
    ReadOnlyStringProperty caveat() {
        return caveat.getReadOnlyProperty();
    }

    /// Another run comes on screen.
    void clear(Profile profile) {
        spoken.set("");
        lookup.set("");
        lookups.set(Latencies.EMPTY);
        caveat.set(profile.load().shape().caveat());
        progress.set(0);
        title.set(profile.name());
    }

    /// It is about to start.
    void begin(Profile profile) {
        outcome.set(profile.inWords());
        status.set("Starting");
    }

    /// It did not start.
    void broken(String why) {
        status.set("Could not start: " + why);
    }

    /// Somebody asked it to stop.
    void stopping() {
        status.set("Stopping");
    }

    /// @param stopping whether somebody asked the run to stop, which is said until it waits for
    ///   what is in flight
    void show(Snapshot snapshot, boolean stopping) {
        progress.set(snapshot.progress());
        boolean said = stopping && isBeforeDrain(snapshot.phase());
        if (!said) {
            status.set(words(snapshot));
        }
    }

    private static boolean isBeforeDrain(RunPhase phase) {
        return phase != RunPhase.DRAINING && phase != RunPhase.DONE;
    }

    private static String words(Snapshot snapshot) {
        return switch (snapshot.phase()) {
            case WARMING_UP -> "Warming up";
            case STARTING -> "Starting";
            case RUNNING -> timeLeft(snapshot);
            case DRAINING ->
                    "Waiting for " + Figures.count(snapshot.gauges().inFlight()) + " in flight";
            case DONE -> "Finishing";
        };
    }

    private static String timeLeft(Snapshot snapshot) {
        if (snapshot.course().isPresent() && snapshot.course().get().isPaused()) {
            return "Paused";
        }
        return snapshot.leftNanos().isPresent()
                ? Figures.clock(Duration.ofNanos(snapshot.leftNanos().getAsLong())) + " left"
                : Figures.clock(Duration.ofNanos(snapshot.elapsedNanos())) + " so far";
    }

    /// It has ended.
    void ended(RunResult result) {
        String took = Figures.length(result.recording().summary().tookNanos());
        if (result.end() == RunEnd.COMPLETED) {
            progress.set(1);
        }
        keep(
                result.recording(),
                switch (result.end()) {
                    case COMPLETED -> "Completed in " + took;
                    case STOPPED -> StoppedWords.of(result.recording());
                    case FAILED -> "Failed: " + result.reason().orElse("internal error");
                });
    }

    /// A run that was made before.
    ///
    /// @param ended how it ended, for example `Completed in 5:00`
    void reopened(Recording past, String ended) {
        progress.set(1);
        keep(past, ended);
    }

    private void keep(Recording left, String ended) {
        spoken.set(Spoken.with(left.environment()));
        lookup.set(Spoken.lookup(left.environment()));
        lookups.set(left.environment().lookups());
        status.set(ended);
        outcome.set(
                ended
                        + ": "
                        + Account.of(left.summary().counts())
                        + ". "
                        + left.profile().inWords());
    }
}
