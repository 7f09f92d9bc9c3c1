package dev.barograph.ui;

import dev.barograph.metrics.AwaitedSoFar;
import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.RequestOfRun;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What figures are to be made of. Immutable.
///
/// @param intervals of the whole run
/// @param awaited at the end of the last interval, and in none yet
/// @param errors of the request, or of all, in the whole run
/// @param range empty for the whole run
/// @param request empty for all of them
/// @param plan the part of the run that rates of the whole run are of
/// @param elapsedNanos since the run began
/// @param over whether the run is
/// @param tables whether somebody looks at the tables, which take as long as all the rest
record FiguresWish(
        List<Interval> intervals,
        AwaitedSoFar awaited,
        List<ErrorRow> errors,
        Optional<RangeIndexes> range,
        Optional<RequestOfRun> request,
        CarriedOut plan,
        long elapsedNanos,
        boolean over,
        boolean tables) {
    /// With tables, of a run that awaits nothing for long.
    FiguresWish(
            List<Interval> intervals,
            List<ErrorRow> errors,
            Optional<RangeIndexes> range,
            Optional<RequestOfRun> request,
            CarriedOut plan,
            long elapsedNanos,
            boolean over) {
        this(intervals, AwaitedSoFar.NONE, errors, range, request, plan, elapsedNanos, over, true);
    }

    /// The same with tables or without.
    FiguresWish withTables(boolean wanted) {
        return wanted == tables
                ? this
                : new FiguresWish(
                        intervals,
                        awaited,
                        errors,
                        range,
                        request,
                        plan,
                        elapsedNanos,
                        over,
                        wanted);
    }

    /// The same of a run that awaits something.
    FiguresWish awaiting(AwaitedSoFar newAwaited) {
        return new FiguresWish(
                intervals, newAwaited, errors, range, request, plan, elapsedNanos, over, tables);
    }

    /// What is awaited of a request, or of all.
    LatencyPair awaited(Optional<RequestOfRun> of) {
        return of.map(one -> awaited.of(one.index())).orElse(awaited.all());
    }

    /// Whether the figures are those of another wish, too.
    boolean isMetBy(@Nullable FiguresWish other) {
        return other != null
                && isOfSame(other)
                && (other.tables || !tables)
                && (range.isPresent()
                        ? awaited.equals(other.awaited)
                        : intervals.size() == other.intervals.size());
    }

    /// Whether both are of the same range and request.
    boolean isOfSame(FiguresWish other) {
        return range.equals(other.range) && request.equals(other.request);
    }
}
