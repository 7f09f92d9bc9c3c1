package dev.barograph.engine;

import dev.barograph.http.AhcTransport;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Compares pacing on the event loops with one pacer thread: `PacingProbe URL RATE SECONDS ROUNDS`,
/// alternating. Not a test; docs/decisions/0001 has its figures.
public final class PacingProbe {
    private PacingProbe() {}

    public static void main(String[] args) throws Exception {
        double rate = Double.parseDouble(args[1]);
        Duration slice = Duration.ofSeconds(Long.parseLong(args[2]));
        int rounds = Integer.parseInt(args[3]);
        for (int round = 0; round < rounds; round++) {
            for (String mode : List.of("loops", "thread")) {
                System.out.println(run(args[0], rate, slice, mode));
            }
        }
    }

    private static String run(String url, double rate, Duration slice, String mode)
            throws Exception {
        LoadShape.Open shape =
                new LoadShape.Open(List.of(Stage.hold(rate, slice)), new Spacing.Even());
        Profile profile =
                new Profile(
                        "probe",
                        new RequestSpec("GET", url, List.of(), new Body.None()),
                        new Load(shape),
                        Limits.DEFAULT);
        AhcTransport transport = AhcTransport.open(profile, NanoClock.SYSTEM);
        Recorder recorder = new Recorder();
        Histogram lagNanos = new Histogram(3);
        LoadEngine.Wiring wiring =
                new LoadEngine.Wiring(
                        transport,
                        sample -> {
                            recorder.record(sample);
                            lag(lagNanos, sample);
                        },
                        NanoClock.SYSTEM,
                        Throwable::printStackTrace);
        try (ScheduledExecutorService pacer = Executors.newSingleThreadScheduledExecutor()) {
            List<Lane> lanes =
                    mode.equals("loops") ? transport.lanes() : List.of(new ThreadLane(pacer));
            OpenEngine engine =
                    new OpenEngine(
                            shape,
                            OptionalLong.empty(),
                            Limits.DEFAULT,
                            RequestPicker.single(),
                            wiring,
                            lanes);
            long cpuBefore = cpuNanos();
            engine.start();
            engine.idle().toCompletableFuture().get(slice.toSeconds() + 60, TimeUnit.SECONDS);
            long cpu = cpuNanos() - cpuBefore;
            IntervalTicker ticker =
                    new IntervalTicker(
                            recorder,
                            () ->
                                    new dev.barograph.metrics.Gauges(
                                            engine.scheduled(), engine.sent(), 0, 0, 0, 0),
                            shape,
                            engine.originNanos(),
                            dev.barograph.metrics.Watch.NONE);
            ticker.tick(NanoClock.SYSTEM.nanos());
            Summary summary = ticker.summary();
            return String.format(
                    Locale.ROOT,
                    "%-6s scheduled %d ok %d  CPU s/100k %.3f  lag us p50 %d p99 %d p99.9 %d  response us p50 %d p99 %d",
                    mode,
                    summary.counts().scheduled(),
                    summary.counts().ok(),
                    cpu / 1e9 / summary.counts().scheduled() * 1e5,
                    lagNanos.getValueAtPercentile(50) / 1000,
                    lagNanos.getValueAtPercentile(99) / 1000,
                    lagNanos.getValueAtPercentile(99.9) / 1000,
                    summary.ok().response().percentileNanos(50).orElse(0) / 1000,
                    summary.ok().response().percentileNanos(99).orElse(0) / 1000);
        } finally {
            transport.close(Duration.ofSeconds(1));
        }
    }

    private static synchronized void lag(Histogram histogram, Sample sample) {
        histogram.recordValue(Math.max(0, sample.queueNanos()));
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private record ThreadLane(ScheduledExecutorService thread) implements Lane {
        @Override
        public void schedule(Runnable task, long delay, TimeUnit unit) {
            var _ = thread.schedule(task, delay, unit);
        }

        @Override
        public void execute(Runnable command) {
            thread.execute(command);
        }
    }
}
