package dev.barograph.health;

import static dev.barograph.health.Intervals.MILLIS;
import static dev.barograph.health.Intervals.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Health;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Stage;
import dev.barograph.testing.Await;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbesTest {
    private static final LoadShape SHAPE =
            new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(1))));

    private static final Path PORT_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final boolean LINUX = Files.exists(PORT_RANGE);

    @TempDir private Path proc;

    // ---- hiccups

    @Test
    void only_what_a_rest_lasted_beyond_its_length_is_a_hiccup() {
        Hiccups hiccups = new Hiccups(MILLIS);
        rest(hiccups, 0, MILLIS + 7);
        rest(hiccups, 2 * MILLIS, 10 * MILLIS);
        rest(hiccups, 10 * MILLIS, 10 * MILLIS + 5);
        hiccups.restBegins(12 * MILLIS);
        assertThat(hiccups.take(13 * MILLIS)).isEqualTo(new Hiccups.Reading(7 * MILLIS, 0));
        assertThat(hiccups.take(13 * MILLIS)).isEqualTo(new Hiccups.Reading(0, 0));
    }

    @Test
    void a_rest_that_goes_on_counts_so_far_and_no_time_twice() {
        Hiccups hiccups = new Hiccups(MILLIS);
        hiccups.restBegins(0);
        assertThat(hiccups.take(901 * MILLIS).frozenNanos()).isEqualTo(900 * MILLIS);
        hiccups.restEnds(1_001 * MILLIS);
        assertThat(hiccups.take(1_001 * MILLIS)).isEqualTo(new Hiccups.Reading(100 * MILLIS, 0));
    }

    /// SIGSTOP comes at any moment, and a busy machine takes the core away at any.
    @Test
    void a_freeze_between_two_rests_is_one_too() {
        Hiccups hiccups = new Hiccups(MILLIS);
        rest(hiccups, 0, 2 * MILLIS);
        hiccups.restBegins(6_002 * MILLIS);
        assertThat(hiccups.take(6_002 * MILLIS))
                .isEqualTo(new Hiccups.Reading(6 * SECOND, 6 * SECOND));

        hiccups.restEnds(6_003 * MILLIS);
        assertThat(hiccups.take(9_003 * MILLIS))
                .as("asked before the thread runs again")
                .isEqualTo(new Hiccups.Reading(3 * SECOND, 3 * SECOND));
        hiccups.restBegins(9_003 * MILLIS);
        assertThat(hiccups.take(9_003 * MILLIS)).isEqualTo(new Hiccups.Reading(0, 0));
    }

    @Test
    void from_half_a_second_on_it_is_a_freeze() {
        Hiccups hiccups = new Hiccups(MILLIS);
        rest(hiccups, 0, 500 * MILLIS);
        rest(hiccups, 500 * MILLIS, 1_001 * MILLIS);
        assertThat(hiccups.take(1_001 * MILLIS).frozenNanos()).isEqualTo(500 * MILLIS);
    }

    @Test
    void a_freeze_that_collections_explain_is_none() {
        assertThat(GeneratorWatch.suspendedNanos(4 * SECOND, 10 * MILLIS))
                .isEqualTo(3_990 * MILLIS);
        assertThat(GeneratorWatch.suspendedNanos(900 * MILLIS, 880 * MILLIS)).isZero();
        assertThat(GeneratorWatch.suspendedNanos(0, 880 * MILLIS)).isZero();
    }

    private static void rest(Hiccups hiccups, long fromNanos, long toNanos) {
        hiccups.restBegins(fromNanos);
        hiccups.restEnds(toNanos);
    }

    // ---- event loops

    @Test
    void a_loop_that_is_held_up_is_seen_while_it_is_and_named_with_its_stack() throws Exception {
        ExecutorService loop = Executors.newSingleThreadExecutor();
        CountDownLatch release = new CountDownLatch(1);
        LoopProbe probe = new LoopProbe(loop);
        try (Pulse _ = new Pulse(new Hiccups(MILLIS), List.of(probe), NanoClock.SYSTEM)) {
            Await.until("the probe has a thread", () -> probe.thread() != null);
            var _ = probe.take(System.nanoTime());
            long began = System.nanoTime();
            loop.execute(() -> holdUp(release));
            LoopProbe.Reading[] seen = {probe.take(System.nanoTime())};
            long[] longest = {0};
            Await.until(
                    "a loop is held up",
                    () -> {
                        seen[0] = probe.take(System.nanoTime());
                        longest[0] = Math.max(longest[0], seen[0].longestNanos());
                        return seen[0].heldUpIn().isPresent();
                    });
            assertThat(System.nanoTime() - began).isGreaterThan(LoopProbe.LOOK_NANOS);
            assertThat(seen[0].heldUpIn().orElseThrow())
                    .contains("dev.barograph.health.ProbesTest.holdUp:");
            assertThat(release.getCount()).as("still held up").isEqualTo(1);
        } finally {
            release.countDown();
            loop.shutdownNow();
            assertThat(loop.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void of_two_waits_the_longer_one_is_named_though_it_was_looked_at_sooner() throws Exception {
        ExecutorService loop = Executors.newSingleThreadExecutor();
        AtomicLong now = new AtomicLong();
        try {
            LoopProbe probe = new LoopProbe(loop);
            probe.post(now::get);
            loop.submit(() -> {}).get();

            CountDownLatch shortly = new CountDownLatch(1);
            loop.execute(() -> holdUpShortly(shortly));
            Await.until("held up shortly", () -> isIn(probe.thread(), "holdUpShortly"));
            probe.post(now::get);
            probe.look(60 * MILLIS);
            now.set(61 * MILLIS);
            shortly.countDown();
            loop.submit(() -> {}).get();

            CountDownLatch longer = new CountDownLatch(1);
            loop.execute(() -> holdUp(longer));
            Await.until("held up", () -> isIn(probe.thread(), "holdUp"));
            probe.post(now::get);
            probe.look((61 + 45) * MILLIS);
            now.set((61 + 400) * MILLIS);
            longer.countDown();
            loop.submit(() -> {}).get();

            LoopProbe.Reading reading = probe.take(now.get());
            assertThat(reading.longestNanos()).isEqualTo(400 * MILLIS);
            assertThat(reading.heldUpIn().orElseThrow())
                    .contains("dev.barograph.health.ProbesTest.holdUp:");
        } finally {
            loop.shutdownNow();
        }
    }

    private static boolean isIn(@Nullable Thread thread, String method) {
        return thread != null
                && Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals(method));
    }

    private static void holdUpShortly(CountDownLatch release) {
        try {
            var _ = release.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_task_that_waits_counts_so_far_and_no_time_twice() {
        Runnable[] posted = new Runnable[1];
        long[] now = {0};
        LoopProbe probe = new LoopProbe(task -> posted[0] = task);
        probe.post(() -> now[0]);
        assertThat(probe.take(300).longestNanos()).isEqualTo(300);
        now[0] = 450;
        posted[0].run();
        assertThat(probe.take(500).longestNanos()).isEqualTo(150);
        assertThat(probe.take(900).longestNanos()).isZero();
        assertThat(probe.thread()).isEqualTo(Thread.currentThread());
    }

    @Test
    void a_loop_that_has_ended_is_no_delay() {
        ExecutorService loop = Executors.newSingleThreadExecutor();
        loop.shutdown();
        LoopProbe probe = new LoopProbe(loop);
        probe.post(NanoClock.SYSTEM);
        assertThat(probe.take(System.nanoTime() + SECOND).longestNanos()).isZero();
    }

    private static void holdUp(CountDownLatch release) {
        try {
            var _ = release.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_telling_frame_is_ours_or_at_least_not_the_runtimes() {
        StackTraceElement park = frame("jdk.internal.misc.Unsafe", "park");
        StackTraceElement lib = frame("io.netty.Loop", "run");
        StackTraceElement own = frame("dev.barograph.Own", "work");
        assertThat(Frames.telling(new StackTraceElement[] {park, lib, own}))
                .isEqualTo("dev.barograph.Own.work:12");
        assertThat(Frames.telling(new StackTraceElement[] {park, lib}))
                .isEqualTo("io.netty.Loop.run:12");
        assertThat(Frames.telling(new StackTraceElement[] {park}))
                .isEqualTo("jdk.internal.misc.Unsafe.park:12");
        assertThat(Frames.telling(new StackTraceElement[0])).isEqualTo("native code");
    }

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, "X.java", 12);
    }

    // ---- collections and processor

    @Test
    void pauses_beyond_the_end_of_an_interval_are_told_of_the_next() {
        PausesByInterval pauses = new PausesByInterval();
        assertThat(pauses.within(pauses(1_690, 700), 1_320 * MILLIS)).isEqualTo(pauses(1_320, 700));
        assertThat(pauses.within(pauses(100, 60), 680 * MILLIS)).isEqualTo(pauses(470, 370));
        assertThat(pauses.within(pauses(100, 60), SECOND)).isEqualTo(pauses(100, 60));
        assertThat(pauses.within(pauses(900, 900), 300 * MILLIS)).isEqualTo(pauses(300, 300));
    }

    private static GcPauses.Reading pauses(long millis, long longestMillis) {
        return new GcPauses.Reading(millis * MILLIS, longestMillis * MILLIS, 1);
    }

    @Test
    void forced_collections_are_pauses_and_leave_a_heap() {
        try (GcPauses pauses = new GcPauses()) {
            System.gc();
            GcPauses.Reading reading = pauses.take();
            assertThat(reading.totalNanos()).isPositive();
            assertThat(reading.longestNanos()).isBetween(1L, reading.totalNanos());
            assertThat(reading.heapAfterBytes())
                    .isBetween(100_000L, Runtime.getRuntime().maxMemory());
        }
    }

    @Test
    void a_spinning_loop_is_the_busiest_of_the_loops() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Thread spinner =
                Thread.ofPlatform()
                        .name("spinner")
                        .daemon()
                        .start(() -> {
                            started.countDown();
                            while (!Thread.interrupted()) {
                                Thread.onSpinWait();
                            }
                        });
        started.await();
        CpuTimes cpu = new CpuTimes();
        long began = System.nanoTime();
        long before = threadCpu(spinner);
        Await.until("the spinner used 50 ms", () -> threadCpu(spinner) - before > 50 * MILLIS);
        CpuTimes.Reading reading =
                cpu.take(System.nanoTime() - began, List.of(Thread.currentThread(), spinner));
        spinner.interrupt();
        spinner.join();
        assertThat(reading.busiestLoopShare()).isPositive();
        assertThat(reading.busiestThread()).isNotEmpty();
        assertThat(reading.busiestThreadShare()).isBetween(reading.busiestLoopShare(), 1.0);
        assertThat(reading.processCores()).isGreaterThanOrEqualTo(reading.busiestLoopShare() / 2);
    }

    private static long threadCpu(Thread thread) {
        return java.lang.management.ManagementFactory.getThreadMXBean()
                .getThreadCpuTime(thread.threadId());
    }

    // ---- ports and retransmits

    @Test
    void the_remote_with_most_sockets_tells_how_many_ports_are_left() throws IOException {
        portRange();
        String head = "  sl  local_address rem_address   st tx_queue rx_queue\n";
        Files.writeString(
                proc.resolve("net/tcp"),
                head
                        + line(0, "0100007F:1F90", "00000000:0000") // listens
                        + line(1, "0100007F:8001", "0100007F:1F90")
                        + line(2, "0100007F:8002", "0100007F:1F90")
                        + line(3, "0100007F:1F90", "0100007F:8001") // the other end
                        + line(4, "0100007F:8001", "0200007F:0050")
                        + line(5, "0100007F:0400", "0100007F:1F90")); // no ephemeral port
        Files.writeString(
                proc.resolve("net/tcp6"),
                head
                        + line(
                                0,
                                "00000000000000000000000001000000:8003",
                                "00000000000000000000000001000000:1F90"));
        assertThat(new Ports(proc).left()).hasValue(60_999 - 32_768 + 1 - 2);
        Files.writeString(proc.resolve("net/tcp"), head + "   0: nonsense\n");
        assertThat(new Ports(proc).left()).isEmpty();
    }

    @Test
    void few_sockets_are_counted_and_their_tables_left_alone() throws IOException {
        portRange();
        Files.writeString(proc.resolve("net/tcp"), "whoever reads this finds no number of ports\n");
        Files.writeString(
                proc.resolve("net/sockstat"),
                "sockets: used 150\nTCP: inuse 14 orphan 0 tw 2736 alloc 15 mem 3\nUDP: inuse 7\n");
        assertThat(new Ports(proc).left()).hasValue(28_232 - 14 - 2_736);
        Files.writeString(proc.resolve("net/sockstat6"), "TCP6: inuse 100\nUDP6: inuse 3\n");
        assertThat(new Ports(proc).left()).hasValue(28_232 - 14 - 2_736 - 100);
    }

    @Test
    void many_sockets_are_looked_at_one_by_one() throws IOException {
        portRange();
        Files.writeString(
                proc.resolve("net/sockstat"), "TCP: inuse 14000 orphan 0 tw 117 alloc 15 mem 3\n");
        Files.writeString(
                proc.resolve("net/tcp"),
                "  sl  local_address rem_address   st tx_queue rx_queue\n"
                        + line(0, "0100007F:8001", "0100007F:1F90"));
        assertThat(new Ports(proc).left()).hasValue(28_232 - 1);
    }

    @Test
    void the_kernels_own_tables_are_read_where_there_are_some() {
        assertThat(new Ports(Path.of("/proc")).left().isPresent()).isEqualTo(LINUX);
    }

    @Test
    void a_platform_without_tables_tells_nothing() {
        assertThat(new Ports(proc).left()).isEmpty();
        assertThat(new Retransmits(proc).take()).isEmpty();
    }

    @Test
    void retransmits_are_a_share_of_the_segments_since_the_last_time() throws IOException {
        Files.createDirectories(proc.resolve("net"));
        snmp(5_000, 100);
        Retransmits retransmits = new Retransmits(proc);
        snmp(7_000, 130);
        assertThat(retransmits.take()).hasValue(0.015);
        snmp(7_999, 200);
        assertThat(retransmits.take()).as("too few").isEmpty();
    }

    /// 28,232 ephemeral ports, and room for the tables of sockets.
    private void portRange() throws IOException {
        Files.createDirectories(proc.resolve("sys/net/ipv4"));
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("sys/net/ipv4/ip_local_port_range"), "32768\t60999\n");
    }

    private void snmp(long out, long again) throws IOException {
        Files.writeString(
                proc.resolve("net/snmp"),
                "Ip: Forwarding\nIp: 1\nTcp: InSegs OutSegs RetransSegs\nTcp: 9 %d %d\n"
                        .formatted(out, again));
    }

    private static String line(int n, String local, String remote) {
        return "   %d: %s %s 01 00000000:00000000\n".formatted(n, local, remote);
    }

    // ---- all together

    @Test
    void the_delay_of_each_loop_is_told_in_the_order_of_the_loops() throws Exception {
        AtomicLong now = new AtomicLong();
        List<Runnable> waiting = new CopyOnWriteArrayList<>();
        try (GeneratorWatch watch =
                GeneratorWatch.start(
                        List.of(Runnable::run, waiting::add, Runnable::run),
                        () -> 0,
                        SHAPE,
                        now::get)) {
            Await.until("the second loop has a task", () -> !waiting.isEmpty());
            now.set(300 * MILLIS);
            LoopDelays delays = watch.health(SECOND).orElseThrow().loopDelays();
            assertThat(delays.byLoop()).containsExactly(0L, 300 * MILLIS, 0L);
            assertThat(delays.longestNanos()).isEqualTo(300 * MILLIS);
        }
    }

    @Test
    void a_watch_reads_everything_and_leaves_no_thread() throws Exception {
        ExecutorService loop =
                Executors.newSingleThreadExecutor(
                        task -> Thread.ofPlatform().name("probed-loop").unstarted(task));
        List<Thread> before = healthThreads();
        try (GeneratorWatch watch =
                GeneratorWatch.start(List.of(loop), () -> 17, SHAPE, NanoClock.SYSTEM)) {
            // One of before may have ended meanwhile.
            assertThat(healthThreads()).filteredOn(own -> !before.contains(own)).hasSize(2);
            Await.until(
                    "the loop and the resources are known",
                    () -> {
                        Health first = watch.health(SECOND).orElseThrow();
                        return first.longestLoopDelayNanos() > 0
                                && first.portsLeft().isPresent() == LINUX;
                    });
            long began = System.nanoTime();
            var _ = watch.health(SECOND);
            System.gc();
            loop.submit(() -> useProcessor(200 * MILLIS)).get();
            Health health = watch.health(SECOND).orElseThrow();
            double share = 200.0 * MILLIS / (System.nanoTime() - began);
            int cores = Runtime.getRuntime().availableProcessors();

            assertThat(health.busiestLoopShare()).isBetween(0.9 * share, 1.0);
            assertThat(health.busiestThread()).isEqualTo("probed-loop");
            assertThat(health.busiestThreadShare()).isEqualTo(health.busiestLoopShare());
            assertThat(health.processCores()).isBetween(0.8 * share, 1.2 * cores);
            assertThat(health.machineShare().orElseThrow()).isBetween(0.5 * share / cores, 1.0);
            assertThat(health.gcNanos()).isPositive();
            assertThat(health.longestGcNanos()).isBetween(1L, health.gcNanos());
            assertThat(health.heapAfterGcBytes())
                    .isBetween(1_000_000L, Runtime.getRuntime().maxMemory());
            assertThat(health.longestHiccupNanos()).isPositive();
            assertThat(health.longestLoopDelayNanos()).isGreaterThan(100 * MILLIS);
            assertThat(health.suspendedNanos()).isZero();
            assertThat(health.openConnections()).isEqualTo(17);
            long limit = health.descriptorLimit().orElseThrow();
            assertThat(health.openDescriptors().orElseThrow()).isBetween(3L, limit);
            if (LINUX) {
                assertThat(limit).isEqualTo(ownDescriptorLimit());
                assertThat(health.portsLeft().orElseThrow()).isBetween(1, ephemeralPorts());
            }
        } finally {
            loop.shutdownNow();
        }
        Await.until("the threads ended", () -> before.containsAll(healthThreads()));
    }

    /// Keeps a core busy until the calling thread has had so much of it.
    private static void useProcessor(long nanos) {
        long from = threadCpu(Thread.currentThread());
        while (threadCpu(Thread.currentThread()) - from < nanos) {
            Thread.onSpinWait();
        }
    }

    private static long ownDescriptorLimit() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .mapToLong(line -> Long.parseLong(line.split(" {2,}")[1]))
                .findFirst()
                .orElseThrow();
    }

    private static int ephemeralPorts() throws IOException {
        String[] range = Files.readAllLines(PORT_RANGE).getFirst().split("\\s+");
        return Integer.parseInt(range[1]) - Integer.parseInt(range[0]) + 1;
    }

    @Test
    void fifty_open_sockets_are_fifty_descriptors_more() throws Exception {
        Resources.Reading before = resources();
        List<SocketChannel> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                sockets.add(SocketChannel.open());
            }
            Resources.Reading with = resources();
            long more = with.descriptors().orElseThrow() - before.descriptors().orElseThrow();
            // A few may come and go with whatever else this process does.
            assertThat(more).isBetween(45L, 60L);
            assertThat(with.descriptorLimit()).isEqualTo(before.descriptorLimit());
        } finally {
            for (SocketChannel socket : sockets) {
                socket.close();
            }
        }
        long left = resources().descriptors().orElseThrow() - before.descriptors().orElseThrow();
        assertThat(left).isBetween(-10L, 10L);
    }

    @Test
    void where_the_platform_has_no_tables_only_ports_are_unknown() throws Exception {
        try (Resources resources = new Resources(proc, NanoClock.SYSTEM)) {
            Await.until("it was read", () -> resources.newest() != Resources.Reading.UNKNOWN);
            assertThat(resources.newest().portsLeft()).isEmpty();
            assertThat(resources.newest().descriptors()).isPresent();
        }
    }

    private static Resources.Reading resources() throws Exception {
        try (Resources resources = new Resources(Path.of("/proc"), NanoClock.SYSTEM)) {
            Await.until("it was read", () -> resources.newest() != Resources.Reading.UNKNOWN);
            return resources.newest();
        }
    }

    private static List<Thread> healthThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("health-"))
                .toList();
    }
}
