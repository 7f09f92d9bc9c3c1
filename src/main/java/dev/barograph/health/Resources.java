package dev.barograph.health;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.barograph.model.NanoClock;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/// Descriptors and ports of this process and machine. Reading them takes milliseconds with many
/// connections, so a thread of its own reads now and then, from the constructor to [#close()].
final class Resources implements AutoCloseable {
    /// Shortest time between two readings.
    private static final long PERIOD_NANOS = 5_000_000_000L;

    /// A reading is followed by a rest of so many times its own length: a thousandth of a core.
    private static final long REST_FACTOR = 1_000;

    /// Longest rest: a reading of a minute ago tells little.
    private static final long LONGEST_REST_NANOS = 60_000_000_000L;

    private final Ports ports;
    private final NanoClock clock;
    private final Thread thread;
    private volatile Reading newest = Reading.UNKNOWN;
    private volatile boolean closed;

    /// The newest figures; empty where the platform has none, and before the first reading.
    record Reading(OptionalLong descriptors, OptionalLong descriptorLimit, OptionalInt portsLeft) {
        static final Reading UNKNOWN =
                new Reading(OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty());
    }

    Resources(Path proc, NanoClock clock) {
        this.ports = new Ports(proc);
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("health-resources").daemon().start(this::watch);
    }

    Reading newest() {
        return newest;
    }

    private void watch() {
        while (!closed) {
            long begin = clock.nanos();
            newest = read();
            long end = clock.nanos();
            long rest = Math.max(PERIOD_NANOS, (end - begin) * REST_FACTOR);
            long until = end + Math.min(rest, LONGEST_REST_NANOS);
            while (!closed && until - clock.nanos() > 0) {
                LockSupport.parkNanos(until - clock.nanos());
            }
        }
    }

    private Reading read() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean system
                ? new Reading(
                        OptionalLong.of(system.getOpenFileDescriptorCount()),
                        OptionalLong.of(system.getMaxFileDescriptorCount()),
                        ports.left())
                : new Reading(OptionalLong.empty(), OptionalLong.empty(), ports.left());
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Threads.awaitEnd(thread);
    }
}
