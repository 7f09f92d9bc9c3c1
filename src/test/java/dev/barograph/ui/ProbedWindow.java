package dev.barograph.ui;

import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.profile.ProfileStore;
import dev.barograph.record.RunArchive;
import dev.barograph.report.CsvFormat;
import dev.barograph.run.CalibrationService;
import dev.barograph.run.RunService;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.HdrHistogram.Histogram;

/// The real window of a program that is no test, with what can be measured of it from outside: how
/// long an event waits for the FX thread, and the CPU time that this thread takes for a frame. It
/// has settings of its own in a temporary folder. FX thread only.
public final class ProbedWindow {
    static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int POST_MILLIS = 7;

    /// Of each posted event, since the last reset.
    final Histogram waitNanos = new Histogram(3);

    /// Of the CPU time between two frames, since the last reset.
    final Histogram frameNanos = new Histogram(3);

    private final Stage stage;
    private final AppWindow window;
    private final ScheduledExecutorService prober =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().daemon().unstarted(task));
    private long cpuBefore;

    /// With a history of its own in a temporary folder.
    ///
    /// @param shown profile that is in the editors
    public ProbedWindow(Stage stage, RunService runs, Profile shown) throws IOException {
        this(
                stage,
                runs,
                new RunArchive(Files.createTempDirectory("runs")),
                new FakeCalibrations(),
                shown);
    }

    public ProbedWindow(
            Stage stage,
            RunService runs,
            RunArchive archive,
            CalibrationService calibrations,
            Profile shown)
            throws IOException {
        this.stage = stage;
        SettingsFile settings = new SettingsFile(Files.createTempDirectory("settings"));
        window =
                new AppWindow(
                        stage,
                        services(
                                runs,
                                archive,
                                calibrations,
                                settings,
                                shown,
                                "http://127.0.0.1:18080"),
                        new FxFileChoices(stage, _ -> {}),
                        Executors.newVirtualThreadPerTaskExecutor(),
                        Platform::exit);
    }

    /// What a window works with besides what differs from test to test.
    ///
    /// @param target address of the demo target
    static WindowViewModel.Services services(
            RunService runs,
            RunArchive archive,
            CalibrationService calibrations,
            SettingsFile settings,
            Profile shown,
            String target) {
        return new WindowViewModel.Services(
                runs,
                archive,
                calibrations,
                new ProfileStore(),
                new CsvFormat(),
                settings,
                settings.load(),
                shown,
                DemoTarget.at(target),
                NanoClock.SYSTEM);
    }

    /// Starts the program: charts are drawn without a display, all else on one.
    ///
    /// @param application one of its own, because on the class path a main class must not be one
    public static void launch(Class<? extends Application> application, String... args) {
        System.setProperty("java.awt.headless", "true");
        Application.launch(application, args);
    }

    /// A profile of one GET.
    static Profile profile(String name, String url, LoadShape shape) {
        return new Profile(
                name,
                new RequestSpec("GET", url, List.of(), new Body.None()),
                new Load(shape),
                Limits.DEFAULT);
    }

    WindowViewModel model() {
        return window.model();
    }

    void show() {
        stage.show();
    }

    /// Shows it on the whole of a display of 1920x1080.
    void showLarge() {
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1_920);
        stage.setHeight(1_080);
        stage.show();
    }

    /// From now on counts the CPU time of each frame.
    void countFrames() {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                long cpu = THREADS.getCurrentThreadCpuTime();
                frameNanos.recordValue(Math.max(0, cpu - cpuBefore));
                cpuBefore = cpu;
            }
        }.start();
    }

    /// Posts an event every 7 ms and counts how long it waits.
    void countWaits(int afterSeconds) {
        var _ =
                prober.scheduleAtFixedRate(
                        this::post, afterSeconds * 1_000L, POST_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void post() {
        long posted = System.nanoTime();
        Platform.runLater(() -> waitNanos.recordValue(System.nanoTime() - posted));
    }

    void reset() {
        waitNanos.reset();
        frameNanos.reset();
    }

    /// Does something on the FX thread.
    void after(int seconds, Runnable what) {
        var _ = prober.schedule(() -> Platform.runLater(what), seconds, TimeUnit.SECONDS);
    }

    /// Does something again and again on the FX thread.
    void every(int seconds, int firstAfterSeconds, Runnable what) {
        var _ =
                prober.scheduleAtFixedRate(
                        () -> Platform.runLater(what),
                        firstAfterSeconds,
                        seconds,
                        TimeUnit.SECONDS);
    }

    static String quantiles(Histogram nanos) {
        return String.format(
                Locale.ROOT,
                "p50 %.2f p99 %.2f p99.9 %.2f max %.2f (%d)",
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                nanos.getValueAtPercentile(99.9) / 1e6,
                nanos.getMaxValue() / 1e6,
                nanos.getTotalCount());
    }

    /// Ends the process, whatever still runs.
    static void exit() {
        Platform.exit();
        System.exit(0);
    }
}
