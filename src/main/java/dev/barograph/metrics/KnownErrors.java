package dev.barograph.metrics;

/// What is known of the share of errors while requests that were sent have had no answer: each of
/// them may have failed, or have ended well. Immutable.
///
/// @param bad requests that failed or timed out
/// @param ended those, and those that ended well
/// @param unanswered requests that were sent and had not ended
public record KnownErrors(long bad, long ended, long unanswered) {
    /// Of a whole run, or of what there is of it so far.
    public static KnownErrors of(Summary run) {
        return of(run.counts(), Math.max(run.counts().cancelled(), unfinished(run)));
    }

    /// Of a part of a run: of what had no answer, that which became due in it. It is cancelled in
    /// another part as a rule.
    public static KnownErrors ofRange(Summary range) {
        return of(range.counts(), unfinished(range));
    }

    private static KnownErrors of(Counts counts, long unanswered) {
        return new KnownErrors(counts.failed() + counts.timedOut(), counts.ended(), unanswered);
    }

    private static long unfinished(Summary summary) {
        return summary.times().unfinished().service().count();
    }

    /// All that could be an error.
    public long sent() {
        return ended + unanswered;
    }

    /// Of those that ended, 0 to 1; 0 when none has.
    public double share() {
        return ended == 0 ? 0 : (double) bad / ended;
    }

    /// Of all that were sent, had those without an answer ended well; 0 when nothing was sent.
    public double least() {
        return sent() == 0 ? 0 : (double) bad / sent();
    }

    /// Of all that were sent, had those without an answer failed; 0 when nothing was sent.
    public double most() {
        return sent() == 0 ? 0 : (double) (bad + unanswered) / sent();
    }
}
