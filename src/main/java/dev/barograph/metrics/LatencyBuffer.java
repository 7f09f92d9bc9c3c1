package dev.barograph.metrics;

/// Where times are collected before they become [Latencies]. Not thread-safe: one thread at a time.
/// Memory as a [CountsBuffer].
final class LatencyBuffer {
    /// Longer times (a run lasts a week at most) count as this, so that no sum can overflow: 30
    /// days.
    static final long LONGEST_NANOS = 2_592_000_000_000_000L;

    private final boolean coarse;
    private final CountsBuffer counts = new CountsBuffer();
    private final WideSum sum = new WideSum();
    private final WideSum squares = new WideSum();
    private long minNanos = Long.MAX_VALUE;
    private long maxNanos;
    private long overflows;

    /// Three significant digits.
    LatencyBuffer() {
        this(false);
    }

    private LatencyBuffer(boolean coarse) {
        this.coarse = coarse;
    }

    /// Two significant digits: its [Latencies] take an eighth of the memory, for those that are
    /// kept many times an interval.
    static LatencyBuffer coarse() {
        return new LatencyBuffer(true);
    }

    /// Takes one time. A negative one (it can only come from a broken clock) counts as 0.
    void record(long nanos) {
        long value = Math.clamp(nanos, 0, LONGEST_NANOS);
        if (value > Buckets.HIGHEST_NANOS) {
            overflows++;
        }
        long bounded = Math.min(value, Buckets.HIGHEST_NANOS);
        counts.record(Buckets.index(coarse ? Buckets.coarse(bounded) : bounded));
        sum.add(value);
        squares.addSquare(value);
        minNanos = Math.min(minNanos, value);
        maxNanos = Math.max(maxNanos, value);
    }

    void add(LatencyBuffer other) {
        if (other.isEmpty()) {
            return;
        }
        counts.add(other.counts);
        sum.add(other.sum);
        squares.add(other.squares);
        minNanos = Math.min(minNanos, other.minNanos);
        maxNanos = Math.max(maxNanos, other.maxNanos);
        overflows += other.overflows;
    }

    void add(Latencies other) {
        if (other.isEmpty()) {
            return;
        }
        counts.add(other.counts());
        sum.add(other.sumNanos());
        squares.add(other.sumOfSquares());
        minNanos = Math.min(minNanos, other.minNanos().getAsLong());
        maxNanos = Math.max(maxNanos, other.maxNanos().getAsLong());
        overflows += other.overflows();
    }

    void clear() {
        if (isEmpty()) {
            return;
        }
        counts.clear();
        sum.clear();
        squares.clear();
        minNanos = Long.MAX_VALUE;
        maxNanos = 0;
        overflows = 0;
    }

    boolean isEmpty() {
        return counts.total() == 0;
    }

    /// What is in the buffer now; later recording does not change it.
    Latencies toLatencies() {
        return isEmpty()
                ? Latencies.EMPTY
                : new Latencies(
                        counts.toCounts(),
                        minNanos,
                        maxNanos,
                        sum.value(),
                        squares.value(),
                        overflows);
    }
}
