package dev.barograph.metrics;

import dev.barograph.model.Exchange;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Examples of samples, being collected: one of each [ExampleCell], drawn at random; the first of
/// each kind of failure; the slowest good responses and the slowest others that were sent. Not
/// thread-safe. Allocates once a cell, and takes no more whatever comes.
final class ExampleBuffer {
    /// Below these response times a sample is not among the slowest of the run any more.
    record Floors(long goodNanos, long otherNanos) {
        static final Floors NONE = new Floors(Long.MIN_VALUE, Long.MIN_VALUE);
    }

    private final SplittableRandom random;
    private final @Nullable ExampleSlot[] slots = new ExampleSlot[ExampleCell.COUNT];
    private final int[] filled = new int[ExampleCell.COUNT];
    private int filledCount;
    private final Map<FailureKind, ExampleSlot> first = new EnumMap<>(FailureKind.class);
    private final Slowest slowestGood = new Slowest();
    private final Slowest slowestOther = new Slowest();

    ExampleBuffer(long seed) {
        random = new SplittableRandom(seed);
    }

    /// @param said asked later, if this sample is still kept then
    void offer(Sample sample, Supplier<Exchange> said) {
        filled(ExampleCell.of(sample)).offer(sample, said, random);
        if (sample.outcome() instanceof Outcome.Failure failure) {
            offerFirst(failure.kind(), sample, said);
            if (failure.kind().group() != FailureKind.Group.NOT_SENT) {
                slowestOther.offer(sample, said);
            }
        } else {
            slowestGood.offer(sample, said);
        }
    }

    private void offerFirst(FailureKind kind, Sample sample, Supplier<Exchange> said) {
        ExampleSlot slot = first.computeIfAbsent(kind, _ -> new ExampleSlot());
        Sample known = slot.sample;
        // By difference: readings of the clock may wrap.
        if (known == null || sample.doneNanos() - known.doneNanos() < 0) {
            slot.put(sample, said);
        }
    }

    private ExampleSlot filled(int cell) {
        ExampleSlot slot = slots[cell];
        if (slot == null) {
            slot = new ExampleSlot();
            slots[cell] = slot;
        }
        if (slot.seen == 0) {
            filled[filledCount++] = cell;
        }
        return slot;
    }

    void add(ExampleBuffer other) {
        other.forEachCell((cell, slot) -> filled(cell).merge(slot, random));
        other.first.forEach((kind, slot) -> {
            if (slot.sample != null) {
                offerFirst(kind, slot.sample, slot.said);
            }
        });
        slowestGood.add(other.slowestGood);
        slowestOther.add(other.slowestOther);
    }

    void forEachCell(CellAction action) {
        for (int i = 0; i < filledCount; i++) {
            ExampleSlot slot = slots[filled[i]];
            if (slot != null) {
                action.accept(filled[i], slot);
            }
        }
    }

    /// Told a cell and what it holds.
    interface CellAction {
        void accept(int cell, ExampleSlot slot);
    }

    void forEachFirst(Consumer<ExampleSlot> action) {
        first.values().stream().filter(slot -> slot.sample != null).forEach(action);
    }

    void forEachSlowestGood(Consumer<ExampleSlot> action) {
        slowestGood.forEach(action);
    }

    void forEachSlowestOther(Consumer<ExampleSlot> action) {
        slowestOther.forEach(action);
    }

    /// Forgets all.
    void clear(Floors floors) {
        forEachCell((_, slot) -> slot.clear());
        filledCount = 0;
        forEachFirst(ExampleSlot::clear);
        slowestGood.clear(floors.goodNanos);
        slowestOther.clear(floors.otherNanos);
    }
}
