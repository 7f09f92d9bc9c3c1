package dev.barograph.ui;

import dev.barograph.chart.Canned;
import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.LiveChart;
import dev.barograph.chart.LiveCharts;
import dev.barograph.chart.PixelCanvas;
import dev.barograph.metrics.Interval;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;

/// What drawing costs, in CPU time: one line a chart and length of run, then all charts live at 4
/// Hz for the given seconds (10 by default) with the cost on the FX thread and how long a task
/// posted to it waits. No test: run its `main`.
public final class ChartCostProbe {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ChartCostProbe() {}

    public static void main(String[] args) {
        List<Interval> day = Canned.run(86_400, Canned.OPEN);
        for (int seconds : new int[] {60, 3_600, 86_400}) {
            for (LiveChart chart : LiveCharts.all()) {
                draw(chart, day.subList(0, seconds));
            }
        }
        Window.day = day;
        Window.seconds = args.length == 0 ? 10 : Integer.parseInt(args[0]);
        Application.launch(Window.class);
    }

    private static void draw(LiveChart chart, List<Interval> intervals) {
        PixelCanvas canvas = new PixelCanvas(640, 320);
        long first = THREADS.getCurrentThreadCpuTime();
        chart.show(intervals, Canned.OPEN);
        first = THREADS.getCurrentThreadCpuTime() - first;
        double[] millis = new double[60];
        for (int i = 0; i < 60 + millis.length; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            chart.show(intervals, Canned.OPEN);
            canvas.draw(chart, 640, 320, 1, ChartTheme.LIGHT);
            millis[i % 60] = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
        }
        print(
                "%-12s %6d s: first show %.1f ms, draw %s",
                chart.id(), intervals.size(), first / 1e6, spread(millis));
    }

    private static String spread(double[] millis) {
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "median %.2f p99 %.2f max %.2f ms",
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.99)],
                millis[millis.length - 1]);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /// All charts in a window.
    public static final class Window extends Application {
        private static List<Interval> day = List.of();
        private static int seconds;

        private final ChartRenderer renderer = new ChartRenderer();
        private final List<LiveChart> charts = LiveCharts.all();

        @Override
        public void start(Stage stage) {
            GridPane grid = new GridPane();
            for (int i = 0; i < charts.size(); i++) {
                grid.add(new ChartPane(charts.get(i), renderer), i % 2, i / 2);
            }
            grid.getChildren().forEach(each -> ((ChartPane) each).setPrefSize(640, 320));
            stage.setScene(new Scene(grid));
            stage.show();
            Thread.ofPlatform().start(this::probe);
        }

        private void probe() {
            try {
                run(5, 3_600, true);
                long idle = fxCpu();
                print("idle: task waits %s", spread(run(seconds, 3_600, false)));
                idle = fxCpu() - idle;
                long live = fxCpu();
                long drawn = renderer.framesDrawn();
                print("live: task waits %s", spread(run(seconds, 3_600, true)));
                live = fxCpu() - live;
                long pictures = renderer.framesDrawn() - drawn;
                print(
                        "live: %d pictures; FX thread %.2f ms CPU per picture, pulse included",
                        pictures, (live - idle) / 1e6 / pictures);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                renderer.close();
                javafx.application.Platform.exit();
            }
        }

        private double[] run(int forSeconds, int from, boolean live) throws InterruptedException {
            List<Double> waits = new ArrayList<>();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(forSeconds);
            int tick = 0;
            while (System.nanoTime() < end) {
                int size = from + tick++ / 4;
                if (live) {
                    renderer.update(() -> show(day.subList(0, size)));
                }
                for (int i = 0; i < 35; i++) {
                    waits.add(fxWaitMillis());
                    LockSupport.parkNanos(7_000_000);
                }
            }
            return waits.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private void show(List<Interval> intervals) {
            charts.forEach(each -> each.show(intervals, Canned.OPEN));
        }

        private static double fxWaitMillis() throws InterruptedException {
            CountDownLatch done = new CountDownLatch(1);
            long began = System.nanoTime();
            long[] ended = new long[1];
            FxBridge.post(() -> {
                ended[0] = System.nanoTime();
                done.countDown();
            });
            done.await();
            return (ended[0] - began) / 1e6;
        }

        private static long fxCpu() {
            for (long id : THREADS.getAllThreadIds()) {
                var info = THREADS.getThreadInfo(id);
                if (info != null && info.getThreadName().equals("JavaFX Application Thread")) {
                    return THREADS.getThreadCpuTime(id);
                }
            }
            return 0;
        }
    }
}
