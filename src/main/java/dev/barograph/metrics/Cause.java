package dev.barograph.metrics;

/// The reason behind a [Verdict]; in each verdict the gravest first.
public enum Cause {
    /// The whole process stood still: SIGSTOP, a machine that slept.
    SUSPENDED(Verdict.GENERATOR),
    /// No ephemeral port was left.
    PORTS(Verdict.GENERATOR),
    /// No file descriptor was left.
    DESCRIPTORS(Verdict.GENERATOR),
    /// The garbage collector held the program up.
    GC(Verdict.GENERATOR),
    /// An event loop had no time left, or the processor was busy with something else.
    CPU(Verdict.GENERATOR),
    /// Requests left late though none of the above was seen.
    SCHEDULE_LAG(Verdict.GENERATOR),
    /// Requests waited for a permit while the target answered as fast as ever.
    PERMITS(Verdict.CONFIG),
    /// Requests were turned away because the backlog was full.
    BACKLOG(Verdict.CONFIG),
    /// The target's host name has no address.
    NAME_NOT_FOUND(Verdict.NETWORK),
    /// No way leads to the target's host: no connection could be made, and none was refused.
    UNREACHABLE(Verdict.NETWORK),
    /// TCP segments had to be sent again, or connections were not made in time.
    PACKET_LOSS(Verdict.NETWORK),
    /// Nothing, or next to nothing, came back.
    NO_ANSWERS(Verdict.TARGET),
    /// Answers were failures.
    FAILURES(Verdict.TARGET),
    /// Answers took much longer than this target's usual time, or fell behind the plan.
    SLOW(Verdict.TARGET),
    NONE(Verdict.NOT_LIMITED);

    private final Verdict verdict;

    Cause(Verdict verdict) {
        this.verdict = verdict;
    }

    /// The verdict that this is a reason for.
    public Verdict verdict() {
        return verdict;
    }
}
