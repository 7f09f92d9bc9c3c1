package dev.barograph.ui;

import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.record.RunArchive;
import dev.barograph.run.LocalRunService;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Application;
import org.HdrHistogram.Histogram;

/// A run that is watched, of any length: the real window, 1920x1080, runs an open load, keeps its
/// record in FOLDER, and prints once a minute how long an event waited for the FX thread, the CPU
/// time of that thread a frame, and the heap that the last collection left. `WatchBench URL
/// PER_SECOND SECONDS FOLDER`, on a display; needs the test classes.
public final class WatchBench {
    private WatchBench() {}

    public static void main(String[] args) {
        ProbedWindow.launch(Watched.class, args);
    }

    /// One run.
    public static final class Watched extends Application {
        /// The window is there before the run begins, and the run before anything is counted.
        private static final int SHOWN_SECONDS = 4;

        private static final int SETTLING_SECONDS = 10;
        private static final int MINUTE_SECONDS = 60;

        /// Of the minutes that are over.
        private final Histogram waitNanos = new Histogram(3);

        private final Histogram frameNanos = new Histogram(3);
        private int minute;

        @Override
        public void start(javafx.stage.Stage stage) throws Exception {
            List<String> args = getParameters().getRaw();
            Duration length = Duration.ofSeconds(Long.parseLong(args.get(2)));
            RunArchive kept = new RunArchive(Files.createDirectories(Path.of(args.get(3))));
            FakeCalibrations calibrations = new FakeCalibrations();
            LoadShape load =
                    new LoadShape.Open(
                            List.of(
                                    dev.barograph.model.Stage.hold(
                                            Integer.parseInt(args.get(1)), length)),
                            new Spacing.Even());
            ProbedWindow window =
                    new ProbedWindow(
                            stage,
                            new LocalRunService(calibrations, Optional.of(kept.history())),
                            kept,
                            calibrations,
                            ProbedWindow.profile("Watched", args.get(0), load));
            window.showLarge();
            window.countFrames();
            window.after(SHOWN_SECONDS, () -> run(window));
        }

        private void run(ProbedWindow window) {
            window.model().control().start();
            window.model().run().afterEnd(() -> end(window));
            window.countWaits(SETTLING_SECONDS);
            window.every(
                    MINUTE_SECONDS, SETTLING_SECONDS + MINUTE_SECONDS, () -> printMinute(window));
            window.after(SETTLING_SECONDS, window::reset);
        }

        private void printMinute(ProbedWindow window) {
            System.out.printf(
                    Locale.ROOT,
                    "minute %2d, ms: event waits %s; FX CPU a frame %s; %s%n",
                    ++minute,
                    ProbedWindow.quantiles(window.waitNanos),
                    ProbedWindow.quantiles(window.frameNanos),
                    heap());
            closeMinute(window);
        }

        private void closeMinute(ProbedWindow window) {
            waitNanos.add(window.waitNanos);
            frameNanos.add(window.frameNanos);
            window.reset();
        }

        private void end(ProbedWindow window) {
            closeMinute(window);
            List<Interval> seconds = window.model().run().intervals();
            System.out.printf(
                    Locale.ROOT,
                    "%d seconds, %d sent; over all, ms: event waits %s; FX CPU a frame %s%n",
                    seconds.size(),
                    seconds.stream().mapToLong(i -> i.counts().sent()).sum(),
                    ProbedWindow.quantiles(waitNanos),
                    ProbedWindow.quantiles(frameNanos));
            // The record is written to its end before the window says that the run has ended.
            ProbedWindow.exit();
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
