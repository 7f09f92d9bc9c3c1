package dev.barograph.samples;

import dev.barograph.model.Profile;
import dev.barograph.model.Sample;
import dev.barograph.model.SampleSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a row for every sample it is given, while the run goes on. [#record(Sample)] is wait-free
/// on any thread: each recording thread has a ring of its own, and the thread `samples` takes from
/// all of them. What finds its ring full, or cannot be written, is dropped and counted; nobody ever
/// waits for the disk.
///
/// Each second a whole gzip member goes to the file: after a crash it holds everything up to the
/// last second. A recording thread costs half a megabyte.
public final class SampleLog implements SampleSink {
    /// Half a second of a fast event loop, and more than one look of the writer by far.
    static final int RING = 1 << 16;

    private static final long LOOK_MILLIS = 20;
    private static final long MEMBER_NANOS = 1_000_000_000;

    /// A member does not grow beyond this by much, however fast rows come.
    private static final int MEMBER_BYTES = 1 << 20;

    /// Rows that are made into text before it is compressed.
    private static final int TEXT_BYTES = 1 << 15;

    private final Path path;
    private final int capacity;
    private final List<SampleRing> rings = new CopyOnWriteArrayList<>();

    // A static one would share rings between runs.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<SampleRing> mine = ThreadLocal.withInitial(this::newRing);

    private final CountDownLatch endAsked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean givenUp;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private volatile boolean begun;
    private volatile Optional<String> fault = Optional.empty();

    /// A log that takes samples at once and writes them from [#start] on.
    ///
    /// @param path of the file; one that is there is replaced
    public SampleLog(Path path) {
        this(path, RING);
    }

    SampleLog(Path path, int capacity) {
        this.path = path;
        this.capacity = capacity;
    }

    /// Begins to write. Returns at once; call it once.
    ///
    /// @param startedAt the wall clock at the beginning of the run
    /// @param originNanos the samples' clock at the same moment
    public void start(Profile profile, Instant startedAt, long originNanos, LiveRun run) {
        JtlRows rows = new JtlRows(profile, startedAt, originNanos, run);
        begun = true;
        Thread.ofPlatform().name("samples").daemon().start(() -> write(rows, run));
    }

    /// Of the first request of the profile.
    @Override
    public void record(Sample sample) {
        record(sample, 0);
    }

    /// As [#record(Sample)].
    ///
    /// @param request its place in the profile
    public void record(Sample sample, int request) {
        mine.get().add(sample, request);
    }

    /// What has become of the rows up to now. Those on their way count as neither.
    public KeptSamples soFar() {
        long dropped = lost.get() + rings.stream().mapToLong(SampleRing::dropped).sum();
        return new KeptSamples(path, written.get(), dropped, fault);
    }

    /// Writes what is still on its way and closes the file. Call it when nothing is recorded any
    /// more; what has not been written in time is counted as dropped.
    public KeptSamples end(Duration atMost) throws InterruptedException {
        endAsked.countDown();
        boolean inTime = !begun || over.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        givenUp = true;
        long rows = written.get();
        long offered = rings.stream().mapToLong(SampleRing::offered).sum();
        Optional<String> why =
                inTime || fault.isPresent()
                        ? fault
                        : Optional.of("the disk did not answer in time");
        return new KeptSamples(path, rows, offered - rows, why);
    }

    private SampleRing newRing() {
        SampleRing ring = new SampleRing(capacity);
        rings.add(ring);
        return ring;
    }

    private void write(JtlRows rows, LiveRun run) {
        try (SampleFile file =
                new SampleFile(path, JtlRows.HEADER.getBytes(StandardCharsets.US_ASCII))) {
            follow(file, rows, run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            fault = Optional.of(reason(e));
        } catch (RuntimeException | Error e) {
            // A bug, or want of memory, must not pass for a whole file.
            fault = Optional.of(e.toString());
        } finally {
            over.countDown();
        }
    }

    private void follow(SampleFile file, JtlRows rows, LiveRun run) throws InterruptedException {
        RowText text = new RowText();
        boolean last = false;
        boolean told = false;
        flush(file);
        long flushedNanos = System.nanoTime();
        while (!last && !givenUp) {
            last = endAsked.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            for (int i = 0; i < rings.size(); i++) {
                drain(rings.get(i), i + 1, rows, run, text, file);
            }
            if (last || System.nanoTime() - flushedNanos >= MEMBER_NANOS) {
                flush(file);
                flushedNanos = System.nanoTime();
            }
            Optional<String> note = told ? Optional.empty() : soFar().note();
            told |= note.isPresent();
            note.ifPresent(run::rowsMissing);
        }
        if (!file.isThere()) {
            lost.addAndGet(written.getAndSet(0));
            fault = fault.or(() -> Optional.of(path + " is gone, somebody deleted or replaced it"));
        }
    }

    /// Takes what is in a ring now, and no more: so every ring has its turn.
    private void drain(
            SampleRing ring, int thread, JtlRows rows, LiveRun run, RowText text, SampleFile file) {
        int left = ring.waiting();
        while (left > 0) {
            int flying = run.inFlight();
            int count = 0;
            while (left > 0 && text.length() < TEXT_BYTES) {
                rows.row(ring.request(), ring.take(), thread, flying, text);
                left--;
                count++;
            }
            ring.free();
            file.add(text, count);
            if (file.memberBytes() >= MEMBER_BYTES) {
                flush(file);
            }
        }
    }

    private void flush(SampleFile file) {
        long rows = file.memberRows();
        try {
            file.flush();
            written.addAndGet(rows);
        } catch (IOException e) {
            lost.addAndGet(rows);
            fault = fault.or(() -> Optional.of(reason(e)));
        }
    }

    private String reason(IOException e) {
        String why =
                switch (e) {
                    case NoSuchFileException _ -> "there is no such folder";
                    case AccessDeniedException _ -> "you may not write there";
                    case FileSystemException f when f.getReason() != null -> f.getReason();
                    default -> String.valueOf(e.getMessage());
                };
        return path + " could not be written (" + why + ")";
    }
}
