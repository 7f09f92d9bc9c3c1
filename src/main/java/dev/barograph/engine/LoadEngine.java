package dev.barograph.engine;

import dev.barograph.model.Course;
import dev.barograph.model.Exchange;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.Sample;
import dev.barograph.model.SampleSink;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Carries out one load: makes requests due, takes permits, sends, and accounts for every request
/// exactly once. Any thread; no method blocks. It has no thread of its own: it works on the lanes
/// of the transport.
///
/// A run goes `start` → (plan ends or [#stop()]) → `planEnded` → (last answer, or [#abandon()]) →
/// `idle`. From then on `scheduled` equals the number of samples given to the sinks, and those of
/// each request are as many as were sent of it and its ends that were never sent.
///
/// Which of several requests is next is decided at the moment one is sent or is known not to be:
/// what waits for a permit is none of them yet.
public abstract sealed class LoadEngine permits OpenEngine, ClosedEngine {
    /// Longest time that giving up waits for a request that is being recorded: nanoseconds as a
    /// rule, more if its thread is kept from the processor.
    private static final long COMPLETING_LIMIT_NANOS = 250_000_000;

    final Transport transport;
    final PermitLimiter limiter;
    final NanoClock clock;
    private final Consumer<Throwable> fault;
    private final RequestBooks books;
    private final EventCounter scheduled = new EventCounter();
    private final EventCounter completing = new EventCounter();
    private final CompletableFuture<Void> planEnded = new CompletableFuture<>();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private volatile boolean abandoned;
    private final Object steering = new Object();
    private volatile boolean started;
    private volatile Course course;

    // Written once, before the first task is handed to a lane.
    long originNanos;

    LoadEngine(LoadShape shape, RequestPicker picker, Wiring wiring, PermitLimiter limiter) {
        this.course = Course.of(shape);
        this.transport = wiring.transport;
        this.clock = wiring.clock;
        this.limiter = limiter;
        this.fault = wiring.fault;
        this.books = new RequestBooks(this, picker, wiring.sinks, wiring.fault);
    }

    /// What an engine works with.
    ///
    /// @param sinks one for each request, in the order of the profile: gets every sample of it; the
    ///   first is also told how late the plan was carried out
    /// @param fault told of anything thrown by a sink: a bug, after which the figures are not
    ///   complete; and of whatever keeps the plan from being carried on, want of memory for example
    public record Wiring(
            Transport transport,
            List<SampleSink> sinks,
            NanoClock clock,
            Consumer<Throwable> fault) {
        public Wiring {
            sinks = List.copyOf(sinks);
        }

        /// For a single request.
        public Wiring(
                Transport transport, SampleSink sink, NanoClock clock, Consumer<Throwable> fault) {
            this(transport, List.of(sink), clock, fault);
        }
    }

    /// A change of the course by hand; pure.
    @FunctionalInterface
    public interface Change {
        /// The course from then on.
        ///
        /// @param atNanos the moment it takes effect, since the run began
        Course apply(Course before, long atNanos);
    }

    /// What a change came to.
    ///
    /// @param atNanos when it took effect, since the run began
    /// @param after equal to `before` if nothing changed
    public record Changed(long atNanos, Course before, Course after) {}

    /// Makes the engine for all requests of a profile, of the kind that the shape of its load
    /// needs.
    public static LoadEngine of(Profile profile, Wiring wiring) {
        return of(profile.load(), profile.limits(), RequestPicker.of(profile.requests()), wiring);
    }

    /// As [#of(Profile, Wiring)], for the first request of the transport only.
    public static LoadEngine of(Load load, Limits limits, Wiring wiring) {
        return of(load, limits, RequestPicker.single(), wiring);
    }

    private static LoadEngine of(Load load, Limits limits, RequestPicker picker, Wiring wiring) {
        return switch (load.shape()) {
            case LoadShape.Open open ->
                    new OpenEngine(
                            open,
                            load.maxRequests(),
                            limits,
                            picker,
                            wiring,
                            wiring.transport().lanes());
            case LoadShape.Closed closed ->
                    new ClosedEngine(closed, load.maxRequests(), picker, wiring);
        };
    }

    /// Begins; the shape's time 0 is now. Call once.
    public final void start() {
        synchronized (steering) {
            originNanos = clock.nanos();
            started = true;
        }
        begin();
    }

    /// Ends the plan early. What is due and waits for a permit will not be sent. Calling it again
    /// does nothing.
    public abstract void stop();

    /// Changes the load from now on. The plan of what becomes due goes on without a burst or a gap,
    /// and requests in flight are never cut. More users of the closed model start at once, as at a
    /// step of the plan; fewer end as their requests do. Does nothing before [#start()] and once
    /// the plan has ended.
    public final Optional<Changed> steer(Change change) {
        Changed changed;
        synchronized (steering) {
            if (!started || planEnded.isDone()) {
                return Optional.empty();
            }
            long atNanos = clock.nanos() - originNanos;
            Course before = course;
            Course after = change.apply(before, atNanos);
            course = after;
            changed = new Changed(atNanos, before, after);
        }
        if (changed.after != changed.before) {
            followCourse();
        }
        return Optional.of(changed);
    }

    /// The plan and what was changed of it by hand.
    public final Course course() {
        return course;
    }

    /// Counts what waits for a permit as not sent: for when there is no time left to send it.
    public final void dropWaiting() {
        OptionalLong waiting = limiter.abandon();
        while (waiting.isPresent()) {
            notSent(waiting.getAsLong(), FailureKind.RUN_ENDED);
            waiting = limiter.abandon();
        }
        checkIdle();
    }

    /// Gives up on requests whose end the transport never told, each counted as an internal error,
    /// so that a run always ends and its books always balance. For a transport that breaks its
    /// promise; call after `cancelAll`.
    ///
    /// @return how many there were
    public final int abandon() {
        abandoned = true;
        awaitCompleting();
        dropWaiting();
        int lost = limiter.inUse() - permitsOfNobody();
        for (int i = 0; i < lost; i++) {
            limiter.release();
            books.loseOne(clock.nanos());
        }
        idle.complete(null);
        return lost;
    }

    /// Completes when nothing more will become due.
    public final CompletionStage<Void> planEnded() {
        return planEnded;
    }

    /// Completes when the plan has ended and nothing waits or is in flight.
    public final CompletionStage<Void> idle() {
        return idle;
    }

    /// Counts what became due while this program stood still, if it did, on the lanes that make it
    /// due, and completes when that is done: so that it is counted before anything else happens.
    public abstract CompletionStage<Void> countMissed();

    /// Requests that became due so far.
    public final long scheduled() {
        return scheduled.sum();
    }

    /// Requests handed to the transport so far.
    public final long sent() {
        return books.sent();
    }

    /// How often one of the requests was handed to the transport so far.
    ///
    /// @param request its place in the profile
    public final long sent(int request) {
        return books.of(request).sent();
    }

    /// Requests in flight now.
    public final int inFlight() {
        return limiter.inUse();
    }

    /// As [Transport#inFlight(long[])].
    public final CompletionStage<List<InFlight>> inFlight(long[] sentBefore) {
        return transport.inFlight(sentBefore);
    }

    /// When the requests became due that wait for a permit, oldest first.
    ///
    /// @param dueBefore a reading of the clock: only requests that were due before
    public final List<Long> waitingSince(long dueBefore) {
        return limiter.waitingSince(dueBefore);
    }

    /// Most requests allowed in flight now.
    public final int permits() {
        return limiter.capacity();
    }

    /// Due requests without a permit now.
    public final int waiting() {
        return limiter.waiting();
    }

    /// Requests that found no free permit when they became due, so far.
    public final long permitWaits() {
        return limiter.permitWaits();
    }

    /// When the run began, a reading of the clock; valid after [#start()].
    public final long originNanos() {
        return originNanos;
    }

    abstract void begin();

    /// The course is another one: take it up on the lanes, soon.
    abstract void followCourse();

    /// What to do with the permit of a request that has ended.
    abstract void afterEnd(Sample sample);

    /// Permits that were taken for requests that are not due yet.
    abstract int permitsOfNobody();

    /// The plan cannot be carried on: the run must not go on as if it were, nor wait for its end.
    final void failed(Throwable why) {
        fault.accept(why);
    }

    /// Whether a plan that is over may end: not if the course was changed meanwhile, before it was
    /// over; the lanes are then about to be told. Without this some lanes would end and others go
    /// on.
    final boolean isStill(Course followed) {
        synchronized (steering) {
            return course == followed;
        }
    }

    final void countScheduled() {
        scheduled.increment();
    }

    /// Sends the request whose turn it is, with a permit in hand.
    final void send(long dueNanos) {
        RequestBook book = books.next();
        book.countSent();
        transport.send(book.request, dueNanos, book);
    }

    final void late(long lagNanos) {
        books.of(0).late(lagNanos);
    }

    final void notSent(long dueNanos, FailureKind kind) {
        Sample sample = Sample.notSent(dueNanos, clock.nanos(), kind);
        books.next().record(sample, Exchange.NOTHING_KNOWN);
    }

    final void endPlan() {
        planEnded.complete(null);
        checkIdle();
    }

    final boolean isPlanEnded() {
        return planEnded.isDone();
    }

    final void checkIdle() {
        if (planEnded.isDone() && limiter.inUse() == 0 && limiter.waiting() == 0) {
            idle.complete(null);
        }
    }

    final void completed(RequestBook book, Sample sample, Supplier<Exchange> said) {
        completing.increment();
        try {
            if (!abandoned) {
                books.ended(book);
                book.record(sample, said);
                afterEnd(sample);
            }
        } finally {
            completing.takeBack();
        }
    }

    /// Waits a moment for requests that are just being recorded, so that none is counted as ended
    /// and as lost. Those that end from now on see that the run was given up.
    private void awaitCompleting() {
        long startNanos = clock.nanos();
        while (completing.sum() != 0 && clock.nanos() - startNanos < COMPLETING_LIMIT_NANOS) {
            Thread.onSpinWait();
        }
    }
}
