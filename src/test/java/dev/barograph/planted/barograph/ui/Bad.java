package dev.barograph.planted.barograph.ui;

import javafx.application.Platform;

/// The window must not reach behind the run, parse a command line, or post to its own thread past
/// the bridge.
public class Bad {
    Class<?> engine = dev.barograph.planted.barograph.engine.Bad.class;
    Class<?> cli = picocli.CommandLine.class;

    void post() {
        Platform.runLater(() -> {});
    }
}
