package dev.barograph.ui;

import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.Recording;
import dev.barograph.model.Profile;
import dev.barograph.run.RunEnd;
import dev.barograph.run.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;

/// A window whose runs are made up.
final class MadeUpWindow implements AutoCloseable {
    /// How a run came on screen.
    enum Came {
        LIVE,
        FINISHED,
        REOPENED
    }

    final FakeRuns runs = new FakeRuns();
    final FxWindow fx;

    /// On the FX thread.
    ///
    /// @param folder holds settings and runs; one that was used before is remembered
    MadeUpWindow(Stage stage, Path folder) {
        fx = new FxWindow(stage, folder, runs);
    }

    /// A folder that no window has used.
    static Path fresh(Path parent) {
        return parent.resolve("w" + System.nanoTime());
    }

    /// Has a run on screen that looks like this, until it looks otherwise.
    void run(Snapshot snapshot) {
        run(snapshot, fx.model().control()::start);
    }

    /// The same of another profile than that in the editors.
    void run(Profile profile, Snapshot snapshot) {
        run(snapshot, () -> fx.model().run().start(profile));
    }

    private void run(Snapshot snapshot, Runnable start) {
        int before = runs.started.size();
        fx.read(() -> {
            start.run();
            return 0;
        });
        fx.until(() -> runs.started.size() == before + 1);
        runs.last().snapshot = snapshot;
        int wanted = snapshot.intervals().size();
        fx.until(() -> fx.model().run().intervals().size() == wanted);
    }

    /// Has the run that is on screen there as if it had come in another way.
    ///
    /// @param done the run at its end
    /// @param examples that a run of the past has
    void show(Came came, Snapshot done, List<Exemplar> examples) {
        if (came == Came.LIVE) {
            return;
        }
        runs.last().end(RunEnd.COMPLETED, done);
        fx.until(() -> fx.model().run().recording().get() != null);
        if (came == Came.REOPENED) {
            Recording past = fx.read(() -> fx.model().run().recording().get());
            Recording whole = past.explained(List.of(), examples);
            fx.read(() -> {
                fx.model().run().open(whole, "Completed", FiguresReader.readThrough(whole));
                return 0;
            });
        }
    }

    @Override
    public void close() throws TimeoutException {
        fx.read(() -> {
            runs.started.forEach(run -> run.end(RunEnd.STOPPED));
            return 0;
        });
        fx.close();
        FxToolkit.cleanupStages();
    }
}
