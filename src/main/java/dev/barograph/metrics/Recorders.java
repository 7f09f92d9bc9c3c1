package dev.barograph.metrics;

import java.util.List;
import java.util.stream.Stream;

/// The recorders of a run, one for each request of its profile, in its order. One thread flips; the
/// examples are for any thread.
final class Recorders {
    private final List<Recorder> each;
    private final TimesSum times = new TimesSum();

    /// @param each one or more
    Recorders(List<Recorder> each) {
        this.each = List.copyOf(each);
        if (each.isEmpty()) {
            throw new IllegalArgumentException("a run sends at least one request");
        }
    }

    /// Whether there are parts to tell apart.
    boolean areSeveral() {
        return each.size() > 1;
    }

    int size() {
        return each.size();
    }

    /// As [Recorder#peek()], by request.
    List<Flip> peek() {
        return each.stream().map(Recorder::peek).toList();
    }

    /// As [Recorder#take()].
    void take() {
        each.forEach(Recorder::take);
    }

    /// All requests together.
    ///
    /// @param flips of one [#peek()]
    Flip sum(List<Flip> flips) {
        if (flips.size() == 1) {
            return flips.getFirst();
        }
        Counts counts = Counts.ZERO;
        long newConnections = 0;
        long bytesIn = 0;
        long bytesOut = 0;
        for (Flip flip : flips) {
            counts = counts.plus(new Counts(0, 0, flip.okCount(), flip.byKind()));
            newConnections += flip.newConnections();
            bytesIn += flip.bytesIn();
            bytesOut += flip.bytesOut();
            times.add(flip.times());
        }
        return new Flip(
                counts.ok(), counts.byKind(), newConnections, bytesIn, bytesOut, times.take());
    }

    /// As [Recorder#keepExamples].
    void keepExamples(int interval, long startNanos) {
        each.forEach(recorder -> recorder.keepExamples(interval, startNanos));
    }

    /// As [Recorder#errors], of all requests together.
    List<ErrorRow> errors(long startNanos) {
        if (!areSeveral()) {
            return errors(0, startNanos);
        }
        FailureTally all = new FailureTally();
        each.forEach(recorder -> recorder.addFailuresTo(all));
        return all.toRows(startNanos);
    }

    /// As [Recorder#errors].
    ///
    /// @param request its place in the profile
    List<ErrorRow> errors(int request, long startNanos) {
        return each.get(request).errors(startNanos);
    }

    /// The examples kept so far, in no order; a list that does not change.
    List<Exemplar> exemplars() {
        Stream<Exemplar> all = each.stream().flatMap(recorder -> recorder.exemplars().stream());
        return areSeveral() ? all.toList() : each.getFirst().exemplars();
    }
}
