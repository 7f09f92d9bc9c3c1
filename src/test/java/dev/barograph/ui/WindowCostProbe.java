package dev.barograph.ui;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.profile.ProfileStore;
import dev.barograph.record.RunArchive;
import dev.barograph.report.CsvFormat;
import dev.barograph.run.LocalRunService;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;

/// What watching costs: makes the same open runs in the real window or without one and prints
/// response time p50 and p99 of each in milliseconds. `WindowCostProbe window|headless URL
/// PER_SECOND SECONDS RUNS`; the first run warms up and is not printed. For src/bench/window.sh;
/// not a test.
public final class WindowCostProbe {
    private WindowCostProbe() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        if (args[0].equals("window")) {
            Application.launch(Watched.class, args);
            return;
        }
        LocalRunService runs = new LocalRunService();
        for (int i = 0; i <= Integer.parseInt(args[4]); i++) {
            var result = runs.start(profile(List.of(args))).result().toCompletableFuture().get();
            print(i, result.recording().intervals());
        }
    }

    private static Profile profile(List<String> args) {
        Stage stage =
                Stage.hold(
                        Integer.parseInt(args.get(2)),
                        Duration.ofSeconds(Long.parseLong(args.get(3))));
        return new Profile(
                "Cost probe",
                new RequestSpec("GET", args.get(1), List.of(), new Body.None()),
                new Load(new LoadShape.Open(List.of(stage), new Spacing.Even())),
                Limits.DEFAULT);
    }

    private static void print(int run, List<Interval> intervals) {
        Latencies all = Latencies.merge(intervals.stream().map(i -> i.ok().response()).toList());
        if (run > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%.3f %.3f%n",
                    all.percentileNanos(50).orElse(0) / 1e6,
                    all.percentileNanos(99).orElse(0) / 1e6);
        }
    }

    /// An application of its own: on the class path a main class must not be one.
    public static final class Watched extends Application {
        private int run;

        @Override
        public void start(javafx.stage.Stage stage) throws Exception {
            List<String> args = getParameters().getRaw();
            SettingsFile settings = new SettingsFile(Files.createTempDirectory("probe"));
            AppWindow window =
                    new AppWindow(
                            stage,
                            new WindowViewModel.Services(
                                    new LocalRunService(), new RunArchive(Files.createTempDirectory("runs")),
                                    new FakeCalibrations(),
                                    new ProfileStore(),
                                    new CsvFormat(),
                                    settings,
                                    settings.load(),
                                    profile(args),
                                    DemoTarget.at("http://127.0.0.1:18080"),
                                    NanoClock.SYSTEM),
                            new FxFileChoices(stage, _ -> {}),
                            Executors.newVirtualThreadPerTaskExecutor(),
                            Platform::exit);
            stage.show();
            next(window, Integer.parseInt(args.get(4)));
        }

        private void next(AppWindow window, int runs) {
            window.model().start();
            window.model()
                    .run()
                    .afterEnd(() -> {
                        print(run, window.model().run().intervals());
                        if (run++ < runs) {
                            Platform.runLater(() -> next(window, runs));
                        } else {
                            Platform.exit();
                            System.exit(0);
                        }
                    });
        }
    }
}
