package dev.barograph.engine;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets only so many requests be in flight. Never blocks; any thread.
///
/// A permit is the right to have one request in flight. Requests that find none wait in a bounded
/// backlog with their due time, and whoever ends next hands its permit to the one that has been due
/// longest. The number of permits may change while they are out: growing takes effect at once (call
/// [#next()] until it is empty), shrinking takes permits out of use as their holders end.
public final class PermitLimiter {
    private final AtomicInteger inUse = new AtomicInteger();
    private final EventCounter granted;
    private final EventCounter queued = new EventCounter();
    private final EventCounter refused = new EventCounter();
    private final Backlog backlog;
    private volatile int capacity;

    /// @param capacity permits at the start, 0 or more
    /// @param backlogBound most requests that may wait, 0 or more
    public PermitLimiter(int capacity, int backlogBound) {
        this(capacity, backlogBound, new EventCounter());
    }

    PermitLimiter(int capacity, int backlogBound, EventCounter granted) {
        this.granted = granted;
        this.capacity = notNegative("capacity", capacity);
        this.backlog = new Backlog(notNegative("backlogBound", backlogBound));
    }

    /// Decides about a request that is due: it gets a permit only if nobody waits already. After
    /// [Admission#QUEUED] call [#next()], because a permit may have come free in between.
    @CheckReturnValue
    Admission admit(long dueNanos) {
        if (backlog.isEmpty() && tryAcquire()) {
            return Admission.GRANTED;
        }
        if (backlog.offer(dueNanos)) {
            queued.increment();
            return Admission.QUEUED;
        }
        refused.increment();
        return Admission.REFUSED;
    }

    /// Takes a permit if one is free, without regard to the backlog.
    @CheckReturnValue
    public boolean tryAcquire() {
        boolean taken = take();
        if (taken) {
            granted.increment();
        }
        return taken;
    }

    /// Takes a free permit for the request that has waited longest; empty when nobody waits or no
    /// permit is free.
    @CheckReturnValue
    OptionalLong next() {
        while (!backlog.isEmpty() && tryAcquire()) {
            OptionalLong oldest = backlog.poll();
            if (oldest.isPresent()) {
                return oldest;
            }
            // Another thread was faster. Look again after giving back: one may have queued in
            // between.
            granted.takeBack();
            inUse.decrementAndGet();
        }
        return OptionalLong.empty();
    }

    /// For a holder whose request has ended: hands its permit to the request that has waited
    /// longest and returns that one's due time, or gives the permit back when nobody waits or the
    /// limit has shrunk.
    @CheckReturnValue
    OptionalLong handOver() {
        if (!keep()) {
            return OptionalLong.empty();
        }
        OptionalLong oldest = backlog.poll();
        if (oldest.isPresent()) {
            granted.increment();
            return oldest;
        }
        release();
        return next();
    }

    /// For a holder that would go on with its permit: true lets it; false means that the limit has
    /// shrunk and that the permit is now given back.
    @CheckReturnValue
    boolean keep() {
        int n = inUse.get();
        while (n > capacity) {
            if (inUse.compareAndSet(n, n - 1)) {
                // Whoever made the limit grow just now may have found this permit still taken, and
                // gave it to nobody.
                return take();
            }
            n = inUse.get();
        }
        return true;
    }

    private boolean take() {
        int n = inUse.get();
        while (n < capacity) {
            if (inUse.compareAndSet(n, n + 1)) {
                return true;
            }
            n = inUse.get();
        }
        return false;
    }

    /// Gives a permit back.
    ///
    /// @throws IllegalStateException if none is out
    public void release() {
        if (inUse.decrementAndGet() < 0) {
            inUse.incrementAndGet();
            throw new IllegalStateException("a permit was released that nobody held");
        }
    }

    /// Changes the number of permits; never waits.
    public void resize(int newCapacity) {
        capacity = notNegative("capacity", newCapacity);
    }

    /// Takes a waiting request out without a permit, oldest first: for the end of a run.
    OptionalLong abandon() {
        return backlog.poll();
    }

    /// Due times of the waiting requests that were due before a moment, oldest first. Walks through
    /// them.
    List<Long> waitingSince(long dueBefore) {
        return backlog.dueBefore(dueBefore);
    }

    /// Permits that are out now; after shrinking it may be above [#capacity()] for a while.
    public int inUse() {
        return inUse.get();
    }

    /// Most permits that may be out.
    public int capacity() {
        return capacity;
    }

    /// Requests that wait for a permit now.
    public int waiting() {
        return backlog.size();
    }

    /// How often a permit was handed to a request.
    public long granted() {
        return granted.sum();
    }

    /// Requests that found no free permit, those that also found the backlog full included.
    public long permitWaits() {
        return queued.sum() + refused.sum();
    }

    /// Requests that found the backlog full.
    public long refused() {
        return refused.sum();
    }

    private static int notNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be 0 or more, was " + value);
        }
        return value;
    }
}
