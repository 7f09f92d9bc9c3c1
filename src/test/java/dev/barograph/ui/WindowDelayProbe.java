package dev.barograph.ui;

import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Stage;
import dev.barograph.run.LocalRunService;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;

/// How long the FX thread keeps a task waiting while the real window runs a closed loop at full
/// speed: posts a task every 7 ms and prints the percentiles of its wait, idle first, then during
/// the run. `WindowDelayProbe URL USERS SECONDS`, on a display. Not a test; docs/measuring.md has
/// its figures.
public final class WindowDelayProbe {
    private WindowDelayProbe() {}

    public static void main(String[] args) {
        ProbedWindow.launch(Probed.class, args);
    }

    /// One run after some rest.
    public static final class Probed extends Application {
        @Override
        public void start(javafx.stage.Stage stage) throws Exception {
            List<String> args = getParameters().getRaw();
            int seconds = Integer.parseInt(args.get(2));
            LoadShape load =
                    new LoadShape.Closed(
                            List.of(
                                    Stage.hold(
                                            Integer.parseInt(args.get(1)),
                                            Duration.ofSeconds(seconds))));
            ProbedWindow window =
                    new ProbedWindow(
                            stage,
                            new LocalRunService(),
                            ProbedWindow.profile("Delay probe", args.get(0), load));
            window.show();
            window.countWaits(4);
            // The window settles for 4 s, idles for 10 s, then runs.
            window.after(
                    14,
                    () -> {
                        print("idle", window);
                        window.reset();
                    });
            window.after(15, window.model().control()::start);
            window.after(20, window::reset);
            window.after(14 + seconds, () -> end(window));
        }

        private static void end(ProbedWindow window) {
            print("full load", window);
            List<Interval> seconds = window.model().run().intervals();
            System.out.printf(
                    Locale.ROOT,
                    "%.0f requests/s%n",
                    seconds.stream().mapToLong(i -> i.counts().done()).sum()
                            / (seconds.stream().mapToLong(Interval::lengthNanos).sum() / 1e9));
            ProbedWindow.exit();
        }

        private static void print(String when, ProbedWindow window) {
            System.out.printf(
                    Locale.ROOT,
                    "%-9s wait of the FX thread, ms: %s%n",
                    when,
                    ProbedWindow.quantiles(window.waitNanos));
        }
    }
}
