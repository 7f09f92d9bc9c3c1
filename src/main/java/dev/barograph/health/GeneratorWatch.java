package dev.barograph.health;

import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.Watch;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Watches the generator during one run: takes its readings once an interval and judges each
/// interval. Asked by the ticking thread; its probes have two threads of their own until
/// [#close()].
public final class GeneratorWatch implements Watch, AutoCloseable {
    private static final Path PROC = Path.of("/proc");

    private final NanoClock clock;
    private final IntSupplier openConnections;
    private final CpuTimes cpu = new CpuTimes();
    private final GcPauses pauses = new GcPauses();
    private final PausesByInterval pausesByInterval = new PausesByInterval();
    private final Retransmits retransmits = new Retransmits(PROC);
    private final Hiccups hiccups = new Hiccups(Pulse.REST_NANOS);
    private final List<LoopProbe> loops;
    private final Pulse pulse;
    private final Resources resources;
    private final Judge judge;
    private Optional<String> heldUpIn = Optional.empty();
    private long readNanos;

    private GeneratorWatch(
            List<? extends Executor> loops,
            IntSupplier openConnections,
            LoadShape shape,
            NanoClock clock) {
        this.clock = clock;
        this.openConnections = openConnections;
        this.judge = new Judge(shape);
        this.loops = loops.stream().map(LoopProbe::new).toList();
        this.pulse = new Pulse(hiccups, this.loops, clock);
        this.resources = new Resources(PROC, clock);
        this.readNanos = clock.nanos();
    }

    /// Starts watching. Takes a tenth of a second the first time in a process, to load what it
    /// needs.
    ///
    /// @param loops the event loops of the run
    /// @param openConnections asked for the connections that are open now
    public static GeneratorWatch start(
            List<? extends Executor> loops,
            IntSupplier openConnections,
            LoadShape shape,
            NanoClock clock) {
        return new GeneratorWatch(loops, openConnections, shape, clock);
    }

    @Override
    public Optional<Health> health(long lengthNanos) {
        long now = clock.nanos();
        long sinceNanos = Math.max(1, now - readNanos);
        readNanos = now;
        GcPauses.Reading seen = pauses.take();
        GcPauses.Reading gc = pausesByInterval.within(seen, lengthNanos);
        Hiccups.Reading hiccup = hiccups.take(now);
        LoopDelays delays = takeDelays(now);
        CpuTimes.Reading used = cpu.take(sinceNanos, loopThreads());
        Resources.Reading resource = resources.newest();
        return Optional.of(
                new Health(
                        used.processCores(),
                        used.machineShare(),
                        used.busiestLoopShare(),
                        used.busiestThread(),
                        used.busiestThreadShare(),
                        gc.totalNanos(),
                        gc.longestNanos(),
                        gc.heapAfterBytes(),
                        delays,
                        hiccup.longestNanos(),
                        suspendedNanos(hiccup.frozenNanos(), seen.totalNanos()),
                        openConnections.getAsInt(),
                        resource.descriptors(),
                        resource.descriptorLimit(),
                        resource.portsLeft(),
                        retransmits.take()));
    }

    /// Keeps what the loop with the longest wait was doing.
    private LoopDelays takeDelays(long nowNanos) {
        List<LoopProbe.Reading> readings = loops.stream().map(loop -> loop.take(nowNanos)).toList();
        LoopDelays delays =
                new LoopDelays.OfEach(
                        readings.stream().map(LoopProbe.Reading::longestNanos).toList());
        heldUpIn =
                readings.stream()
                        .filter(reading -> reading.longestNanos() == delays.longestNanos())
                        .findFirst()
                        .flatMap(LoopProbe.Reading::heldUpIn);
        return delays;
    }

    /// Time in which everything stood still for another reason than garbage collection.
    static long suspendedNanos(long frozenNanos, long gcNanos) {
        long unexplained = frozenNanos - gcNanos;
        return unexplained >= Hiccups.FREEZE_NANOS ? unexplained : 0;
    }

    private List<Thread> loopThreads() {
        return loops.stream()
                .<@Nullable Thread>map(LoopProbe::thread)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    @Override
    public Judgement judge(Interval interval) {
        return judge.judge(interval, heldUpIn);
    }

    /// Ends all probes; safe to call twice.
    @Override
    public void close() {
        pulse.close();
        resources.close();
        pauses.close();
    }
}
