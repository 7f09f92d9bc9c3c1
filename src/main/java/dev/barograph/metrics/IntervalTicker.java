package dev.barograph.metrics;

import dev.barograph.model.Course;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Cuts a run into intervals. It has no thread and no clock of its own: whoever owns the run calls
/// [#tick(long)], once a second as a rule, and once more when everything has ended.
///
/// One thread ticks; [#intervals()] and [#summary()] may be read on any thread and never block.
public final class IntervalTicker {
    /// Readings take milliseconds; what takes this long was a freeze.
    private static final long FROZEN_NANOS = 500_000_000;

    /// What the event loops take to count what they missed, at most.
    private static final long CATCH_UP_NANOS = 1_000_000_000;

    private static final Judgement UNFINISHED =
            new Judgement(Cause.NONE, "Not judged: the run was interrupted in this second.");

    private final Recorders recorders;
    private final Supplier<Gauges> gauges;
    private final Supplier<Course> course;
    private final long startNanos;
    private final Watch watch;
    private final Series series = new Series();
    private final RunningSummary running = new RunningSummary();
    private final RunningSummary runningClean = new RunningSummary();
    private final RequestSums requests;
    private volatile Latest latest =
            new Latest(series.view(), Summary.EMPTY, Summary.EMPTY, AwaitedSoFar.NONE);
    private Summary clean = Summary.EMPTY;
    private boolean anyBad;
    private long coveredNanos;
    private long scheduled;
    private long sent;
    private long permitWaits;

    /// When the load was stopped, since the run began.
    private volatile long askedUntilNanos = Long.MAX_VALUE;

    /// A run up to the end of its last finished interval. Immutable.
    ///
    /// @param intervals all finished ones; a list that does not change
    /// @param summary all of them together, with what was awaited then
    /// @param clean those in which the generator was not the limit; what was awaited is among them
    ///   if the last one is
    /// @param awaited what was awaited then and is in no interval yet
    public record Latest(
            List<Interval> intervals, Summary summary, Summary clean, AwaitedSoFar awaited) {}

    /// A run that began at a known reading of its clock.
    ///
    /// @param recorders of each request that is sent, in the order of the profile; one or more
    /// @param gauges asked at the end of each interval; its counters start at 0
    /// @param course asked at the end of each interval; what it says of the past never changes
    /// @param startNanos when the run began, on the clock that also stamps the samples
    /// @param watch asked at the end of each interval
    public IntervalTicker(
            List<Recorder> recorders,
            Supplier<Gauges> gauges,
            Supplier<Course> course,
            long startNanos,
            Watch watch) {
        this.recorders = new Recorders(recorders);
        this.requests = new RequestSums(this.recorders);
        this.gauges = gauges;
        this.course = course;
        this.startNanos = startNanos;
        this.watch = watch;
    }

    /// A run that sends a single request.
    public IntervalTicker(
            Recorder recorder,
            Supplier<Gauges> gauges,
            Supplier<Course> course,
            long startNanos,
            Watch watch) {
        this(List.of(recorder), gauges, course, startNanos, watch);
    }

    /// A run whose plan nobody changes.
    public IntervalTicker(
            Recorder recorder,
            Supplier<Gauges> gauges,
            LoadShape shape,
            long startNanos,
            Watch watch) {
        this(recorder, gauges, always(shape), startNanos, watch);
    }

    private static Supplier<Course> always(LoadShape shape) {
        Course course = Course.of(shape);
        return () -> course;
    }

    /// A run that begins now and that nobody watches.
    public IntervalTicker(
            Recorder recorder, Supplier<Gauges> gauges, LoadShape shape, NanoClock clock) {
        this(recorder, gauges, shape, clock.nanos(), Watch.NONE);
    }

    /// Nothing is planned any more from a moment on, whatever the course says: the load was
    /// stopped. Any thread may tell; intervals that were cut before stay as they are.
    ///
    /// @param atNanos since the run began
    public void stoppedAt(long atNanos) {
        askedUntilNanos = atNanos;
    }

    /// When the run began: the reading of the clock that everything counts from.
    public long startNanos() {
        return startNanos;
    }

    /// How things are now.
    public Gauges gauges() {
        return gauges.get();
    }

    /// Ends the interval that began with the last tick and returns it. Everything recorded before
    /// the call is in it or in an earlier one, so intervals add up to the run.
    ///
    /// @param nowNanos reading of the clock. If it has not moved since the last tick, the interval
    ///   is 1 ns long, so that samples are not lost for want of a length
    public Interval tick(long nowNanos) {
        return tick(nowNanos, () -> nowNanos, Awaiting.NONE);
    }

    /// As [#tick(long)], for a program that may be frozen in this very moment: an interval during
    /// whose readings the clock jumped ends after the jump, as it would had it come a moment
    /// earlier. So what a freeze did, what was missed in it and the freeze itself stand in one
    /// interval.
    ///
    /// @param nowNanos reading of the clock just before the call
    /// @param awaiting has looked
    public Interval tick(long nowNanos, NanoClock clock, Awaiting awaiting) {
        long from = coveredNanos;
        Course asked = course.get();
        // Samples before gauges: whatever has ended by then has been counted as scheduled and sent.
        List<Flip> flips = recorders.peek();
        awaiting.leaveOutEnded();
        Gauges now = gauges.get();
        Optional<Health> health = watch.health(Math.max(nowNanos - startNanos - from, 1));
        long endNanos = nowNanos;
        if (clock.nanos() - nowNanos >= FROZEN_NANOS) {
            awaiting.catchUp(CATCH_UP_NANOS);
            endNanos = clock.nanos();
            flips = recorders.peek();
            awaiting.leaveOutEnded();
            now = gauges.get();
        }
        long to = Math.max(endNanos - startNanos, from + 1);
        Interval unjudged = upTo(to, asked, flips, now, health, Judgement.NONE);
        recorders.keepExamples(unjudged.index(), startNanos);
        Interval interval = unjudged.judged(watch.judge(unjudged));
        // Not before: where there is no memory for a second, the next one has its samples.
        recorders.take();
        coveredNanos = to;
        scheduled = now.scheduled();
        sent = now.sent();
        permitWaits = now.permitWaits();
        series.append(interval);
        running.add(interval);
        requests.add(interval, now.sentByRequest());
        Summary ended =
                running.toSummary(recorders.errors(startNanos))
                        .withParts(requests.summaries(startNanos));
        addToClean(interval, ended);
        AwaitedSoFar awaited = awaiting.find(ended);
        latest =
                new Latest(
                        series.view(),
                        ended.awaiting(awaited),
                        interval.judgement().isBad() ? clean : clean.awaiting(awaited.all()),
                        awaited);
        return interval;
    }

    /// What the interval that is not over has so far, as if it ended now. Nothing changes by
    /// asking: the interval that [#tick] returns later is the same. For the thread that ticks;
    /// nobody judges it.
    ///
    /// @param nowNanos reading of the clock
    public Interval soFar(long nowNanos) {
        Course asked = course.get();
        List<Flip> flips = recorders.peek();
        long to = Math.max(nowNanos - startNanos, coveredNanos + 1);
        return upTo(to, asked, flips, gauges.get(), Optional.empty(), UNFINISHED);
    }

    /// The finished intervals together, and every kind of failure in them and in what [#soFar]
    /// returned last. For the thread that ticks.
    public Summary failuresSoFar() {
        Summary summary = summary();
        return summary.withErrors(recorders.errors(startNanos))
                .withParts(requests.failuresSoFar(summary.parts(), startNanos));
    }

    /// Everything since the last finished interval.
    private Interval upTo(
            long to,
            Course asked,
            List<Flip> flips,
            Gauges now,
            Optional<Health> health,
            Judgement judgement) {
        long from = coveredNanos;
        Flip flip = recorders.sum(flips);
        Counts counts =
                new Counts(
                        now.scheduled() - scheduled,
                        now.sent() - sent,
                        flip.okCount(),
                        flip.byKind());
        return new Interval(
                series.view().size(),
                from,
                to - from,
                asked.stageAt(from),
                planned(asked, from, to),
                counts,
                now.inFlight(),
                now.permits(),
                now.waiting(),
                now.permitWaits() - permitWaits,
                flip.newConnections(),
                flip.bytesIn(),
                flip.bytesOut(),
                flip.times(),
                health,
                judgement,
                requests.parts(flips, now.sentByRequest()));
    }

    /// Averaged over the whole interval, also if the load was stopped within it.
    private double planned(Course asked, long from, long to) {
        long until = Math.min(to, askedUntilNanos);
        return until <= from
                ? 0
                : until == to
                        ? asked.average(from, to)
                        : asked.average(from, until) * (until - from) / (to - from);
    }

    private void addToClean(Interval interval, Summary ended) {
        if (interval.judgement().isBad()) {
            anyBad = true;
            return;
        }
        runningClean.add(interval);
        // As long as both are the same, the work of making it is done once.
        clean = anyBad ? runningClean.toSummary(List.of()) : ended.bare();
    }

    /// The run up to the last tick, all of one moment.
    public Latest latest() {
        return latest;
    }

    /// All finished intervals; a list that does not change.
    public List<Interval> intervals() {
        return latest.intervals();
    }

    /// Examples of the samples in the finished intervals, in no order; a list that does not change.
    public List<Exemplar> exemplars() {
        return recorders.exemplars();
    }

    /// All finished intervals together, with what was awaited at the last tick.
    public Summary summary() {
        return latest.summary();
    }

    /// The finished intervals in which the generator was not the limit.
    public Summary clean() {
        return latest.clean();
    }
}
