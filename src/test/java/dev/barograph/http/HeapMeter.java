package dev.barograph.http;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Summary;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Measures what a run takes of the memory of this process, and prints a line: the name of the run,
/// the most heap that was live above what was live before it, the most that Netty held outside the
/// heap (both in MiB), how many requests were ok, and how the others ended.
final class HeapMeter {
    private static final long SETTLE_NANOS = 50_000_000;
    private static final int SETTLED_TIMES = 3;
    private static final long SETTLED_BYTES = 1 << 20;

    private HeapMeter() {}

    /// The most that was taken at one time.
    ///
    /// @param heapMib live above what was live before
    /// @param directMib outside the heap: Netty's pool, which keeps what it once had, and what was
    ///   taken beside the pool since before
    record Most(long heapMib, long directMib) {}

    static void row(String name, Supplier<Summary> run) throws InterruptedException {
        AtomicReference<Counts> counts = new AtomicReference<>(Counts.ZERO);
        Most most = most(() -> counts.set(run.get().counts()));
        System.out.printf(
                Locale.ROOT,
                "%s heap %d direct %d ok %d ends %s%n",
                name,
                most.heapMib(),
                most.directMib(),
                counts.get().ok(),
                counts.get().byKind());
    }

    static Most most(Runnable act) throws InterruptedException {
        long before = settled();
        AtomicLong mostHeap = new AtomicLong(before);
        AtomicLong mostDirect = new AtomicLong();
        long besidePool = besidePool();
        CountDownLatch over = new CountDownLatch(1);
        Thread watching =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> watch(over, mostHeap, mostDirect, besidePool));
        act.run();
        over.countDown();
        watching.join();
        return new Most(mostHeap.get() - before >> 20, mostDirect.get() >> 20);
    }

    private static void watch(
            CountDownLatch over, AtomicLong mostHeap, AtomicLong mostDirect, long besidePool) {
        try {
            boolean ended;
            do {
                measure(mostHeap, mostDirect, besidePool);
                ended = over.await(100, TimeUnit.MILLISECONDS);
            } while (!ended);
            // What is short may have ended before it was ever looked at.
            measure(mostHeap, mostDirect, besidePool);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void measure(AtomicLong mostHeap, AtomicLong mostDirect, long besidePool) {
        mostHeap.accumulateAndGet(live(), Math::max);
        long pool = PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
        mostDirect.accumulateAndGet(pool + besidePool() - besidePool, Math::max);
    }

    private static long besidePool() {
        return UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
    }

    /// What is live once nothing is left of what was before. The last of a run goes a moment after
    /// its end, and what it took must not hide as much of what the next one takes.
    private static long settled() {
        long least = live();
        int same = 0;
        while (same < SETTLED_TIMES) {
            LockSupport.parkNanos(SETTLE_NANOS);
            long now = live();
            same = least - now > SETTLED_BYTES ? 0 : same + 1;
            least = Math.min(least, now);
        }
        return least;
    }

    /// What survives a collection.
    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
