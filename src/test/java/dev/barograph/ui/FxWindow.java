package dev.barograph.ui;

import dev.barograph.demo.DemoServer;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.record.RunArchive;
import dev.barograph.record.RunHistory;
import dev.barograph.run.LocalRunService;
import dev.barograph.run.RunService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.stage.WindowEvent;
import org.testfx.util.WaitForAsyncUtils;

/// The real window on the real engine against the real demo target; only the platform's file
/// choosers are not.
final class FxWindow implements AutoCloseable {
    private static final int LIMIT_SECONDS = 40;
    private static final Logger STYLES = Logger.getLogger("javafx.css");

    final DemoServer target = DemoServer.start(0);
    final FakeChoices choices = new FakeChoices();
    final FakeCalibrations calibrations = new FakeCalibrations();
    final AtomicInteger exits = new AtomicInteger();
    final RunArchive archive;
    final AppWindow window;
    final javafx.stage.Stage stage;
    private final List<String> styleWarnings = new CopyOnWriteArrayList<>();
    private final Handler styleLog =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    styleWarnings.add(record.getMessage());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

    private final SettingsFile settings;

    /// On the FX thread.
    FxWindow(javafx.stage.Stage stage, Path folder) {
        this(
                stage,
                folder,
                new LocalRunService(
                        new FakeCalibrations(),
                        Optional.of(new RunHistory(folder.resolve("runs")))));
    }

    /// With runs of another engine. On the FX thread.
    FxWindow(javafx.stage.Stage stage, Path folder, RunService runs) {
        this.stage = stage;
        STYLES.addHandler(styleLog);
        archive = new RunArchive(folder.resolve("runs"));
        settings = new SettingsFile(folder.resolve("settings"));
        window =
                new AppWindow(
                        stage,
                        ProbedWindow.services(
                                runs,
                                archive,
                                calibrations,
                                settings,
                                profile(target.url() + "/delay?ms=5", Duration.ofSeconds(60)),
                                target.url()),
                        choices,
                        work,
                        exits::incrementAndGet);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1_280);
        stage.setHeight(800);
        stage.show();
        stage.requestFocus();
    }

    static Profile profile(String url, Duration length) {
        return new Profile(
                "Demo",
                new RequestSpec("GET", url, List.of(), new Body.None()),
                new Load(new LoadShape.Open(List.of(Stage.hold(50, length)), new Spacing.Even())),
                Limits.DEFAULT);
    }

    WindowViewModel model() {
        return window.model();
    }

    /// Reads something on the FX thread.
    <T> T read(Callable<T> what) {
        return WaitForAsyncUtils.waitForAsyncFx(LIMIT_SECONDS * 1_000L, what);
    }

    /// Waits until something is true on the FX thread; gives up where only something hung would.
    void until(BooleanSupplier condition) {
        await(() -> read(condition::getAsBoolean));
    }

    /// As [#until], with a condition that is for the thread of the test.
    void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("did not come true in " + LIMIT_SECONDS + " s", e);
        }
    }

    void askToClose() {
        WaitForAsyncUtils.asyncFx(
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    /// What a label says.
    String label(String id) {
        return read(() -> ((Label) stage.getScene().lookup(id)).getText());
    }

    /// Whether a node has the place that it is seen at.
    boolean isLaidOut(String id) {
        return read(() -> {
            for (Parent each = stage.getScene().lookup(id).getParent();
                    each != null;
                    each = each.getParent()) {
                if (each.isNeedsLayout()) {
                    return false;
                }
            }
            return true;
        });
    }

    /// Whether a node and all that it lies in are shown.
    boolean visible(String id) {
        return read(() -> {
            for (Node each = stage.getScene().lookup(id); each != null; each = each.getParent()) {
                if (!each.isVisible()) {
                    return false;
                }
            }
            return true;
        });
    }

    @SuppressWarnings("unchecked") // Who asks knows the rows of the table.
    <T> TableView<T> table(String id) {
        return (TableView<T>) stage.getScene().lookup(id);
    }

    /// A chart of the load, shown or not.
    ChartCard card(String id) {
        return window.board().ofLoad().stream()
                .filter(card -> card.chart().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Settings settingsOnDisk() {
        return settings.load();
    }

    /// What JavaFX did not understand in the style sheets since the window was opened.
    List<String> styleWarnings() {
        return styleWarnings;
    }

    @Override
    public void close() {
        STYLES.removeHandler(styleLog);
        read(() -> {
            model().run().stop();
            model().run().stop();
            return 0;
        });
        until(() -> !model().run().active().get());
        read(() -> {
            window.close();
            return 0;
        });
        work.close();
        target.close();
    }
}
