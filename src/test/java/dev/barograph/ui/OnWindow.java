package dev.barograph.ui;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/// Tests in the real window on the real engine; each has a window, settings and a target of its
/// own.
@ExtendWith(ApplicationExtension.class)
abstract class OnWindow {
    @TempDir static Path folder;

    FxWindow fx;

    @BeforeEach
    void open_the_window() throws TimeoutException {
        FxToolkit.setupStage(stage -> fx = new FxWindow(stage, MadeUpWindow.fresh(folder)));
    }

    @AfterEach
    void close_the_window() throws TimeoutException {
        fx.close();
        FxToolkit.cleanupStages();
    }
}
