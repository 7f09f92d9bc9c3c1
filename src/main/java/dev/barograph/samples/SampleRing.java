package dev.barograph.samples;

import dev.barograph.model.Sample;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Samples on their way from one recording thread to the one writer: a bounded ring without locks.
/// Each side owns one index and reads the other's; a sample is seen by the writer in full or not at
/// all. When the ring is full a sample is dropped and counted.
final class SampleRing {
    private static final VarHandle ADDED;
    private static final VarHandle TAKEN;
    private static final VarHandle DROPPED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            ADDED = lookup.findVarHandle(SampleRing.class, "added", long.class);
            TAKEN = lookup.findVarHandle(SampleRing.class, "taken", long.class);
            DROPPED = lookup.findVarHandle(SampleRing.class, "dropped", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable Sample[] slots;
    private final byte[] requests;
    private final int mask;

    // Of the recording thread.
    private long added;
    private long dropped;
    private long takenAtLeast;

    // Of the writer; only the second is seen by the recording thread.
    private long next;

    @SuppressWarnings("unused") // through TAKEN
    private long taken;

    /// @param capacity a power of two
    SampleRing(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity must be a power of two, was " + capacity);
        }
        slots = new @Nullable Sample[capacity];
        requests = new byte[capacity];
        mask = capacity - 1;
    }

    /// Hands a sample over, or drops and counts it. Recording thread only; wait-free, allocates
    /// nothing.
    ///
    /// @param request its place in the profile, below 128
    void add(Sample sample, int request) {
        long at = added;
        if (at - takenAtLeast == slots.length) {
            takenAtLeast = (long) TAKEN.getAcquire(this);
            if (at - takenAtLeast == slots.length) {
                DROPPED.setOpaque(this, dropped + 1);
                return;
            }
        }
        slots[(int) at & mask] = sample;
        requests[(int) at & mask] = (byte) request;
        ADDED.setRelease(this, at + 1);
    }

    /// Samples that are there to take now. Writer only.
    int waiting() {
        return (int) ((long) ADDED.getAcquire(this) - next);
    }

    /// The request of the oldest sample. Writer only, and only if one is waiting.
    int request() {
        return requests[(int) next & mask];
    }

    /// Takes the oldest sample; room for new ones is made only by [#free()]. Writer only, and only
    /// if one is waiting.
    Sample take() {
        int slot = (int) next & mask;
        Sample sample = slots[slot];
        if (sample == null) {
            throw new IllegalStateException("nothing is waiting");
        }
        slots[slot] = null;
        next++;
        return sample;
    }

    /// Lets the recording thread use the places of everything that was taken. Writer only.
    void free() {
        TAKEN.setRelease(this, next);
    }

    /// Samples that found the ring full, so far. Any thread.
    long dropped() {
        return (long) DROPPED.getOpaque(this);
    }

    /// Samples that were given to it so far, dropped ones included. Any thread.
    long offered() {
        return (long) ADDED.getAcquire(this) + dropped();
    }
}
