package dev.barograph.http;

import dev.barograph.metrics.Summary;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.testing.Bounds;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The faults of a target, one after the other in a process of its own with a small heap: those of
/// [HostileRow], and some more in the amount that could fill a memory. Arguments: socket API,
/// origin of a [dev.barograph.testing.FaultServer], a port that nobody listens on, a port that
/// never answers; without ports only the large uploads. What it prints: [HeapMeter].
final class HeapBudget {
    /// Of each [HostileRow]: requests that meet it, and requests after them.
    static final int FAULTY = 4;

    static final int WELL = 5;

    private static final Duration WAIT = Duration.ofSeconds(10);

    private final SocketApi api;
    private final String origin;
    private final Map<String, Integer> askedFor = new HashMap<>();

    private HeapBudget(SocketApi api, String origin) {
        this.api = api;
        this.origin = origin;
    }

    public static void main(String[] args) throws InterruptedException {
        HeapBudget budget = new HeapBudget(SocketApi.valueOf(args[0]), args[1]);
        // Loads the classes.
        var _ = budget.closed("/ok", 4, 100, 1 << 20);
        if (args.length == 2) {
            HeapMeter.row("R13", budget.upload("/unread", 20, 20, 50_000_000));
            return;
        }
        if (budget.api == SocketApi.IO_URING) {
            for (HostileRow row : HostileRow.values()) {
                HeapMeter.row(row.name(), () -> budget.meet(row));
            }
        }
        HeapMeter.row("R01", () -> budget.closed("/hang", 500, 500, 1 << 20));
        HeapMeter.row("R14", () -> budget.closed("/infinite", 10, 20, 64L << 20));
        if (budget.api == SocketApi.IO_URING) {
            HeapMeter.row("R15", () -> budget.closed("/zeros", 1, 1, 6_000_000_000L));
        }
        HeapMeter.row("R16", () -> budget.closed("/bomb", 10, 20, 64L << 20));
        HeapMeter.row("R17", () -> budget.closed("/notgzip", 10, 2_000, 1 << 20));
        HeapMeter.row("R18", () -> budget.closed("/endlessheader", 10, 100, 1 << 20));
        HeapMeter.row("R22", () -> budget.closed("/earlyhints", 10, 1_000, 1 << 20));
        HeapMeter.row("R23_103", () -> budget.closed("/endlesshints", 10, 100, 1 << 20));
        HeapMeter.row("R23_100", () -> budget.closed("/endlesscontinue", 10, 100, 1 << 20));
        HeapMeter.row("R24", () -> budget.closed("/twice", 10, 1_000, 1 << 20));
        HeapMeter.row("R25", budget.upload("/tooearly", 10, 40, 30_000_000));
        HeapMeter.row("R26", () -> budget.closed("/redirect", 10, 2_000, 1 << 20));
        HeapMeter.row("R26_file", () -> budget.closed("/redirectfile", 10, 2_000, 1 << 20));
        HeapMeter.row("R27", () -> budget.closed("/silentclose", 10, 1_000, 1 << 20));
        HeapMeter.row("R28", () -> budget.closed("/close", 10, 1_000, 1 << 20));
        HeapMeter.row("R29_204", () -> budget.closed("/nocontent", 10, 500, 1 << 20));
        HeapMeter.row("R29_304", () -> budget.closed("/notmodified", 10, 500, 1 << 20));
        HeapMeter.row("R29_HEAD", () -> budget.head("/headbody", 10, 500));
        HeapMeter.row("R31", () -> budget.closed("/fasterrors", 50, 500, 1 << 20));
        HeapMeter.row("R32", () -> budget.unknown());
        HeapMeter.row("R38", () -> budget.silentTls("https://127.0.0.1:" + args[3] + "/"));
        HeapMeter.row("R57", () -> budget.storm("http://127.0.0.1:" + args[2] + "/"));
        HeapMeter.row("R58", () -> budget.closed("/babble", 10, 2_000, 1 << 20));
    }

    private static Limits limits(long maxBodyBytes, Duration drain) {
        return new Limits(
                WAIT,
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                drain,
                1_000,
                100_000,
                maxBodyBytes);
    }

    private Summary closed(String path, int users, long requests, long maxBodyBytes) {
        return closed(HostileRun.get(origin + path), users, requests, maxBodyBytes);
    }

    private Summary closed(RequestSpec request, int users, long requests, long maxBodyBytes) {
        return HostileRun.run(
                HostileRun.closed(request, users, requests, limits(maxBodyBytes, WAIT)), api);
    }

    private Summary head(String path, int users, long requests) {
        RequestSpec head = new RequestSpec("HEAD", origin + path, List.of(), new Body.None());
        return closed(head, users, requests, 1 << 20);
    }

    private Summary meet(HostileRow row) {
        // The target counts by path.
        int asked = askedFor.merge(row.path, FAULTY + WELL, Integer::sum);
        return HostileRun.run(
                HostileRun.closed(
                        row.request(origin, asked - WELL),
                        FAULTY,
                        FAULTY + WELL,
                        HostileRow.LIMITS),
                api);
    }

    private Summary unknown() {
        Profile profile =
                HostileRun.closed(
                        HostileRun.get("http://nohost.invalid/"), 10, 2_000, HostileRun.LIMITS);
        HostLookup none =
                host -> {
                    throw new UnknownHostException(host);
                };
        return HostileRun.run(profile, AhcTransport.open(profile, NanoClock.SYSTEM, 2, api, none));
    }

    private Summary silentTls(String url) {
        Limits limits = Bounds.connecting(limits(1 << 20, WAIT), Duration.ofSeconds(1));
        return HostileRun.run(HostileRun.closed(HostileRun.get(url), 200, 200, limits), api);
    }

    /// Opens the transport now, so that the one copy of the body is there before.
    private Supplier<Summary> upload(String path, int users, long requests, int bytes) {
        Profile profile =
                HostileRun.closed(
                        new RequestSpec(
                                "POST", origin + path, List.of(), new Body.Text("x".repeat(bytes))),
                        users,
                        requests,
                        limits(1 << 20, WAIT));
        AhcTransport transport =
                AhcTransport.open(profile, NanoClock.SYSTEM, 2, api, HostLookup.SYSTEM);
        return () -> HostileRun.run(profile, transport);
    }

    private Summary storm(String url) {
        return HostileRun.run(
                HostileRun.open(
                        HostileRun.get(url),
                        100_000,
                        Duration.ofSeconds(1),
                        limits(1 << 20, Duration.ofSeconds(1))),
                api);
    }
}
