package dev.barograph.ui;

import dev.barograph.metrics.Summary;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import org.HdrHistogram.Histogram;

/// How long the FX thread keeps a task waiting while the real window runs a closed loop at full
/// speed: posts a task every 7 ms and prints the percentiles of its wait, idle first, then during
/// the run. `WindowDelayProbe URL USERS SECONDS`, on a display. Not a test; docs/measuring.md has
/// its figures.
public final class WindowDelayProbe {
    private WindowDelayProbe() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        Application.launch(Probed.class, args);
    }

    /// An application of its own: on the class path a main class must not be one.
    public static final class Probed extends Application {
        private final Histogram waitNanos = new Histogram(3);
        private final ScheduledExecutorService prober =
                Executors.newSingleThreadScheduledExecutor(
                        task -> Thread.ofPlatform().daemon().unstarted(task));

        @Override
        public void start(javafx.stage.Stage stage) throws Exception {
            List<String> args = getParameters().getRaw();
            int seconds = Integer.parseInt(args.get(2));
            Profile profile =
                    new Profile(
                            "Delay probe",
                            new RequestSpec("GET", args.get(0), List.of(), new Body.None()),
                            new Load(
                                    new LoadShape.Closed(
                                            List.of(
                                                    Stage.hold(
                                                            Integer.parseInt(args.get(1)),
                                                            Duration.ofSeconds(seconds))))),
                            Limits.DEFAULT);
            SettingsFile settings = new SettingsFile(Files.createTempDirectory("probe"));
            AppWindow window =
                    new AppWindow(
                            stage,
                            new WindowViewModel.Services(
                                    new LocalRunService(),
                                    new RunArchive(Files.createTempDirectory("runs")),
                                    new FakeCalibrations(),
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
            var _ = prober.scheduleAtFixedRate(this::post, 4_000, 7, TimeUnit.MILLISECONDS);
            // The window settles for 4 s, idles for 10 s, then runs.
            var _ = prober.schedule(() -> Platform.runLater(this::printIdle), 14, TimeUnit.SECONDS);
            var _ =
                    prober.schedule(
                            () -> Platform.runLater(window.model()::start), 15, TimeUnit.SECONDS);
            var _ =
                    prober.schedule(
                            () -> Platform.runLater(waitNanos::reset), 20, TimeUnit.SECONDS);
            var _ =
                    prober.schedule(
                            () -> Platform.runLater(() -> printRun(window)),
                            14 + seconds,
                            TimeUnit.SECONDS);
        }

        private void post() {
            long posted = System.nanoTime();
            Platform.runLater(() -> waitNanos.recordValue(System.nanoTime() - posted));
        }

        private void printIdle() {
            print("idle");
            waitNanos.reset();
        }

        private void printRun(AppWindow window) {
            print("full load");
            Summary summary =
                    window.model().run().intervals().stream()
                            .reduce(
                                    Summary.EMPTY,
                                    (sum, i) ->
                                            new Summary(
                                                    sum.tookNanos() + i.lengthNanos(),
                                                    sum.counts().plus(i.counts()),
                                                    0,
                                                    0,
                                                    0,
                                                    i.times(),
                                                    List.of()),
                                    (a, _) -> a);
            System.out.printf(Locale.ROOT, "%.0f requests/s%n", summary.donePerSecond());
            Platform.exit();
            System.exit(0);
        }

        private void print(String when) {
            System.out.printf(
                    Locale.ROOT,
                    "%-9s wait of the FX thread, ms: p50 %.2f p99 %.2f max %.2f (%d probes)%n",
                    when,
                    waitNanos.getValueAtPercentile(50) / 1e6,
                    waitNanos.getValueAtPercentile(99) / 1e6,
                    waitNanos.getMaxValue() / 1e6,
                    waitNanos.getTotalCount());
        }
    }
}
