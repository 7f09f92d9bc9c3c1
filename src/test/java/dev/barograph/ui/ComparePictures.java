package dev.barograph.ui;

import dev.barograph.compare.MadeRun;
import dev.barograph.compare.MadeRunFile;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Leaves pictures of the page that compares two runs in target/compare, for people to look at:
/// empty, refused and compared, light and dark, in two sizes. Not a test: run its `main` on a
/// display of 1920x1080.
public final class ComparePictures {
    private ComparePictures() {}

    public static void main(String[] args) {
        ProbedWindow.launch(Shown.class, args);
    }

    /// All pictures, one after the other.
    public static final class Shown extends Application {
        private static final Path FOLDER = Path.of("target", "compare");

        @Override
        public void start(Stage stage) throws Exception {
            PictureSteps steps = new PictureSteps(stage, FOLDER, Duration.seconds(2));
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
            ProbedWindow window =
                    new ProbedWindow(
                            stage, new FakeRuns(), StarterProfiles.demo("http://127.0.0.1:18080"));
            window.show();
            WindowViewModel model = window.model();
            steps.add(() -> model.compare().show());
            steps.save("empty");
            // The first comparison of a process takes seconds on a busy machine.
            steps.add(() -> model.compare().show(before, after));
            steps.rest(4);
            steps.inEveryLook(
                    model.settings(),
                    name -> {
                        steps.add(() -> model.compare().show(before, other));
                        steps.save(name + "-refused");
                        steps.add(() -> model.compare().show(before, after));
                        steps.rest(1);
                        steps.save(name + "-compared");
                    });
            steps.add(() -> model.compare().show(before, other));
            steps.add(() -> model.compare().compareAnyway());
            steps.save("anyway");
            steps.run();
        }
    }
}
