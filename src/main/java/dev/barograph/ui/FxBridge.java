package dev.barograph.ui;

import javafx.application.Platform;

/// The one way from other threads to the JavaFX application thread. Any thread.
public final class FxBridge {
    private FxBridge() {}

    /// Runs `task` on the FX thread, after everything posted before it; returns at once.
    ///
    /// @throws IllegalStateException if the toolkit has not been started
    public static void post(Runnable task) {
        Platform.runLater(task);
    }
}
