package dev.barograph.http;

import dev.barograph.engine.Completion;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.model.Stage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Measures the transport alone: a closed loop, each completion sends the next request, and nothing
/// is recorded but a count. Arguments: URL, requests in flight, seconds of a slice, slices,
/// `IO_URING` or `EPOLL`. Prints a line for each slice: requests a second and processor seconds
/// (all threads) for 100,000 requests. The first slices warm up.
final class ClosedLoopProbe {
    private final AhcTransport transport;
    private final LongAdder ok = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicReference<Outcome.@Nullable Failure> firstFailure = new AtomicReference<>();
    private final CountDownLatch ended;
    private volatile boolean running = true;

    private ClosedLoopProbe(AhcTransport transport, int inFlight) {
        this.transport = transport;
        this.ended = new CountDownLatch(inFlight);
    }

    public static void main(String[] args) throws InterruptedException {
        int inFlight = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        Profile profile =
                new Profile(
                        "probe",
                        new RequestSpec("GET", args[0], List.of(), new Body.None()),
                        new Load(
                                new LoadShape.Closed(
                                        List.of(Stage.hold(1, Duration.ofSeconds(1))))),
                        Limits.DEFAULT);
        AhcTransport transport =
                AhcTransport.open(
                        profile,
                        NanoClock.SYSTEM,
                        AhcSettings.ioThreads(),
                        SocketApi.valueOf(args[4]),
                        HostLookup.SYSTEM);
        System.out.println("# " + transport.socketApi() + ", loops " + transport.lanes().size());
        ClosedLoopProbe probe = new ClosedLoopProbe(transport, inFlight);
        Worker[] workers = new Worker[inFlight];
        for (int i = 0; i < inFlight; i++) {
            workers[i] = probe.new Worker();
            workers[i].next();
        }
        CountDownLatch pause = new CountDownLatch(1);
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            long okBefore = probe.ok.sum();
            long began = System.nanoTime();
            long cpuBegan = cpuNanos();
            var _ = pause.await(seconds, TimeUnit.SECONDS);
            double wallSeconds = (System.nanoTime() - began) / 1e9;
            double cpuSeconds = (cpuNanos() - cpuBegan) / 1e9;
            long done = probe.ok.sum() - okBefore;
            System.out.printf(
                    Locale.ROOT,
                    "%8.0f req/s  %.3f cpu-s/100k  cpu %.2f  failed %d%n",
                    done / wallSeconds,
                    cpuSeconds / done * 100_000,
                    cpuSeconds / wallSeconds,
                    probe.failed.sum());
        }
        probe.running = false;
        boolean drained = probe.ended.await(5, TimeUnit.SECONDS);
        System.out.println("# first failure " + probe.firstFailure.get());
        System.out.println(
                "# drained " + drained + ", closed " + transport.close(Duration.ofSeconds(5)));
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private final class Worker implements Completion {
        @Override
        public void completed(Sample sample) {
            if (sample.outcome() instanceof Outcome.Failure failure) {
                failed.increment();
                firstFailure.compareAndSet(null, failure);
            } else {
                ok.increment();
            }
            if (running) {
                next();
            } else {
                ended.countDown();
            }
        }

        void next() {
            transport.send(0, System.nanoTime(), this);
        }
    }
}
