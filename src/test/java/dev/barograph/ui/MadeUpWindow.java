package dev.barograph.ui;

import dev.barograph.model.Profile;
import dev.barograph.run.RunEnd;
import dev.barograph.run.Snapshot;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;

/// A window whose runs are made up.
final class MadeUpWindow implements AutoCloseable {
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
        run(snapshot, fx.model()::start);
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
