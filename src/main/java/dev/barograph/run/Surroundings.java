package dev.barograph.run;

import dev.barograph.http.AhcTransport;
import dev.barograph.metrics.Environment;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// Reads under which circumstances a run is made. Pure but for reading them.
final class Surroundings {
    private Surroundings() {}

    static Environment of(AhcTransport transport) {
        return of(
                        transport.negotiated().protocols(),
                        transport.negotiated().tls(),
                        transport.lookupNanos(),
                        transport.socketApi(),
                        transport.lanes().size())
                .withAddresses(transport.addresses().taken());
    }

    /// What is known without a run.
    static Environment ofMachine() {
        return of(
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                OptionalLong.empty(),
                "",
                0);
    }

    private static Environment of(
            SortedSet<String> protocols,
            SortedSet<String> tls,
            OptionalLong lookupNanos,
            String socketApi,
            int eventLoops) {
        Runtime runtime = Runtime.getRuntime();
        return new Environment(
                protocols,
                tls,
                lookupNanos,
                socketApi,
                eventLoops,
                System.getProperty("java.vm.name", "") + " " + Runtime.version(),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(", ")),
                System.getProperty("os.name", "")
                        + " "
                        + System.getProperty("os.version", "")
                        + " "
                        + System.getProperty("os.arch", ""),
                runtime.availableProcessors(),
                runtime.maxMemory());
    }
}
