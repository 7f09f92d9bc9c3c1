package dev.barograph.ui;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.run.LocalRunService;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.Platform;

/// What watching costs: makes the same open runs in the real window or without one and prints
/// response time p50 and p99 of each in milliseconds. `WindowCostProbe window|headless URL
/// PER_SECOND SECONDS RUNS`; the first run warms up and is not printed. For src/bench/window.sh;
/// not a test.
public final class WindowCostProbe {
    private WindowCostProbe() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("window")) {
            ProbedWindow.launch(Watched.class, args);
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
        return ProbedWindow.profile(
                "Cost probe", args.get(1), new LoadShape.Open(List.of(stage), new Spacing.Even()));
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

    /// One run after the other.
    public static final class Watched extends Application {
        private int run;

        @Override
        public void start(javafx.stage.Stage stage) throws Exception {
            List<String> args = getParameters().getRaw();
            ProbedWindow window = new ProbedWindow(stage, new LocalRunService(), profile(args));
            window.show();
            next(window.model(), Integer.parseInt(args.get(4)));
        }

        private void next(WindowViewModel window, int runs) {
            window.control().start();
            window.run()
                    .afterEnd(() -> {
                        print(run, window.run().intervals());
                        if (run++ < runs) {
                            Platform.runLater(() -> next(window, runs));
                        } else {
                            ProbedWindow.exit();
                        }
                    });
        }
    }
}
