package dev.barograph.metrics;

import dev.barograph.model.Exchange;
import dev.barograph.model.Sample;
import java.lang.ref.WeakReference;
import java.util.function.Supplier;
import org.HdrHistogram.WriterReaderPhaser;

/// The two buffers of one writing thread: it fills one while the reader empties the other.
final class WriterCell {
    /// How long the reader sleeps before it looks again whether the writer has left the buffer.
    private static final long YIELD_NANOS = 100_000;

    private final WeakReference<Thread> writer;
    private final WriterReaderPhaser phaser = new WriterReaderPhaser();
    private volatile SampleBuffer active;
    private SampleBuffer spare;

    /// Whether the spare one still holds what there was no memory to add.
    private boolean left;

    /// @param seed of what is drawn at random
    WriterCell(Thread writer, long seed) {
        this.writer = new WeakReference<>(writer);
        active = new SampleBuffer(2 * seed);
        spare = new SampleBuffer(2 * seed + 1);
    }

    /// Writer thread only.
    void record(Sample sample, Supplier<Exchange> said) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            active.record(sample, said);
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /// Writer thread only.
    void recordLag(long nanos) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            active.recordLag(nanos);
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /// Whether nothing more can be recorded. Any thread.
    boolean writerHasEnded() {
        Thread thread = writer.get();
        return thread == null || !thread.isAlive();
    }

    /// Adds everything recorded since the last call. Reader only.
    ///
    /// @param floors what does not belong to the slowest of the run any more
    void drainInto(SampleBuffer target, ExampleBuffer.Floors floors) {
        phaser.readerLock();
        try {
            if (left) {
                empty(target, floors);
            }
            SampleBuffer full = active;
            active = spare;
            spare = full;
            left = true;
            phaser.flipPhase(YIELD_NANOS);
            empty(target, floors);
        } finally {
            phaser.readerUnlock();
        }
    }

    private void empty(SampleBuffer target, ExampleBuffer.Floors floors) {
        target.add(spare);
        spare.clear(floors);
        left = false;
    }
}
