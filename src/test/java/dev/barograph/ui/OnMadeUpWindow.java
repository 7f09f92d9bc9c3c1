package dev.barograph.ui;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/// Tests in the real window with runs that are made up; each has a window and settings of its own.
@ExtendWith(ApplicationExtension.class)
abstract class OnMadeUpWindow {
    @TempDir static Path folder;

    MadeUpWindow made;
    FakeRuns runs;
    FxWindow fx;

    @BeforeEach
    void open_the_window() throws TimeoutException {
        open(MadeUpWindow.fresh(folder));
    }

    /// @param used settings and runs of the window
    final void open(Path used) throws TimeoutException {
        FxToolkit.setupStage(stage -> made = new MadeUpWindow(stage, used));
        runs = made.runs;
        fx = made.fx;
    }

    @AfterEach
    void close_the_window() throws TimeoutException {
        made.close();
    }
}
