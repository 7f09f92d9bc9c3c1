package dev.barograph.metrics;

import dev.barograph.model.FailureKind;
import dev.barograph.model.FailureKind.Group;
import java.util.EnumMap;
import java.util.Map;

/// How many requests were planned and how they ended, over one interval or a whole run. Immutable.
///
/// @param scheduled requests that became due
/// @param sent requests handed to the HTTP client
/// @param ok requests that ended with a good response
/// @param byKind all other ends; a kind that did not happen is absent
public record Counts(long scheduled, long sent, long ok, Map<FailureKind, Long> byKind) {
    public static final Counts ZERO = new Counts(0, 0, 0, Map.of());

    public Counts {
        EnumMap<FailureKind, Long> copy = new EnumMap<>(FailureKind.class);
        byKind.forEach((kind, count) -> {
            if (count != 0) {
                copy.put(kind, count);
            }
        });
        byKind = java.util.Collections.unmodifiableMap(copy);
    }

    /// How often one kind happened.
    public long of(FailureKind kind) {
        return byKind.getOrDefault(kind, 0L);
    }

    /// Sum over the kinds of one group.
    public long of(Group group) {
        long sum = 0;
        for (Map.Entry<FailureKind, Long> entry : byKind.entrySet()) {
            if (entry.getKey().group() == group) {
                sum += entry.getValue();
            }
        }
        return sum;
    }

    public long failed() {
        return of(Group.FAILED);
    }

    public long timedOut() {
        return of(Group.TIMED_OUT);
    }

    public long cancelled() {
        return of(Group.CANCELLED);
    }

    public long notSent() {
        return of(Group.NOT_SENT);
    }

    /// Requests that were sent and are no longer awaited: those that ended, well or badly, and
    /// those that were given up.
    public long done() {
        return ok + failed() + timedOut() + cancelled();
    }

    /// Share of ended requests that failed or timed out, 0 to 1; 0 when none has ended.
    public double errorShare() {
        return ended() == 0 ? 0 : (double) (failed() + timedOut()) / ended();
    }

    /// What a kind of failure is a share of, everywhere: failures and time-outs of all that ended,
    /// so that they add up to [#errorShare()] at any moment of a run; what was cancelled or not
    /// sent, which never ended, of all that was due.
    public long whole(FailureKind kind) {
        return switch (kind.group()) {
            case FAILED, TIMED_OUT -> ended();
            case CANCELLED, NOT_SENT -> scheduled;
        };
    }

    /// Requests that the target answered, or that failed or timed out; without those that were
    /// given up when the run ended.
    public long ended() {
        return ok + failed() + timedOut();
    }

    /// The conservation law: everything that became due has exactly one end. Holds when a run is
    /// over.
    public boolean conserved() {
        return scheduled == ok + failed() + timedOut() + cancelled() + notSent();
    }

    /// This without the other, which is a part of it as a rule; else counts are negative.
    public Counts minus(Counts other) {
        EnumMap<FailureKind, Long> rest = new EnumMap<>(FailureKind.class);
        rest.putAll(byKind);
        other.byKind.forEach((kind, count) -> rest.merge(kind, -count, Long::sum));
        return new Counts(scheduled - other.scheduled, sent - other.sent, ok - other.ok, rest);
    }

    /// Both together.
    public Counts plus(Counts other) {
        EnumMap<FailureKind, Long> sum = new EnumMap<>(FailureKind.class);
        sum.putAll(byKind);
        other.byKind.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
        return new Counts(scheduled + other.scheduled, sent + other.sent, ok + other.ok, sum);
    }
}
