package dev.barograph.metrics;

import dev.barograph.model.FailureKind.Group;
import java.util.ArrayList;
import java.util.List;

/// The part of each request of a run, interval by interval and added up; of a run that sends a
/// single request, nothing. One thread at a time.
final class RequestSums {
    private final Recorders recorders;
    private final List<RunningSummary> running = new ArrayList<>();
    private final long[] sent;

    RequestSums(Recorders recorders) {
        this.recorders = recorders;
        this.sent = new long[recorders.size()];
        for (int i = 0; recorders.areSeveral() && i < recorders.size(); i++) {
            running.add(new RunningSummary());
        }
    }

    /// What each request has since the last interval that was added. Nothing changes by asking.
    ///
    /// @param flips of each request
    /// @param sentSoFar of each request
    List<RequestPart> parts(List<Flip> flips, List<Long> sentSoFar) {
        List<RequestPart> parts = new ArrayList<>(running.size());
        for (int i = 0; i < running.size(); i++) {
            parts.add(part(flips.get(i), sentSoFar.get(i) - sent[i]));
        }
        return parts;
    }

    /// A request is chosen when it is sent, or when it turns out that it never will be: what waits
    /// until then is scheduled for none of them.
    private static RequestPart part(Flip flip, long sent) {
        Counts ends = new Counts(0, 0, flip.okCount(), flip.byKind());
        return new RequestPart(
                new Counts(sent + ends.of(Group.NOT_SENT), sent, ends.ok(), ends.byKind()),
                flip.newConnections(),
                flip.bytesIn(),
                flip.bytesOut(),
                flip.times().withoutLag());
    }

    /// Ends an interval.
    ///
    /// @param sentSoFar of each request
    void add(Interval interval, List<Long> sentSoFar) {
        for (int i = 0; i < running.size(); i++) {
            sent[i] = sentSoFar.get(i);
            running.get(i).add(interval.lengthNanos(), interval.parts().get(i));
        }
    }

    /// Each request over all intervals so far.
    ///
    /// @param startNanos reading of the clock at the beginning of the run
    List<Summary> summaries(long startNanos) {
        List<Summary> summaries = new ArrayList<>(running.size());
        for (int i = 0; i < running.size(); i++) {
            summaries.add(running.get(i).toSummary(recorders.errors(i, startNanos)));
        }
        return summaries;
    }

    /// The same summaries with every failure up to now.
    ///
    /// @param summaries of each request; empty before the first interval
    List<Summary> failuresSoFar(List<Summary> summaries, long startNanos) {
        List<Summary> all = new ArrayList<>(running.size());
        for (int i = 0; i < running.size(); i++) {
            Summary known = summaries.isEmpty() ? Summary.EMPTY : summaries.get(i);
            all.add(known.withErrors(recorders.errors(i, startNanos)));
        }
        return all;
    }
}
