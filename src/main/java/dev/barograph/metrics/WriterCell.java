package dev.barograph.metrics;

import dev.barograph.model.Sample;
import java.lang.ref.WeakReference;
import org.HdrHistogram.WriterReaderPhaser;

/// The two buffers of one writing thread: it fills one while the reader empties the other.
final class WriterCell {
    /// How long the reader sleeps before it looks again whether the writer has left the buffer.
    private static final long YIELD_NANOS = 100_000;

    private final WeakReference<Thread> writer;
    private final WriterReaderPhaser phaser = new WriterReaderPhaser();
    private volatile SampleBuffer active = new SampleBuffer();
    private SampleBuffer spare = new SampleBuffer();

    WriterCell(Thread writer) {
        this.writer = new WeakReference<>(writer);
    }

    /// Writer thread only.
    void record(Sample sample) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            active.record(sample);
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
    void drainInto(SampleBuffer target) {
        phaser.readerLock();
        try {
            SampleBuffer full = active;
            active = spare;
            spare = full;
            phaser.flipPhase(YIELD_NANOS);
            target.add(full);
            full.clear();
        } finally {
            phaser.readerUnlock();
        }
    }
}
