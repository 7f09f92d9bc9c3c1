package dev.barograph.run;

import dev.barograph.metrics.Counts;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Stage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Many users of a target that never answers, then a stop, in a process of its own. Arguments: URL,
/// users, and how many connections there are at least when it stops. Prints the heap in MiB with
/// all connections held, the milliseconds from the stop to the result with the drain limit taken
/// off, and how the requests ended.
final class HungRun {
    private static final Duration DRAIN = Duration.ofMillis(300);

    private HungRun() {}

    public static void main(String[] args) throws Exception {
        int users = Integer.parseInt(args[1]);
        int enough = Integer.parseInt(args[2]);
        Duration forEver = Duration.ofMinutes(10);
        Limits limits = new Limits(forEver, forEver, forEver, DRAIN, 1, 0, 1 << 20);
        Profile profile =
                new Profile(
                        "test",
                        new RequestSpec("GET", args[0], List.of(), new Body.None()),
                        new Load(new LoadShape.Closed(List.of(Stage.hold(users, forEver)))),
                        limits);
        RunHandle run = new LocalRunService().start(profile);
        long deadline = System.nanoTime() + 40_000_000_000L;
        while (established(profile) < enough) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("connected " + established(profile));
            }
        }
        if (enough == users) {
            System.gc();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long before = System.nanoTime();
        run.stop();
        RunResult result = run.result().toCompletableFuture().get(60, TimeUnit.SECONDS);
        long tookMillis = (System.nanoTime() - before - DRAIN.toNanos()) / 1_000_000;
        Counts counts = result.recording().summary().counts();
        System.out.println(
                "heap " + (heap >> 20) + " stopped " + tookMillis + " ends " + counts.byKind());
    }

    /// Connections to the target as the kernel (Linux) counts them: state 1 is established.
    private static long established(Profile profile) throws IOException {
        int port = URI.create(profile.request().url()).getPort();
        String there = String.format(Locale.ROOT, ":%04X 01 ", port);
        long count = 0;
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (Stream<String> sockets = Files.lines(Path.of(table))) {
                count += sockets.filter(socket -> socket.contains(there)).count();
            }
        }
        return count;
    }
}
