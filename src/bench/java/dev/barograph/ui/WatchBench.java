package dev.barograph.ui;

import dev.barograph.metrics.Interval;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.profile.ProfileStore;
import dev.barograph.record.RunArchive;
import dev.barograph.report.CsvFormat;
import dev.barograph.run.LocalRunService;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import org.HdrHistogram.Histogram;

/// A run that is watched, of any length: the real window, 1920x1080, runs an open load, keeps its
/// record in FOLDER, and prints once a minute how long an event waited for the FX thread, the CPU
/// time of that thread a frame, and the heap that the last collection left. `WatchBench URL
/// PER_SECOND SECONDS FOLDER`, on a display; needs the test classes.
public final class WatchBench {
    private WatchBench() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        Application.launch(Watched.class, args);
    }

    /// An application of its own: on the class path a main class must not be one.
    public static final class Watched extends Application {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        /// The window is there before the run begins, and the run before anything is counted.
        private static final int SHOWN_SECONDS = 4;

        private static final int SETTLING_SECONDS = 10;
        private static final int MINUTE_SECONDS = 60;

        private final Histogram waitNanos = new Histogram(3);
        private final Histogram frameNanos = new Histogram(3);
        private final Histogram allWaitNanos = new Histogram(3);
        private final Histogram allFrameNanos = new Histogram(3);
        private final ScheduledExecutorService prober =
                Executors.newSingleThreadScheduledExecutor(
                        task -> Thread.ofPlatform().daemon().unstarted(task));
        private long cpuBefore;
        private int minute;

        @Override
        public void start(javafx.stage.Stage stage) throws Exception {
            List<String> args = getParameters().getRaw();
            Duration length = Duration.ofSeconds(Long.parseLong(args.get(2)));
            RunArchive kept = new RunArchive(Files.createDirectories(Path.of(args.get(3))));
            FakeCalibrations calibrations = new FakeCalibrations();
            Profile profile =
                    new Profile(
                            "Watched",
                            new RequestSpec("GET", args.get(0), List.of(), new Body.None()),
                            new Load(
                                    new LoadShape.Open(
                                            List.of(
                                                    dev.barograph.model.Stage.hold(
                                                            Integer.parseInt(args.get(1)), length)),
                                            new Spacing.Even())),
                            Limits.DEFAULT);
            SettingsFile settings = new SettingsFile(Files.createTempDirectory("watch"));
            AppWindow window =
                    new AppWindow(
                            stage,
                            new WindowViewModel.Services(
                                    new LocalRunService(calibrations, Optional.of(kept.history())),
                                    kept,
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
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1_920);
            stage.setHeight(1_080);
            stage.show();
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    long cpu = THREADS.getCurrentThreadCpuTime();
                    long took = Math.max(0, cpu - cpuBefore);
                    frameNanos.recordValue(took);
                    allFrameNanos.recordValue(took);
                    cpuBefore = cpu;
                }
            }.start();
            var _ =
                    prober.schedule(
                            () -> Platform.runLater(() -> run(window)),
                            SHOWN_SECONDS,
                            TimeUnit.SECONDS);
        }

        private void run(AppWindow window) {
            window.model().start();
            window.model().run().afterEnd(() -> end(window));
            var _ =
                    prober.scheduleAtFixedRate(
                            this::post, SETTLING_SECONDS * 1_000, 7, TimeUnit.MILLISECONDS);
            var _ =
                    prober.scheduleAtFixedRate(
                            () -> Platform.runLater(this::printMinute),
                            SETTLING_SECONDS + MINUTE_SECONDS,
                            MINUTE_SECONDS,
                            TimeUnit.SECONDS);
            var _ =
                    prober.schedule(
                            () -> Platform.runLater(this::reset),
                            SETTLING_SECONDS,
                            TimeUnit.SECONDS);
        }

        private void reset() {
            frameNanos.reset();
            allFrameNanos.reset();
        }

        private void post() {
            long posted = System.nanoTime();
            Platform.runLater(() -> {
                long waited = System.nanoTime() - posted;
                waitNanos.recordValue(waited);
                allWaitNanos.recordValue(waited);
            });
        }

        private void printMinute() {
            System.out.printf(
                    Locale.ROOT,
                    "minute %2d, ms: event waits %s; FX CPU a frame %s; %s%n",
                    ++minute,
                    quantiles(waitNanos),
                    quantiles(frameNanos),
                    heap());
            waitNanos.reset();
            frameNanos.reset();
        }

        private void end(AppWindow window) {
            List<Interval> seconds = window.model().run().intervals();
            System.out.printf(
                    Locale.ROOT,
                    "%d seconds, %d sent; over all, ms: event waits %s (%d); FX CPU a frame %s"
                            + " (%d)%n",
                    seconds.size(),
                    seconds.stream().mapToLong(i -> i.counts().sent()).sum(),
                    quantiles(allWaitNanos),
                    allWaitNanos.getTotalCount(),
                    quantiles(allFrameNanos),
                    allFrameNanos.getTotalCount());
            // The record is written to its end before the window says that the run has ended.
            Platform.exit();
            System.exit(0);
        }

        private static String quantiles(Histogram nanos) {
            return String.format(
                    Locale.ROOT,
                    "p50 %.2f p99 %.2f p99.9 %.2f max %.2f",
                    nanos.getValueAtPercentile(50) / 1e6,
                    nanos.getValueAtPercentile(99) / 1e6,
                    nanos.getValueAtPercentile(99.9) / 1e6,
                    nanos.getMaxValue() / 1e6);
        }

        private static String heap() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getCollectionUsage() != null)
                    .map(Watched::left)
                    .collect(Collectors.joining(", "));
        }

        private static String left(MemoryPoolMXBean pool) {
            return "%s %d MB (%d after its last collection)"
                    .formatted(
                            pool.getName(),
                            pool.getUsage().getUsed() >> 20,
                            pool.getCollectionUsage().getUsed() >> 20);
        }
    }
}
