package dev.barograph.engine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Counts what happens on many threads, also while there is no memory: where threads meet, a
/// [LongAdder] takes some, and throws before it has counted. A request that was not counted as due
/// would end all the same, and a permit that was taken and not counted would belong to no request:
/// the books of the run would not balance. Any thread.
final class EventCounter {
    private final LongAdder usual;
    private final AtomicLong withoutMemory = new AtomicLong();

    EventCounter() {
        this(new LongAdder());
    }

    /// @param usual counts as long as there is memory
    EventCounter(LongAdder usual) {
        this.usual = usual;
    }

    void increment() {
        try {
            usual.increment();
        } catch (OutOfMemoryError e) {
            withoutMemory.incrementAndGet();
        }
    }

    /// One less.
    void takeBack() {
        try {
            usual.decrement();
        } catch (OutOfMemoryError e) {
            withoutMemory.decrementAndGet();
        }
    }

    long sum() {
        return usual.sum() + withoutMemory.get();
    }
}
