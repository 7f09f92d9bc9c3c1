package dev.barograph.ui;

import dev.barograph.demo.DemoServer;
import dev.barograph.model.NanoClock;
import dev.barograph.profile.ProfileStore;
import dev.barograph.record.RunArchive;
import dev.barograph.report.CsvFormat;
import dev.barograph.run.CalibrationService;
import dev.barograph.run.LocalCalibrations;
import dev.barograph.run.LocalRunService;
import dev.barograph.run.SettingsFolder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The program with a window. The launcher calls [#main].
public final class App extends Application {
    private static final Logger LOG = Logger.getLogger(App.class.getName());

    /// Tried first, so that a saved demo profile works at the next start.
    private static final int DEMO_PORT = 18_080;

    private static final String USUAL_DEMO_URL = "http://127.0.0.1:" + DEMO_PORT;

    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable DemoServer demo;
    private @Nullable Settings settings;
    private @Nullable AppWindow window;

    /// Opens the window and returns when it is closed. Where no window can open it says so in one
    /// line and ends the program with code 69.
    public static void main(String[] args) {
        NoWindow.reason(System.getenv(), System.getProperties()).ifPresent(App::giveUp);
        try {
            launch(App.class, args);
        } catch (RuntimeException | LinkageError e) {
            giveUp(NoWindow.reason(e));
        }
    }

    private static void giveUp(String reason) {
        System.err.println(NoWindow.line(reason));
        System.exit(NoWindow.EXIT_CODE);
    }

    @Override
    public void init() {
        DemoServer target = startDemo();
        // Not before the window is shown, and ready before anybody has pressed Run in it.
        var _ = Thread.ofPlatform().name("demo-warm-up").daemon().start(target::warmUp);
        demo = target;
        settings = settingsFile().load();
    }

    private static DemoServer startDemo() {
        try {
            return DemoServer.start(DEMO_PORT);
        } catch (UncheckedIOException e) {
            // Somebody has the port, perhaps a second window of ours.
            return DemoServer.start(0);
        }
    }

    private static SettingsFile settingsFile() {
        return new SettingsFile(SettingsFolder.ofProcess());
    }

    @Override
    public void start(Stage stage) {
        DemoServer target = Objects.requireNonNull(demo, "init() ran");
        Settings known = Objects.requireNonNull(settings, "init() ran");
        CalibrationService calibrations = new LocalCalibrations(SettingsFolder.ofProcess());
        RunArchive archive = new RunArchive(SettingsFolder.runsOfProcess());
        AppWindow opened =
                new AppWindow(
                        stage,
                        new WindowViewModel.Services(
                                new LocalRunService(calibrations, Optional.of(archive.history())),
                                archive,
                                calibrations,
                                new ProfileStore(),
                                new CsvFormat(),
                                settingsFile(),
                                known,
                                StarterProfiles.demo(target.url()),
                                new DemoTarget(target.url(), USUAL_DEMO_URL),
                                NanoClock.SYSTEM),
                        new FxFileChoices(stage, getHostServices()::showDocument),
                        work,
                        Platform::exit);
        window = opened;
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            LOG.log(Level.SEVERE, "Uncaught in " + thread.getName(), e);
            FxBridge.post(() -> opened.model().fault(e));
        });
        stage.show();
        opened.model().runs().trash().tidyTrash();
        List<Path> recent = known.recent();
        if (!recent.isEmpty()) {
            opened.model().document().open(recent.getFirst());
        }
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        work.close();
        if (demo != null) {
            demo.close();
        }
    }
}
