package dev.barograph.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Sums of each 32 intervals of a run, of each 32 of those sums, and so on, each made when it is
/// first asked for. Not thread-safe. For ranges see [IntervalTree].
final class SumTree {
    private static final int FAN_OUT = 32;

    private final List<List<@Nullable Node>> levels = new ArrayList<>();
    private final UnaryOperator<Times> counted;
    private final SummarySum sum;
    private final List<Integer> unfinished = new ArrayList<>();
    private List<Interval> intervals = List.of();

    /// @param clean the intervals in which the generator was not the limit; empty if those are all
    private record Node(Summary whole, Optional<Summary> clean) {
        Summary of(boolean cleanOnly) {
            return cleanOnly ? clean.orElse(whole) : whole;
        }
    }

    /// @param counted those times of an interval that are added up
    /// @param sum where all adding up is done
    SumTree(UnaryOperator<Times> counted, SummarySum sum) {
        this.counted = counted;
        this.sum = sum;
    }

    List<Interval> intervals() {
        return intervals;
    }

    /// Those in which requests were given up: one or a few at the end of a run.
    List<Interval> withUnfinished() {
        return unfinished.stream().map(intervals::get).toList();
    }

    /// Takes the intervals that are new since the last call.
    ///
    /// @throws IllegalArgumentException if there are fewer than before
    void read(List<Interval> longer) {
        if (longer.size() < intervals.size()) {
            throw new IllegalArgumentException(
                    "must continue " + intervals.size() + " intervals, were " + longer.size());
        }
        for (int i = intervals.size(); i < longer.size(); i++) {
            if (!longer.get(i).times().unfinished().response().isEmpty()) {
                unfinished.add(i);
            }
        }
        intervals = longer;
        int size = FAN_OUT;
        for (int level = 0; intervals.size() / size > 0; level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            List<@Nullable Node> nodes = levels.get(level);
            nodes.addAll(Collections.nCopies(intervals.size() / size - nodes.size(), null));
            size *= FAN_OUT;
        }
    }

    /// Adds up what figures of a range need, as far as that was not done before. They come at once
    /// then; without it they take as long as this does.
    ///
    /// @param stop asked every some milliseconds whether to leave it; what was done stays
    /// @return false if it was left
    boolean prepare(int from, int to, BooleanSupplier stop) {
        return walk(
                from,
                to,
                new Parts() {
                    @Override
                    public boolean interval(Interval interval) {
                        return true;
                    }

                    @Override
                    public boolean node(int level, int place) {
                        return make(level, place, stop);
                    }
                });
    }

    /// Whether an interval is among those that are wanted.
    ///
    /// @param cleanOnly those in which the generator was not the limit
    static boolean takes(Interval interval, boolean cleanOnly) {
        return !cleanOnly || !interval.judgement().isBad();
    }

    /// Whether the generator was the limit in none of them.
    boolean isClean(int from, int to) {
        for (int i = from; i < to; i++) {
            if (intervals.get(i).judgement().isBad()) {
                return false;
            }
        }
        return true;
    }

    /// Sees to it that a node is there; those below it come first, as all add up in one place.
    ///
    /// @return false if that was left
    private boolean make(int level, int place, BooleanSupplier stop) {
        if (levels.get(level).get(place) != null) {
            return true;
        }
        for (int i = 0; level > 0 && i < FAN_OUT; i++) {
            if (!make(level - 1, place * FAN_OUT + i, stop)) {
                return false;
            }
        }
        if (stop.getAsBoolean()) {
            return false;
        }
        Summary whole = sum(level, place, false);
        Optional<Summary> clean =
                allClean(level, place) ? Optional.empty() : Optional.of(sum(level, place, true));
        levels.get(level).set(place, new Node(whole, clean));
        return true;
    }

    private Node made(int level, int place) {
        return Objects.requireNonNull(levels.get(level).get(place));
    }

    private boolean allClean(int level, int place) {
        if (level == 0) {
            return isClean(place * FAN_OUT, (place + 1) * FAN_OUT);
        }
        for (int i = 0; i < FAN_OUT; i++) {
            if (made(level - 1, place * FAN_OUT + i).clean().isPresent()) {
                return false;
            }
        }
        return true;
    }

    private Summary sum(int level, int place, boolean cleanOnly) {
        for (int i = place * FAN_OUT; i < (place + 1) * FAN_OUT; i++) {
            if (level == 0) {
                add(intervals.get(i), cleanOnly);
            } else {
                sum.add(made(level - 1, i).of(cleanOnly));
            }
        }
        return sum.take();
    }

    private void add(Interval interval, boolean cleanOnly) {
        if (takes(interval, cleanOnly)) {
            sum.add(interval, counted.apply(interval.times()));
        }
    }

    /// Those of a range, or of its intervals in which the generator was not the limit.
    Summary summary(int from, int to, boolean cleanOnly) {
        parts(from, to, cleanOnly, interval -> add(interval, cleanOnly), sum::add);
        return sum.take();
    }

    /// The same without what was given up.
    Summary summaryWithoutUnfinished(int from, int to, boolean cleanOnly) {
        List<Integer> within =
                unfinished.stream().filter(place -> from <= place && place < to).toList();
        List<Summary> between = new ArrayList<>();
        int next = from;
        for (int place : within) {
            between.add(summary(next, place, cleanOnly));
            next = place + 1;
        }
        between.add(summary(next, to, cleanOnly));
        if (within.isEmpty()) {
            return between.getFirst();
        }
        between.forEach(sum::add);
        for (int place : within) {
            Interval interval = intervals.get(place);
            if (takes(interval, cleanOnly)) {
                sum.add(interval, counted.apply(interval.times()).withoutUnfinished());
            }
        }
        return sum.take();
    }

    /// Tells the parts that make up a range, in order.
    ///
    /// @param cleanOnly whether sums are of the intervals in which the generator was not the limit
    /// @param single an interval that is part of no sum, whatever limited it
    /// @param together a sum of several
    void parts(
            int from,
            int to,
            boolean cleanOnly,
            Consumer<Interval> single,
            Consumer<Summary> together) {
        prepare(from, to, () -> false);
        walk(
                from,
                to,
                new Parts() {
                    @Override
                    public boolean interval(Interval interval) {
                        single.accept(interval);
                        return true;
                    }

                    @Override
                    public boolean node(int level, int place) {
                        together.accept(made(level, place).of(cleanOnly));
                        return true;
                    }
                });
    }

    /// Takes the parts of a range, in order, until it has had enough.
    private interface Parts {
        /// @return false if it wants no more
        boolean interval(Interval interval);

        /// As [#interval(Interval)].
        boolean node(int level, int place);
    }

    /// @return false if the parts were not all wanted
    private boolean walk(int from, int to, Parts parts) {
        int at = from;
        boolean more = true;
        while (at < to && more) {
            int level = -1;
            int covered = 1;
            while (level + 1 < levels.size()
                    && at % (covered * FAN_OUT) == 0
                    && at + covered * FAN_OUT <= to
                    && at / (covered * FAN_OUT) < levels.get(level + 1).size()) {
                level++;
                covered *= FAN_OUT;
            }
            more = level < 0 ? parts.interval(intervals.get(at)) : parts.node(level, at / covered);
            at += covered;
        }
        return more;
    }
}
