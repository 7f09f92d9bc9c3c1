package dev.barograph.ui;

import dev.barograph.chart.Canned;
import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.run.LocalRunService;
import dev.barograph.run.RunHandle;
import dev.barograph.run.RunPhase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;

/// What the window costs with one hour of a run on its charts while a second program part runs a
/// closed loop at full speed in the same process: CPU time of the FX thread a frame, how long an
/// event waits for that thread, and what the thread of charts takes of a core at 2 Hz. `FrameBench
/// URL USERS SECONDS`, on a display; needs the test classes.
public final class FrameBench {
    private FrameBench() {}

    public static void main(String[] args) {
        ProbedWindow.launch(Hour.class, args);
    }

    /// An hour that grows, beside a load.
    public static final class Hour extends Application {
        private static final int HOUR = 3_600;
        private static final int SETTLING_SECONDS = 15;

        private final FakeRuns shown = new FakeRuns();
        private List<Interval> hour = List.of();
        private int size = HOUR - 300;
        private long chartsBefore;
        private long wallBefore;

        @Override
        public void start(javafx.stage.Stage stage) throws Exception {
            List<String> args = getParameters().getRaw();
            int seconds = Integer.parseInt(args.get(2));
            hour = CannedRun.of(HOUR, RunPhase.RUNNING).intervals();
            Profile load =
                    ProbedWindow.profile(
                            "Bench",
                            args.get(0),
                            new LoadShape.Closed(
                                    List.of(
                                            dev.barograph.model.Stage.hold(
                                                    Integer.parseInt(args.get(1)),
                                                    Duration.ofSeconds(seconds + 20)))));
            ProbedWindow window =
                    new ProbedWindow(
                            stage, shown, ProbedWindow.profile("Shown", args.get(0), Canned.OPEN));
            window.showLarge();
            window.model().control().start();
            RunHandle running = new LocalRunService().start(load);
            window.countFrames();
            // The hour on screen grows by a second a second, as a run does.
            window.every(1, 0, this::grow);
            window.countWaits(8);
            window.after(SETTLING_SECONDS, () -> reset(window));
            window.after(SETTLING_SECONDS + seconds, () -> end(window, running));
        }

        private void grow() {
            size++;
            if (!shown.started.isEmpty()) {
                var last = CannedRun.shortOf(hour.subList(0, Math.min(size, HOUR)));
                shown.last().snapshot = last;
            }
        }

        private void reset(ProbedWindow window) {
            window.reset();
            chartsBefore = chartCpu();
            wallBefore = System.nanoTime();
        }

        private void end(ProbedWindow window, RunHandle running) {
            double charts = (double) (chartCpu() - chartsBefore) / (System.nanoTime() - wallBefore);
            System.out.printf(
                    Locale.ROOT,
                    "FX CPU a frame, ms: %s%nevent waits, ms: %s%n"
                            + "thread of charts: %.1f %% of a core%n%.0f requests/s meanwhile%n",
                    ProbedWindow.quantiles(window.frameNanos),
                    ProbedWindow.quantiles(window.waitNanos),
                    100 * charts,
                    running.snapshot().summary().donePerSecond());
            ProbedWindow.exit();
        }

        /// Of all threads of that name: the page of comparisons has one too.
        private static long chartCpu() {
            long nanos = 0;
            for (long id : ProbedWindow.THREADS.getAllThreadIds()) {
                var info = ProbedWindow.THREADS.getThreadInfo(id);
                if (info != null && info.getThreadName().equals("chart-render")) {
                    nanos += ProbedWindow.THREADS.getThreadCpuTime(id);
                }
            }
            return nanos;
        }
    }
}
