package dev.barograph.engine;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// One permit from admission to hand-over, with nobody waiting.
@State(Scope.Thread)
public class PermitBench {
    private final PermitLimiter limiter = new PermitLimiter(1_000, 100_000);
    private long dueNanos;

    @Benchmark
    public boolean admitAndHandOver() {
        boolean granted = limiter.admit(dueNanos++) == Admission.GRANTED;
        return limiter.handOver().isPresent() ^ granted;
    }
}
