package dev.barograph.ui;

import dev.barograph.chart.Canned;
import dev.barograph.metrics.Interval;
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
import dev.barograph.run.LocalRunService;
import dev.barograph.run.RunPhase;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import org.HdrHistogram.Histogram;

/// What the window costs with one hour of a run on its charts while a second program part runs a
/// closed loop at full speed in the same process: CPU time of the FX thread a frame, how long an
/// event waits for that thread, and what the thread of charts takes of a core at 2 Hz. `FrameBench
/// URL USERS SECONDS`, on a display; needs the test classes.
public final class FrameBench {
    private FrameBench() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        Application.launch(Probed.class, args);
    }

    /// An application of its own: on the class path a main class must not be one.
    public static final class Probed extends Application {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
        private static final int HOUR = 3_600;

        private final Histogram waitNanos = new Histogram(3);
        private final Histogram frameNanos = new Histogram(3);
        private final FakeRuns shown = new FakeRuns();
        private final ScheduledExecutorService prober =
                Executors.newSingleThreadScheduledExecutor(
                        task -> Thread.ofPlatform().daemon().unstarted(task));
        private List<Interval> hour = List.of();
        private int size = HOUR - 300;
        private long cpuBefore;
        private long chartsBefore;
        private long wallBefore;

        @Override
        public void start(javafx.stage.Stage stage) throws Exception {
            List<String> args = getParameters().getRaw();
            int seconds = Integer.parseInt(args.get(2));
            hour = CannedRun.of(HOUR, RunPhase.RUNNING).intervals();
            Profile profile =
                    new Profile(
                            "Bench",
                            new RequestSpec("GET", args.get(0), List.of(), new Body.None()),
                            new Load(
                                    new LoadShape.Closed(
                                            List.of(
                                                    dev.barograph.model.Stage.hold(
                                                            Integer.parseInt(args.get(1)),
                                                            Duration.ofSeconds(seconds + 20))))),
                            Limits.DEFAULT);
            SettingsFile settings = new SettingsFile(Files.createTempDirectory("bench"));
            AppWindow window =
                    new AppWindow(
                            stage,
                            new WindowViewModel.Services(
                                    shown,
                                    new RunArchive(Files.createTempDirectory("runs")),
                                    new FakeCalibrations(),
                                    new ProfileStore(),
                                    new CsvFormat(),
                                    settings,
                                    settings.load(),
                                    new Profile(
                                            "Shown",
                                            profile.request(),
                                            new Load(Canned.OPEN),
                                            Limits.DEFAULT),
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
            window.model().start();
            var running = new LocalRunService().start(profile);
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    long cpu = THREADS.getCurrentThreadCpuTime();
                    frameNanos.recordValue(Math.max(0, cpu - cpuBefore));
                    cpuBefore = cpu;
                }
            }.start();
            // The hour on screen grows by a second a second, as a run does.
            var _ =
                    prober.scheduleAtFixedRate(
                            () -> Platform.runLater(this::grow), 0, 1_000, TimeUnit.MILLISECONDS);
            var _ = prober.scheduleAtFixedRate(this::post, 8_000, 7, TimeUnit.MILLISECONDS);
            var _ = prober.schedule(() -> Platform.runLater(this::reset), 15, TimeUnit.SECONDS);
            var _ =
                    prober.schedule(
                            () ->
                                    Platform.runLater(() -> {
                                        print();
                                        System.out.printf(
                                                Locale.ROOT,
                                                "%.0f requests/s meanwhile%n",
                                                running.snapshot().summary().donePerSecond());
                                        System.exit(0);
                                    }),
                            15 + seconds,
                            TimeUnit.SECONDS);
        }

        private void grow() {
            size++;
            if (!shown.started.isEmpty()) {
                var last = CannedRun.shortOf(hour.subList(0, Math.min(size, HOUR)));
                shown.last().snapshot = last;
            }
        }

        private void post() {
            long posted = System.nanoTime();
            Platform.runLater(() -> waitNanos.recordValue(System.nanoTime() - posted));
        }

        private void reset() {
            waitNanos.reset();
            frameNanos.reset();
            chartsBefore = chartCpu();
            wallBefore = System.nanoTime();
        }

        private void print() {
            double charts = (double) (chartCpu() - chartsBefore) / (System.nanoTime() - wallBefore);
            System.out.printf(
                    Locale.ROOT,
                    "FX CPU a frame, ms: p50 %.2f p99 %.2f max %.2f (%d frames)%n"
                            + "event waits, ms: p50 %.2f p99 %.2f max %.2f (%d probes)%n"
                            + "thread of charts: %.1f %% of a core%n",
                    frameNanos.getValueAtPercentile(50) / 1e6,
                    frameNanos.getValueAtPercentile(99) / 1e6,
                    frameNanos.getMaxValue() / 1e6,
                    frameNanos.getTotalCount(),
                    waitNanos.getValueAtPercentile(50) / 1e6,
                    waitNanos.getValueAtPercentile(99) / 1e6,
                    waitNanos.getMaxValue() / 1e6,
                    waitNanos.getTotalCount(),
                    100 * charts);
        }

        /// Of all threads of that name: the page of comparisons has one too.
        private static long chartCpu() {
            long nanos = 0;
            for (long id : THREADS.getAllThreadIds()) {
                var info = THREADS.getThreadInfo(id);
                if (info != null && info.getThreadName().equals("chart-render")) {
                    nanos += THREADS.getThreadCpuTime(id);
                }
            }
            return nanos;
        }
    }
}
