package dev.barograph.metrics;

import dev.barograph.model.Exchange;
import dev.barograph.model.Profile;
import dev.barograph.model.Sample;
import dev.barograph.model.SampleSink;
import dev.barograph.model.WeightedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Collects the samples of a run, or of one of the requests that it sends. [#record(Sample)] is
/// wait-free on any thread: each thread writes to buffers of its own, with two uncontended atomic
/// additions a sample, no lock, and no allocation but where times fall that none fell before. One
/// reader takes what has come since the last time with [#flip()]; no sample is lost or seen twice,
/// threads that have ended included.
///
/// Each writing thread costs some 0.3 MB, more if times are spread wider or requests fail, time out
/// and open connections all along, until it ends, and that for each request of a profile: made for
/// event loops, not for a thread per request.
public final class Recorder implements SampleSink {
    private final List<WriterCell> cells = new CopyOnWriteArrayList<>();

    // A static one would share buffers between runs. The value refers to neither thread nor
    // recorder,
    // so a thread that outlives the run keeps no more than its own buffers.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<WriterCell> mine = ThreadLocal.withInitial(this::newCell);

    private final AtomicInteger seeds = new AtomicInteger();
    private final FailureTally failures = new FailureTally();
    private final SampleBuffer merged = new SampleBuffer(-1);
    private final Exemplars exemplars;
    private boolean taken = true;

    /// Of requests that have no name.
    public Recorder() {
        this("");
    }

    /// @param request name of the only request that is sent, for its examples
    public Recorder(String request) {
        this(request, 1);
    }

    private Recorder(String request, int requests) {
        this.exemplars = new Exemplars(request, requests);
    }

    /// One for each request of a profile, in its order; together they keep as many examples as one
    /// of a single request does.
    public static List<Recorder> of(Profile profile) {
        List<WeightedRequest> requests = profile.requests();
        return requests.stream()
                .map(request -> new Recorder(request.name(), requests.size()))
                .toList();
    }

    /// Takes the buffers of the calling thread, so that its first sample need not: a run that is
    /// out of memory by then would not count it.
    public void open() {
        mine.get();
    }

    @Override
    public void record(Sample sample) {
        mine.get().record(sample, Exchange.NOTHING_KNOWN);
    }

    @Override
    public void record(Sample sample, Supplier<Exchange> said) {
        mine.get().record(sample, said);
    }

    @Override
    public void late(long lagNanos) {
        mine.get().recordLag(lagNanos);
    }

    /// Takes everything recorded since the last flip. Any thread, one at a time; waits for samples
    /// that are being recorded at this very moment, nanoseconds as a rule.
    public synchronized Flip flip() {
        Flip flip = peek();
        take();
        return flip;
    }

    /// Looks at everything recorded since the last flip and leaves it to the next one, which is the
    /// same as without the look. Any thread, as [#flip()].
    public synchronized Flip peek() {
        collect();
        return merged.toFlip();
    }

    /// Leaves what the last look saw to nobody else, as if it had been a flip. Allocates nothing.
    synchronized void take() {
        taken = true;
        failures.add(merged.failures());
    }

    /// Into one buffer, beside what an earlier look has put there.
    private void collect() {
        if (taken) {
            merged.clear(ExampleBuffer.Floors.NONE);
            taken = false;
        }
        List<WriterCell> ended = new ArrayList<>();
        for (WriterCell cell : cells) {
            // Asked before the buffers are swapped: what a thread wrote before it ended is then
            // among them.
            boolean last = cell.writerHasEnded();
            cell.drainInto(merged, exemplars.floors());
            if (last) {
                ended.add(cell);
            }
        }
        cells.removeAll(ended);
    }

    /// Every kind of failure up to the last flip or look, most frequent first: at most one row a
    /// kind.
    ///
    /// @param startNanos reading of the samples' clock that the rows count from: the beginning of
    ///   the run
    public synchronized List<ErrorRow> errors(long startNanos) {
        if (taken) {
            return failures.toRows(startNanos);
        }
        FailureTally all = new FailureTally();
        addFailuresTo(all);
        return all.toRows(startNanos);
    }

    /// Adds every failure up to the last flip or look to a tally of several requests.
    synchronized void addFailuresTo(FailureTally all) {
        all.add(failures);
        if (!taken) {
            all.add(merged.failures());
        }
    }

    /// Keeps examples of what the last flip took.
    ///
    /// @param interval index of the interval that the flip ended
    /// @param startNanos reading of the samples' clock that examples count from: the beginning of
    ///   the run
    synchronized void keepExamples(int interval, long startNanos) {
        exemplars.add(interval, startNanos, merged.examples());
    }

    /// The examples kept so far, in no order; a list that does not change. Never blocks.
    public List<Exemplar> exemplars() {
        return exemplars.view();
    }

    /// Threads that own buffers now.
    int writers() {
        return cells.size();
    }

    private WriterCell newCell() {
        WriterCell cell = new WriterCell(Thread.currentThread(), seeds.getAndIncrement());
        cells.add(cell);
        return cell;
    }
}
