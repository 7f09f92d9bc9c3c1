package dev.barograph.http;

import dev.barograph.metrics.Summary;
import dev.barograph.model.Limits;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.testing.Bounds;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Faults that a target has before HTTP begins, one after the other in a process of its own with a
/// small heap. Arguments: socket API, origin of a [dev.barograph.testing.FaultServer], and for each
/// further fault its name and the address to ask. What it prints: [HeapMeter].
final class ConnectHeapBudget {
    /// How often each target over TLS has its fault, and requests after that.
    static final int FAULTY = 200;

    static final int WELL = 5;

    /// So many requests to a target that never is well.
    static final int ALL_FAULTY = 1_000;

    private static final int USERS = 10;
    private static final Set<String> NEVER_WELL = Set.of("R02", "R03");

    private final SocketApi api;

    private ConnectHeapBudget(SocketApi api) {
        this.api = api;
    }

    public static void main(String[] args) throws InterruptedException {
        ConnectHeapBudget budget = new ConnectHeapBudget(SocketApi.valueOf(args[0]));
        // Loads the classes.
        var _ = budget.run(args[1] + "/ok", USERS, 100, HostLookup.SYSTEM);
        HeapMeter.row("R33", budget::lookedUpForEver);
        HeapMeter.row("R34", () -> budget.twoAddresses(args[1]));
        for (int i = 2; i < args.length; i += 2) {
            String name = args[i];
            String url = args[i + 1];
            HeapMeter.row(
                    name,
                    NEVER_WELL.contains(name)
                            ? () -> budget.run(url, 500, ALL_FAULTY, HostLookup.SYSTEM)
                            : () -> budget.run(url, USERS, FAULTY + WELL, HostLookup.SYSTEM));
        }
    }

    private Summary run(String url, int users, long requests, HostLookup lookup) {
        Limits limits = Bounds.connecting(HostileRun.LIMITS, Duration.ofSeconds(2));
        Profile profile = HostileRun.closed(HostileRun.get(url), users, requests, limits);
        return HostileRun.run(
                profile, AhcTransport.open(profile, NanoClock.SYSTEM, 2, api, lookup));
    }

    private Summary lookedUpForEver() {
        CountDownLatch never = new CountDownLatch(1);
        try {
            return run(
                    "http://nohost.invalid/",
                    USERS,
                    ALL_FAULTY,
                    _ -> {
                        awaitQuietly(never);
                        return List.of();
                    });
        } finally {
            never.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Summary twoAddresses(String origin) {
        return run(
                origin.replace("127.0.0.1", "target.test") + "/close",
                USERS,
                ALL_FAULTY,
                _ -> List.of(InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1")));
    }
}
