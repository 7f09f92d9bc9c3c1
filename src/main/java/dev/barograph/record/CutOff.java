package dev.barograph.record;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.RequestPart;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import dev.barograph.record.OutcomeRows.Errors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// A run whose record ends in mid-run, with an end for each request that was awaited then, as if
/// the run had had to end there: what was in flight is cancelled, what waited was not sent, and
/// each is among the times at least as long as it had lasted. Immutable.
///
/// The record does not say which requests those were. A permit goes to the request that has been
/// due longest, so those without one are those due last; those in flight are taken for the ones
/// that were sent, and due, last before them, which makes none of the bounds too long: as many as
/// there are have lasted since the end of the interval in which they were due.
///
/// @param intervals with those ends in the last one
/// @param errors with those ends
/// @param note what to tell of it; empty if nothing was awaited
record CutOff(List<Interval> intervals, Errors errors, Optional<String> note) {
    private static final String MESSAGE = "Awaited when the record of the run ends";

    /// The largest backlog and all permits: more are of a damaged record.
    private static final long MOST = 10_100_000;

    /// What was awaited of one request of the profile, or of all.
    private record Awaited(long inFlight, long waiting, LatencyPair atLeast) {
        long count() {
            return inFlight + waiting;
        }

        RequestPart addedTo(RequestPart part) {
            Times times = part.times();
            return new RequestPart(
                    part.counts().plus(counts()),
                    part.newConnections(),
                    part.bytesIn(),
                    part.bytesOut(),
                    new Times(
                            times.ok(),
                            times.failed(),
                            times.timedOut(),
                            merged(times.unfinished(), atLeast),
                            times.phases(),
                            times.lag()));
        }

        Counts counts() {
            return new Counts(
                    0,
                    0,
                    0,
                    Map.of(FailureKind.CANCELLED, inFlight, FailureKind.RUN_ENDED, waiting));
        }

        List<ErrorRow> addedTo(List<ErrorRow> errors, long atNanos) {
            List<ErrorRow> all = new ArrayList<>(errors);
            counts().byKind().forEach((kind, count) -> add(all, kind, count, atNanos));
            all.sort(Comparator.comparingLong(ErrorRow::count).reversed());
            return all;
        }

        private static void add(List<ErrorRow> all, FailureKind kind, long count, long atNanos) {
            Optional<ErrorRow> known = all.stream().filter(row -> row.kind() == kind).findFirst();
            known.ifPresent(all::remove);
            all.add(
                    new ErrorRow(
                            kind,
                            known.map(ErrorRow::count).orElse(0L) + count,
                            known.map(ErrorRow::firstSeenNanos).orElse(atNanos),
                            atNanos,
                            known.map(ErrorRow::firstMessage).orElse(MESSAGE)));
        }
    }

    /// A run that came to its end, or of which nobody knows what was awaited.
    static CutOff none(List<Interval> intervals, Errors errors) {
        return new CutOff(intervals, errors, Optional.empty());
    }

    /// A run without an end.
    ///
    /// @param intervals all there are
    static CutOff of(List<Interval> intervals, Errors errors) {
        if (intervals.isEmpty()) {
            return none(intervals, errors);
        }
        Interval last = intervals.getLast();
        List<Awaited> parts =
                IntStream.range(0, last.parts().size())
                        .mapToObj(i -> intervals.stream().map(each -> each.ofRequest(i)).toList())
                        .flatMap(each -> awaited(each).stream())
                        .toList();
        Optional<Awaited> found =
                parts.size() < last.parts().size()
                        ? Optional.empty()
                        : parts.isEmpty() ? awaited(intervals) : awaited(intervals, parts);
        if (found.isEmpty() || found.get().count() == 0) {
            return none(intervals, errors);
        }
        Awaited all = found.get();
        List<Interval> ended = new ArrayList<>(intervals);
        ended.set(ended.size() - 1, ended(last, all, parts));
        long atNanos = end(last);
        List<List<ErrorRow>> byRequest = new ArrayList<>();
        for (int i = 0; i < errors.byRequest().size(); i++) {
            List<ErrorRow> rows = errors.byRequest().get(i);
            byRequest.add(i < parts.size() ? parts.get(i).addedTo(rows, atNanos) : rows);
        }
        return new CutOff(
                List.copyOf(ended),
                new Errors(all.addedTo(errors.whole(), atNanos), byRequest),
                Optional.of(note(all)));
    }

    /// Of a single request. Empty if the counts do not fit together, as a run never writes them.
    private static Optional<Awaited> awaited(List<Interval> intervals) {
        Counts counts = counts(intervals);
        long count = counts.scheduled() - counts.done() - counts.notSent();
        if (count < 0 || count > MOST) {
            return Optional.empty();
        }
        // Sent and done are not counted at the same moment.
        long inFlight = Math.clamp(counts.sent() - counts.done(), 0, count);
        return Optional.of(
                new Awaited(
                        inFlight,
                        count - inFlight,
                        new LatencyPair(
                                newest(count, intervals, Counts::scheduled),
                                newest(inFlight, intervals, Counts::sent))));
    }

    /// Of all requests together: those of each, and those that wait to be chosen. Empty as above.
    private static Optional<Awaited> awaited(List<Interval> intervals, List<Awaited> each) {
        Counts counts = counts(intervals);
        long chosen = each.stream().mapToLong(Awaited::count).sum();
        long rest = counts.scheduled() - counts.done() - counts.notSent() - chosen;
        if (rest < 0 || rest > MOST) {
            return Optional.empty();
        }
        LatencyPair unchosen =
                new LatencyPair(newest(rest, intervals, Counts::scheduled), Latencies.EMPTY);
        return Optional.of(
                new Awaited(
                        each.stream().mapToLong(Awaited::inFlight).sum(),
                        each.stream().mapToLong(Awaited::waiting).sum() + rest,
                        each.stream().map(Awaited::atLeast).reduce(unchosen, CutOff::merged)));
    }

    private static Counts counts(List<Interval> intervals) {
        return intervals.stream().map(Interval::counts).reduce(Counts.ZERO, Counts::plus);
    }

    /// How long the newest requests have lasted at least.
    ///
    /// @param of how many began in an interval
    private static Latencies newest(
            long count, List<Interval> intervals, ToLongFunction<Counts> of) {
        long[] atLeast = new long[Math.toIntExact(count)];
        int known = 0;
        for (Interval each : intervals.reversed()) {
            long lasted = end(intervals.getLast()) - end(each);
            long there = of.applyAsLong(each.counts());
            while (there > 0 && known < atLeast.length) {
                atLeast[known++] = lasted;
                there--;
            }
        }
        return Latencies.of(atLeast);
    }

    private static Interval ended(Interval last, Awaited all, List<Awaited> parts) {
        List<RequestPart> each = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            each.add(parts.get(i).addedTo(last.parts().get(i)));
        }
        RequestPart whole =
                all.addedTo(
                        new RequestPart(
                                last.counts(),
                                last.newConnections(),
                                last.bytesIn(),
                                last.bytesOut(),
                                last.times()));
        return new Interval(
                last.index(),
                last.startNanos(),
                last.lengthNanos(),
                last.stage(),
                last.planned(),
                whole.counts(),
                last.inFlight(),
                last.permits(),
                last.waiting(),
                last.permitWaits(),
                last.newConnections(),
                last.bytesIn(),
                last.bytesOut(),
                whole.times(),
                last.health(),
                last.judgement(),
                each);
    }

    private static LatencyPair merged(LatencyPair one, LatencyPair other) {
        return new LatencyPair(
                Latencies.merge(List.of(one.response(), other.response())),
                Latencies.merge(List.of(one.service(), other.service())));
    }

    private static long end(Interval interval) {
        return interval.endNanos();
    }

    private static String note(Awaited all) {
        List<String> parts = new ArrayList<>();
        if (all.inFlight > 0) {
            parts.add(String.format(Locale.ROOT, "%,d in flight (cancelled)", all.inFlight));
        }
        if (all.waiting > 0) {
            parts.add(String.format(Locale.ROOT, "%,d waiting (not sent)", all.waiting));
        }
        return "Awaited when the record ends, and in the times as at least that long: "
                + String.join(" and ", parts)
                + ".";
    }
}
