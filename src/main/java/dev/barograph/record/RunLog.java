package dev.barograph.record;

import dev.barograph.metrics.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The record of a run that goes on: a thread of its own, `run-log`, writes each state that it is
/// given, one transaction each. Any thread; only the two methods with a limit wait.
///
/// It holds the newest state only, and each state holds all that came before: a disk that is slow
/// or full for a while delays the writing, and costs nothing that is not gone when the run ends.
public final class RunLog {
    /// Intervals that may be waiting before that counts as a fault.
    private static final int MOST_BEHIND = 2;

    /// Made before there is none.
    private static final Optional<String> NO_MEMORY = Optional.of("no memory is left");

    private static final String GONE = "its file is gone, somebody deleted or moved it";

    private final Path file;
    private final RunFacts facts;
    private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);
    private final AtomicReference<@Nullable RunState> newest = new AtomicReference<>();
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Optional<String> fault = Optional.empty();
    private volatile int onDisk;
    private volatile boolean complete;

    private record End(Recording recording, Ending ending) {}

    private final long mostPages;

    private RunLog(Path file, RunFacts facts, long mostPages) {
        this.file = file;
        this.facts = facts;
        this.mostPages = mostPages;
    }

    /// Begins a record and returns at once.
    ///
    /// @param file there, empty, and for nobody else
    public static RunLog begin(Path file, RunFacts facts) {
        return begin(file, facts, Database.ANY_PAGES);
    }

    /// @param mostPages that the file may have: as if the disk had no more
    static RunLog begin(Path file, RunFacts facts, long mostPages) {
        RunLog log = new RunLog(file, facts, mostPages);
        Thread.ofPlatform().name("run-log").daemon().start(log::run);
        return log;
    }

    /// Waits until what is known before the run is on disk, or cannot be written.
    ///
    /// @return false if that took too long
    public boolean awaitBegun(Duration atMost) throws InterruptedException {
        return begun.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Hands over what the run has come to. Never waits for the disk.
    public void write(RunState state) {
        newest.set(state);
        wake.offer(true);
    }

    /// Why what was handed over is not on disk; empty as long as all is well.
    public Optional<String> fault() {
        Optional<String> known = fault;
        RunState given = newest.get();
        if (known.isEmpty() && given != null && given.intervals().size() - onDisk > MOST_BEHIND) {
            return Optional.of("the disk does not keep up");
        }
        return known;
    }

    /// How many intervals are on disk.
    public int intervalsOnDisk() {
        return onDisk;
    }

    /// Writes the end of the run and closes the file.
    ///
    /// @return empty if everything is on disk; otherwise why not
    public Optional<String> end(Recording recording, Ending ending, Duration atMost)
            throws InterruptedException {
        end.set(new End(recording, ending));
        wake.offer(true);
        boolean inTime = over.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (complete) {
            return Optional.empty();
        }
        return Optional.of(
                inTime ? fault.orElse("it was not written") : "the disk did not answer in time");
    }

    private void run() {
        try (RunWriter writer = RunWriter.create(file, facts, mostPages)) {
            begun.countDown();
            follow(writer);
        } catch (SQLException e) {
            fault = Optional.of(SqliteFaults.reason(e));
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            // The library for this platform may be missing; whatever it is, the run goes on.
            fault = Optional.of(String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            begun.countDown();
            over.countDown();
        }
    }

    private void follow(RunWriter writer) throws InterruptedException, SQLException {
        while (true) {
            wake.take();
            End last = end.get();
            try {
                if (last != null) {
                    writer.end(last.recording, last.ending);
                } else {
                    RunState state = newest.get();
                    if (state != null) {
                        writer.write(state);
                    }
                }
                fault = isThere() ? Optional.empty() : Optional.of(GONE);
            } catch (SQLException e) {
                fault = Optional.of(isThere() ? SqliteFaults.reason(e) : GONE);
            } catch (OutOfMemoryError e) {
                // There may be some again in a second.
                fault = NO_MEMORY;
            }
            // What is written into a file without a name is on no disk.
            onDisk = fault.equals(Optional.of(GONE)) ? 0 : writer.intervals();
            if (last != null) {
                finish(writer);
                return;
            }
        }
    }

    private void finish(RunWriter writer) throws SQLException {
        if (fault.isPresent()) {
            return;
        }
        complete = true;
        writer.settle();
    }

    private boolean isThere() {
        try {
            return Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
