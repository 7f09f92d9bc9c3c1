package dev.barograph.health;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/// Pauses of the garbage collectors, and the heap that they left. Concurrent work, in which the
/// program goes on, does not count. One thread reads; listens until [#close()].
///
/// Notices of pauses come from a thread of the runtime, perhaps after the interval that they belong
/// to has been read. So the sum comes from the collectors themselves, and so does the newest pause.
final class GcPauses implements AutoCloseable {
    /// Collectors that report whole cycles as `... Cycles` report their pauses as another one.
    private static final String NOT_PAUSES = "Cycles";

    private final List<Source> sources = new ArrayList<>();
    private final Set<String> heapPools = new HashSet<>();
    private final AtomicLong longestToldMillis = new AtomicLong();
    private long newestEndMillis;
    private long heapAfterBytes;

    /// What was seen since the last time.
    ///
    /// @param totalNanos pauses together, to the millisecond
    /// @param longestNanos longest of them, to the millisecond
    /// @param heapAfterBytes heap in use after the newest collection; before the first one, now
    record Reading(long totalNanos, long longestNanos, long heapAfterBytes) {}

    GcPauses() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                heapPools.add(pool.getName());
            }
        }
        for (var bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (bean instanceof GarbageCollectorMXBean collector
                    && bean instanceof NotificationEmitter emitter
                    && !bean.getName().endsWith(NOT_PAUSES)) {
                Source source = new Source(collector, emitter, this::told);
                emitter.addNotificationListener(source.listener, null, null);
                sources.add(source);
            }
        }
        var _ = take();
    }

    Reading take() {
        long totalMillis = 0;
        long longestMillis = longestToldMillis.getAndSet(0);
        for (Source source : sources) {
            totalMillis += source.newMillis();
            GcInfo newest = source.collector.getLastGcInfo();
            if (newest != null && newest.getId() != source.newestId) {
                source.newestId = newest.getId();
                longestMillis = Math.max(longestMillis, newest.getDuration());
                if (newest.getEndTime() >= newestEndMillis) {
                    newestEndMillis = newest.getEndTime();
                    heapAfterBytes = heapUsed(newest.getMemoryUsageAfterGc());
                }
            }
        }
        // A pause that is told late belongs to an earlier interval: never more than there was.
        longestMillis = Math.min(longestMillis, totalMillis);
        long heap =
                heapAfterBytes > 0
                        ? heapAfterBytes
                        : ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Reading(totalMillis * 1_000_000, longestMillis * 1_000_000, heap);
    }

    private void told(Notification notification) {
        if (notification.getUserData() instanceof CompositeData data
                && GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(
                        notification.getType())) {
            long millis = GarbageCollectionNotificationInfo.from(data).getGcInfo().getDuration();
            longestToldMillis.accumulateAndGet(millis, Math::max);
        }
    }

    private long heapUsed(Map<String, MemoryUsage> pools) {
        long bytes = 0;
        for (Map.Entry<String, MemoryUsage> pool : pools.entrySet()) {
            if (heapPools.contains(pool.getKey())) {
                bytes += pool.getValue().getUsed();
            }
        }
        return bytes;
    }

    @Override
    public void close() {
        for (Source source : sources) {
            try {
                source.emitter.removeNotificationListener(source.listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException(e); // it was added in the constructor
            }
        }
        sources.clear();
    }

    /// One collector.
    private static final class Source {
        private final GarbageCollectorMXBean collector;
        private final NotificationEmitter emitter;
        private final NotificationListener listener;
        private long toldMillis;
        private long newestId;

        Source(
                GarbageCollectorMXBean collector,
                NotificationEmitter emitter,
                java.util.function.Consumer<Notification> told) {
            this.collector = collector;
            this.emitter = emitter;
            this.listener = (notification, _) -> told.accept(notification);
        }

        long newMillis() {
            long now = collector.getCollectionTime();
            long more = Math.max(0, now - toldMillis);
            toldMillis = now;
            return more;
        }
    }
}
