package dev.barograph.ui;

import dev.barograph.chart.Canned;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.profile.ProfileStore;
import dev.barograph.record.RunArchive;
import dev.barograph.report.CsvFormat;
import dev.barograph.run.CalibrationResult;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/// Leaves pictures of the window with made-up runs in target/window, for people to look at: before
/// a run, in mid-run, and after one in which the generator was the limit; each page, light and
/// dark, in two sizes. Not a test: run its `main` on a display of 1920x1080.
public final class WindowPictures {
    private WindowPictures() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        Application.launch(Shown.class, args);
    }

    /// An application of its own: on the class path a main class must not be one.
    public static final class Shown extends Application {
        private static final Path FOLDER = Path.of("target", "window");

        private final FakeRuns runs = new FakeRuns();
        private final FakeCalibrations calibrations = new FakeCalibrations();
        private final Deque<Runnable> steps = new ArrayDeque<>();

        @Override
        public void start(Stage stage) throws Exception {
            Files.createDirectories(FOLDER);
            SettingsFile settings = new SettingsFile(Files.createTempDirectory("pictures"));
            Profile demo = StarterProfiles.demo("http://127.0.0.1:18080");
            Profile profile =
                    new Profile(
                            "Checkout, peak",
                            demo.request(),
                            new Load(Canned.OPEN),
                            Limits.DEFAULT);
            AppWindow window =
                    new AppWindow(
                            stage,
                            new WindowViewModel.Services(
                                    runs,
                                    new RunArchive(Files.createTempDirectory("runs")),
                                    calibrations,
                                    new ProfileStore(),
                                    new CsvFormat(),
                                    settings,
                                    settings.load(),
                                    profile,
                                    DemoTarget.at("http://127.0.0.1:18080"),
                                    NanoClock.SYSTEM),
                            new FxFileChoices(stage, _ -> {}),
                            Executors.newVirtualThreadPerTaskExecutor(),
                            Platform::exit);
            stage.show();
            WindowViewModel model = window.model();
            for (ThemeChoice look : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
                for (int[] size : new int[][] {{1_280, 800}, {1_920, 1_080}}) {
                    String name = look.name().toLowerCase(java.util.Locale.ROOT) + "-" + size[0];
                    steps.add(() -> {
                        model.settings().theme().set(look);
                        stage.setX(0);
                        stage.setY(0);
                        stage.setWidth(size[0]);
                        stage.setHeight(size[1]);
                    });
                    scenes(stage, model, name);
                }
            }
            steps.add(Platform::exit);
            next();
        }

        private void scenes(Stage stage, WindowViewModel model, String name) {
            steps.add(() -> save(stage, name + "-before"));
            steps.add(model::calibrate);
            steps.add(() -> save(stage, name + "-calibrating"));
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
            steps.add(model::start);
            steps.add(() -> runs.last().snapshot = CannedRun.of(100, RunPhase.RUNNING));
            pages(stage, model, name + "-running");
            steps.add(() -> {
                runs.last().end(RunEnd.COMPLETED, CannedRun.of(150, RunPhase.DONE));
                model.calibration().dismiss();
            });
            steps.add(() -> ((ToggleButton) stage.getScene().lookup("#stamp")).setSelected(true));
            pages(stage, model, name + "-after");
        }

        private void pages(Stage stage, WindowViewModel model, String name) {
            for (LiveTab tab : LiveTab.values()) {
                steps.add(() -> model.liveTab().set(tab));
                String file = name + "-" + tab.name().toLowerCase(java.util.Locale.ROOT);
                steps.add(() -> save(stage, file));
            }
            steps.add(() -> model.liveTab().set(LiveTab.CHARTS));
        }

        /// Runs the next step, and the one after it when the window has settled.
        private void next() {
            PauseTransition pause = new PauseTransition(Duration.millis(700));
            pause.setOnFinished(_ -> {
                Runnable step = steps.poll();
                if (step != null) {
                    step.run();
                    next();
                }
            });
            pause.play();
        }

        private static void save(Stage stage, String name) {
            WritableImage image = stage.getScene().snapshot(null);
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
                }
            }
            try {
                ImageIO.write(copy, "png", FOLDER.resolve(name + ".png").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
