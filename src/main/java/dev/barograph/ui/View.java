package dev.barograph.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.function.Function;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Every FXML file there is.
enum View {
    MAIN("main"),
    MENU("menu"),
    TOOLBAR("toolbar"),
    REQUEST("request"),
    REQUESTS("requests"),
    HEADER_ROW("header-row"),
    LOAD("load"),
    STAGE_ROW("stage-row"),
    LIMITS("limits"),
    THRESHOLDS("thresholds"),
    THRESHOLD_ROW("threshold-row"),
    PROBLEMS("problems"),
    RUNS("runs"),
    LIVE("live"),
    REQUEST_FILTER("request-filter"),
    VERDICT("verdict"),
    STAND_STILL("stand-still"),
    STEERING("steering"),
    CALIBRATION("calibration"),
    COMPARE("compare"),
    FIGURES("figures"),
    ERRORS("errors"),
    EXAMPLES("examples"),
    GENERATOR("generator");

    private final String file;

    View(String file) {
        this.file = file;
    }

    /// Where the file is on the class path.
    URL location() {
        URL url = View.class.getResource("/fxml/" + file + ".fxml");
        if (url == null) {
            throw new IllegalStateException("no file for view " + this);
        }
        return url;
    }

    /// Builds the view. FX thread, or any thread as long as nothing of it is shown.
    ///
    /// @param controllers gives the controller for a class named in the file; made by us, never by
    ///   FXML
    Parent load(Function<Class<?>, Object> controllers) {
        FXMLLoader loader = new FXMLLoader(location());
        loader.setControllerFactory(controllers::apply);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("view " + this + " cannot be built", e);
        }
    }
}
