package dev.barograph.ui;

import dev.barograph.chart.Canned;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.Profile;
import dev.barograph.record.RunArchive;
import dev.barograph.run.CalibrationResult;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Leaves pictures of the window with made-up runs in target/window, for people to look at: before
/// a run, in mid-run, and after one in which the generator was the limit; each page, light and
/// dark, in two sizes. Not a test: run its `main` on a display of 1920x1080.
public final class WindowPictures {
    private WindowPictures() {}

    public static void main(String[] args) {
        ProbedWindow.launch(Shown.class, args);
    }

    /// All pictures, one after the other.
    public static final class Shown extends Application {
        private static final Path FOLDER = Path.of("target", "window");

        private final FakeRuns runs = new FakeRuns();
        private final FakeCalibrations calibrations = new FakeCalibrations();

        @Override
        public void start(Stage stage) throws Exception {
            PictureSteps steps = new PictureSteps(stage, FOLDER, Duration.millis(700));
            Profile demo = StarterProfiles.demo("http://127.0.0.1:18080");
            Profile profile =
                    new Profile(
                            "Checkout, peak",
                            demo.request(),
                            new Load(Canned.OPEN),
                            Limits.DEFAULT);
            ProbedWindow window =
                    new ProbedWindow(
                            stage,
                            runs,
                            new RunArchive(Files.createTempDirectory("runs")),
                            calibrations,
                            profile);
            window.show();
            WindowViewModel model = window.model();
            steps.inEveryLook(model.settings(), name -> scenes(steps, stage, model, name));
            steps.run();
        }

        private void scenes(PictureSteps steps, Stage stage, WindowViewModel model, String name) {
            steps.save(name + "-before");
            steps.add(model.control()::calibrate);
            steps.save(name + "-calibrating");
            steps.add(() -> {
                calibrations.kept = Optional.of(FakeCalibrations.KNOWN);
                calibrations
                        .started
                        .getLast()
                        .result
                        .complete(
                                new CalibrationResult.Done(
                                        FakeCalibrations.KNOWN, Optional.empty()));
            });
            steps.add(model.control()::start);
            steps.add(() -> runs.last().snapshot = CannedRun.of(100, RunPhase.RUNNING));
            pages(steps, model, name + "-running");
            steps.add(() -> {
                runs.last().end(RunEnd.COMPLETED, CannedRun.of(150, RunPhase.DONE));
                model.calibration().dismiss();
            });
            steps.add(() -> ((ToggleButton) stage.getScene().lookup("#stamp")).setSelected(true));
            pages(steps, model, name + "-after");
        }

        private void pages(PictureSteps steps, WindowViewModel model, String name) {
            for (LiveTab tab : LiveTab.values()) {
                steps.add(() -> model.liveTab().set(tab));
                String file = name + "-" + tab.name().toLowerCase(java.util.Locale.ROOT);
                steps.save(file);
            }
            steps.add(() -> model.liveTab().set(LiveTab.CHARTS));
        }
    }
}
