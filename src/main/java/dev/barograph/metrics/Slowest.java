package dev.barograph.metrics;

import dev.barograph.model.Exchange;
import dev.barograph.model.Sample;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The samples with the longest response times, at most [#MOST]. Of equal ones the first stay. Not
/// thread-safe; allocates nothing after it was made.
final class Slowest {
    static final int MOST = 20;

    private final ExampleSlot[] slots = new ExampleSlot[MOST];
    private int size;
    private int shortest;

    /// Only what took longer belongs here.
    private long floorNanos = Long.MIN_VALUE;

    Slowest() {
        for (int i = 0; i < MOST; i++) {
            slots[i] = new ExampleSlot();
        }
    }

    void offer(Sample sample, Supplier<Exchange> said) {
        if (sample.responseNanos() > floorNanos) {
            slots[size < MOST ? size++ : shortest].put(sample, said);
            if (size == MOST) {
                findShortest();
            }
        }
    }

    private void findShortest() {
        for (int i = 0; i < MOST; i++) {
            if (nanosOf(i) < nanosOf(shortest)) {
                shortest = i;
            }
        }
        floorNanos = nanosOf(shortest);
    }

    private long nanosOf(int i) {
        Sample sample = slots[i].sample;
        return sample == null ? Long.MIN_VALUE : sample.responseNanos();
    }

    void forEach(Consumer<ExampleSlot> action) {
        for (int i = 0; i < size; i++) {
            action.accept(slots[i]);
        }
    }

    void add(Slowest other) {
        other.forEach(slot -> {
            Sample sample = slot.sample;
            if (sample != null) {
                offer(sample, slot.said);
            }
        });
    }

    /// Forgets all.
    ///
    /// @param newFloorNanos only what takes longer is of interest from now on
    void clear(long newFloorNanos) {
        forEach(ExampleSlot::clear);
        size = 0;
        shortest = 0;
        floorNanos = newFloorNanos;
    }
}
