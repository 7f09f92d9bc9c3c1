package dev.barograph.ui;

import dev.barograph.compare.MadeRun;
import dev.barograph.compare.MadeRunFile;
import dev.barograph.model.NanoClock;
import dev.barograph.profile.ProfileStore;
import dev.barograph.record.RunArchive;
import dev.barograph.report.CsvFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.Executors;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/// Leaves pictures of the page that compares two runs in target/compare, for people to look at:
/// empty, refused and compared, light and dark, in two sizes. Not a test: run its `main` on a
/// display of 1920x1080.
public final class ComparePictures {
    private ComparePictures() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        Application.launch(Shown.class, args);
    }

    /// An application of its own: on the class path a main class must not be one.
    public static final class Shown extends Application {
        private static final Path FOLDER = Path.of("target", "compare");

        private final Deque<Runnable> steps = new ArrayDeque<>();

        @Override
        public void start(Stage stage) throws Exception {
            Files.createDirectories(FOLDER);
            Path runs = Files.createTempDirectory("runs");
            Path before =
                    MadeRunFile.keep(
                            runs,
                            "20260301-142530-aaaaaaaa",
                            MadeRun.seeded(1).lasting(120).perSecond(400).failing(0.002).end());
            Path after =
                    MadeRunFile.keep(
                            runs,
                            "20260301-143530-bbbbbbbb",
                            MadeRun.seeded(2)
                                    .lasting(120)
                                    .perSecond(400)
                                    .failing(0.004)
                                    .slowerTail(1.4)
                                    .end());
            Path other =
                    MadeRunFile.keep(
                            runs,
                            "20260301-144530-cccccccc",
                            MadeRun.seeded(3).lasting(60).perSecond(100).closed(0.1).end());
            SettingsFile settings = new SettingsFile(Files.createTempDirectory("pictures"));
            AppWindow window =
                    new AppWindow(
                            stage,
                            new WindowViewModel.Services(
                                    new FakeRuns(),
                                    new RunArchive(Files.createTempDirectory("runs")),
                                    new FakeCalibrations(),
                                    new ProfileStore(),
                                    new CsvFormat(),
                                    settings,
                                    settings.load(),
                                    StarterProfiles.demo("http://127.0.0.1:18080"),
                                    DemoTarget.at("http://127.0.0.1:18080"),
                                    NanoClock.SYSTEM),
                            new FxFileChoices(stage, _ -> {}),
                            Executors.newVirtualThreadPerTaskExecutor(),
                            Platform::exit);
            stage.show();
            WindowViewModel model = window.model();
            steps.add(() -> model.compare().show());
            steps.add(() -> save(stage, "empty"));
            // The first comparison of a process takes seconds on a busy machine.
            steps.add(() -> model.compare().show(before, after));
            for (int i = 0; i < 4; i++) {
                steps.add(() -> {});
            }
            for (ThemeChoice look : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
                for (int[] size : new int[][] {{1_280, 800}, {1_920, 1_080}}) {
                    String name = look.name().toLowerCase(Locale.ROOT) + "-" + size[0];
                    steps.add(() -> {
                        model.settings().theme().set(look);
                        stage.setX(0);
                        stage.setY(0);
                        stage.setWidth(size[0]);
                        stage.setHeight(size[1]);
                        model.compare().show(before, other);
                    });
                    steps.add(() -> save(stage, name + "-refused"));
                    steps.add(() -> model.compare().show(before, after));
                    steps.add(() -> {});
                    steps.add(() -> save(stage, name + "-compared"));
                }
            }
            steps.add(() -> model.compare().show(before, other));
            steps.add(() -> model.compare().compareAnyway());
            steps.add(() -> save(stage, "anyway"));
            steps.add(Platform::exit);
            next();
        }

        private void next() {
            PauseTransition pause = new PauseTransition(Duration.seconds(2));
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
            WritableImage shot = stage.getScene().snapshot(null);
            int width = (int) shot.getWidth();
            int height = (int) shot.getHeight();
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    image.setRGB(x, y, shot.getPixelReader().getArgb(x, y));
                }
            }
            try {
                ImageIO.write(image, "png", FOLDER.resolve(name + ".png").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
