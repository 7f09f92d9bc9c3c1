package dev.barograph.metrics;

import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The end of a second with 5,000 answers of widely spread times. In a cold process:
/// `-Dbench="TickBench -bm ss -f 3 -wi 0 -i 20"`.
@State(Scope.Thread)
public class TickBench {
    private static final int PER_SECOND = 5_000;

    private final Random random = new Random(1);
    private final Recorder recorder = new Recorder();
    private final NanoClock clock = () -> 0;
    private final IntervalTicker ticker =
            new IntervalTicker(
                    recorder,
                    this::gauges,
                    new LoadShape.Open(
                            List.of(Stage.hold(PER_SECOND, Duration.ofDays(1))),
                            new Spacing.Even()),
                    clock);
    private long count;
    private long seconds;

    private Gauges gauges() {
        return new Gauges(count, count, 1, 10, 0, 0);
    }

    @Setup(Level.Invocation)
    public void record() {
        Outcome ok = new Outcome.Ok(200);
        for (int i = 0; i < PER_SECOND; i++) {
            count++;
            long due = i * 1_000L;
            long sent = due + spread(80_000);
            long first = sent + (long) (5e6 * Math.exp(0.8 * random.nextGaussian()));
            recorder.late(sent - due);
            recorder.record(
                    new Sample(
                            due,
                            sent,
                            sent,
                            sent,
                            first,
                            first + spread(20_000),
                            180,
                            90,
                            i % 1_000 == 0,
                            ok));
        }
    }

    private long spread(double nanos) {
        return (long) Math.abs(nanos * random.nextGaussian());
    }

    @Benchmark
    public Interval tick() {
        seconds++;
        return ticker.tick(seconds * 1_000_000_000L);
    }
}
