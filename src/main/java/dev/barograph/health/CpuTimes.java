package dev.barograph.health;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Processor time of this process, of each of its Java threads and of the whole machine. One thread
/// reads.
final class CpuTimes {
    private static final String NOBODY = "";

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Map<Long, Long> cpuByThread = new HashMap<>();
    private long processNanos;

    /// What was used since the last time.
    ///
    /// @param processCores cores that this process kept busy on average
    /// @param machineShare share of all cores that was busy, 0 to 1
    /// @param busiestLoopShare time on a core of the busiest of the given threads, 0 to 1
    /// @param busiestThread name of the busiest thread of all
    /// @param busiestThreadShare its time on a core, 0 to 1
    record Reading(
            double processCores,
            OptionalDouble machineShare,
            double busiestLoopShare,
            String busiestThread,
            double busiestThreadShare) {}

    CpuTimes() {
        var _ = take(1, List.of());
    }

    /// @param sinceNanos time since the last call, more than zero
    /// @param loops threads of the event loops
    Reading take(long sinceNanos, List<Thread> loops) {
        long process = system.getProcessCpuTime();
        double cores = Math.max(0, process - processNanos) / (double) sinceNanos;
        processNanos = process;

        long[] ids = threads.getAllThreadIds();
        long[] cpu = threads.getThreadCpuTime(ids);
        Map<Long, Long> now = HashMap.newHashMap(ids.length);
        long most = 0;
        long busiest = 0;
        for (int i = 0; i < ids.length; i++) {
            if (cpu[i] >= 0) {
                now.put(ids[i], cpu[i]);
                // A thread that was not there before has used all of its time since.
                long used = cpu[i] - cpuByThread.getOrDefault(ids[i], 0L);
                if (used > most) {
                    most = used;
                    busiest = ids[i];
                }
            }
        }
        long mostOfLoop = 0;
        for (Thread loop : loops) {
            long used =
                    now.getOrDefault(loop.threadId(), 0L)
                            - cpuByThread.getOrDefault(loop.threadId(), 0L);
            mostOfLoop = Math.max(mostOfLoop, used);
        }
        cpuByThread = now;
        double machine = system.getCpuLoad();
        return new Reading(
                cores,
                machine >= 0 ? OptionalDouble.of(machine) : OptionalDouble.empty(),
                share(mostOfLoop, sinceNanos),
                most == 0 ? NOBODY : name(busiest),
                share(most, sinceNanos));
    }

    private String name(long id) {
        ThreadInfo info = threads.getThreadInfo(id);
        return info == null ? NOBODY : info.getThreadName();
    }

    private static double share(long usedNanos, long sinceNanos) {
        return Math.min(1, (double) usedNanos / sinceNanos);
    }
}
