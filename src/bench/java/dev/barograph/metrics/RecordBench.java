package dev.barograph.metrics;

import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One good answer on a reused connection into the buffers of its thread.
@State(Scope.Thread)
public class RecordBench {
    private static final int DIFFERENT = 1 << 10;

    private final Recorder recorder = new Recorder();
    private final Sample[] samples = new Sample[DIFFERENT];
    private int next;

    @Setup
    public void make() {
        Outcome ok = new Outcome.Ok(200);
        for (int i = 0; i < DIFFERENT; i++) {
            long sent = 1_000L * i;
            long done = sent + 200_000 + 977L * i;
            samples[i] =
                    new Sample(sent - 50, sent, sent, sent, done - 900, done, 180, 90, false, ok);
        }
    }

    @Setup(Level.Iteration)
    public void empty() {
        recorder.flip();
    }

    @Benchmark
    public void record() {
        recorder.record(samples[next++ & (DIFFERENT - 1)]);
    }
}
