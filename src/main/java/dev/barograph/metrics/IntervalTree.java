package dev.barograph.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The figures of any range of the intervals of a run, without a walk through all of them: each 32
/// intervals are added up once, and each 32 of those sums, and so on, when they are first asked
/// for. A range of an hour is then made of about 120 parts. Not thread-safe.
///
/// A range is `from` inclusive to `to` exclusive, as indexes of intervals, within those read.
public final class IntervalTree {
    /// Up to so many intervals each is looked at for an interval of confidence; from there on
    /// blocks begin at whole multiples of their length, so that sums can be used.
    private static final int FEW = 2_048;

    private final SummarySum sum;
    private final CountsBuffer open;
    private final SumTree sums;

    /// Of all times of its intervals.
    public IntervalTree() {
        this(UnaryOperator.identity(), new SummarySum(), new CountsBuffer());
    }

    private IntervalTree(UnaryOperator<Times> counted, SummarySum sum, CountsBuffer open) {
        this.sum = sum;
        this.open = open;
        this.sums = new SumTree(counted, sum);
    }

    /// An empty one that adds up in the same memory, several MB: for one thread at a time, too.
    public IntervalTree another() {
        return new IntervalTree(UnaryOperator.identity(), sum, open);
    }

    /// As [#another()], for summaries that have no times but [Times#response()] and
    /// [Times#service()]: faster to make.
    public IntervalTree anotherOfAwaited() {
        return new IntervalTree(Times::onlyAwaited, sum, open);
    }

    /// Takes the intervals that are new since the last call.
    ///
    /// @param longer begins with all intervals read before
    /// @throws IllegalArgumentException if there are fewer than before
    public void read(List<Interval> longer) {
        sums.read(longer);
    }

    /// Adds up what figures of a range need, as far as that was not done before. They come at once
    /// then; without it they take as long as this does.
    ///
    /// @param stop asked every some milliseconds whether to leave it; what was done stays
    /// @return false if it was left
    public boolean prepare(int from, int to, BooleanSupplier stop) {
        return sums.prepare(from, to, stop);
    }

    /// Intervals read so far.
    public int size() {
        return sums.intervals().size();
    }

    /// The range as a whole, of a run that is over; without errors, which intervals do not have.
    public Summary summary(int from, int to) {
        return summary(from, to, LatencyPair.EMPTY);
    }

    /// The range as a whole; without errors, which intervals do not have. What was awaited at the
    /// end of the run, or so far, is in the range in which it became due.
    ///
    /// @param awaited at the end of the last interval, and in none
    public Summary summary(int from, int to, LatencyPair awaited) {
        return withAwaited(from, to, awaited, false);
    }

    /// The intervals of the range in which the generator was not the limit, of a run that is over.
    public Summary clean(int from, int to) {
        return withAwaited(from, to, LatencyPair.EMPTY, true);
    }

    /// @param awaited at the end of the last interval, and in none; is clean if that one is
    private Summary withAwaited(int from, int to, LatencyPair awaited, boolean cleanOnly) {
        if (from == to) {
            return Summary.EMPTY;
        }
        if (from == 0 && to == size()) {
            Summary all = sums.summary(from, to, cleanOnly);
            boolean taken = SumTree.takes(sums.intervals().getLast(), cleanOnly);
            return taken ? all.awaiting(awaited) : all;
        }
        Summary summary = sums.summaryWithoutUnfinished(from, to, cleanOnly);
        for (Due due : due(from, to, awaited, cleanOnly)) {
            summary = summary.awaiting(due.awaited());
        }
        return summary;
    }

    /// Requests that became due in a range and were given up, or are still awaited.
    ///
    /// @param atNanos when they had lasted so long, since the run began
    private record Due(LatencyPair awaited, long atNanos) {}

    /// @param from less than `to`
    /// @param awaited at the end of the last interval, and in none
    private List<Due> due(int from, int to, LatencyPair awaited, boolean cleanOnly) {
        List<Due> all = new ArrayList<>();
        for (Interval interval : sums.withUnfinished()) {
            if (SumTree.takes(interval, cleanOnly)) {
                all.add(new Due(interval.times().unfinished(), interval.endNanos()));
            }
        }
        if (SumTree.takes(sums.intervals().getLast(), cleanOnly)) {
            all.add(new Due(awaited, overNanos()));
        }
        return all.stream()
                .map(each -> within(from, to, each))
                .filter(each -> !each.awaited().response().isEmpty())
                .toList();
    }

    private Due within(int from, int to, Due due) {
        long atNanos = due.atNanos();
        return new Due(
                due.awaited()
                        .dueAgo(
                                to == size()
                                        ? 0
                                        : atNanos - sums.intervals().get(to - 1).endNanos(),
                                from == 0
                                        ? Long.MAX_VALUE
                                        : atNanos - sums.intervals().get(from).startNanos()),
                atNanos);
    }

    /// All figures of a range of a run that is over.
    ///
    /// @param errors those of the whole run
    public RangeFigures figures(int from, int to, List<ErrorRow> errors) {
        return figures(from, to, errors, LatencyPair.EMPTY);
    }

    /// All figures of a range.
    ///
    /// @param errors those of the whole run
    /// @param awaited at the end of the last interval, and in none; among the clean figures if that
    ///   one is
    public RangeFigures figures(int from, int to, List<ErrorRow> errors, LatencyPair awaited) {
        Summary bare = summary(from, to, awaited);
        List<Interval> range = sums.intervals().subList(from, to);
        Summary summary = bare.withErrors(ErrorRange.rows(range, bare.counts(), errors));
        boolean allClean = sums.isClean(from, to);
        Summary clean = allClean ? bare : withAwaited(from, to, awaited, true);
        return new RangeFigures(
                from,
                to,
                summary,
                clean,
                curves(summary, from, to, false),
                allClean ? List.of() : curves(clean, from, to, true));
    }

    private List<CurveFigures> curves(Summary summary, int from, int to, boolean cleanOnly) {
        List<CurveFigures> curves = new ArrayList<>();
        for (Curve curve : Curve.values()) {
            AwaitedTimes times = curve.of(summary.times());
            curves.add(
                    new CurveFigures(
                            curve,
                            times,
                            estimates(
                                    curve, from, to, cleanOnly, times, CurveFigures.PERCENTILES)));
        }
        return curves;
    }

    /// Failures in the range by kind, most frequent first. First and last time are those of the
    /// whole run where they lie in the range, else start and end of an interval; the message is
    /// always that of the whole run.
    ///
    /// @param whole of the run
    public List<ErrorRow> errors(int from, int to, List<ErrorRow> whole) {
        return ErrorRange.rows(
                sums.intervals().subList(from, to), summary(from, to).counts(), whole);
    }

    /// What is known of percentiles of one curve in a range, as [Confidence#estimates(List, List)]
    /// gives it for those intervals; from 2,048 intervals on the blocks of a range begin at whole
    /// multiples of their length since the start of the run.
    ///
    /// @param cleanOnly leave the intervals out in which the generator was the limit
    /// @param whole the distribution of the curve in the range
    /// @param percentiles each above 0 and below 100
    public List<PercentileEstimate> estimates(
            Curve curve,
            int from,
            int to,
            boolean cleanOnly,
            AwaitedTimes whole,
            List<Double> percentiles) {
        return blocks(times -> curve.addEndedTo(open, times), from, to, cleanOnly)
                .estimates(whole, awaited(curve, from, to, cleanOnly, whole), percentiles);
    }

    private List<DueBlocks.Awaited> awaited(
            Curve curve, int from, int to, boolean cleanOnly, AwaitedTimes whole) {
        if (whole.censored() == 0) {
            return List.of();
        }
        List<DueBlocks.Awaited> givenUp =
                due(from, to, LatencyPair.EMPTY, cleanOnly).stream()
                        .map(due ->
                                new DueBlocks.Awaited(
                                        curve.of(Times.EMPTY.awaiting(due.awaited())).awaited(),
                                        due.atNanos()))
                        .filter(each -> !each.ages().isEmpty())
                        .toList();
        // Of a run that goes on there are others, which are in no interval yet.
        return givenUp.stream().mapToLong(each -> each.ages().count()).sum() == whole.censored()
                ? givenUp
                : List.of(new DueBlocks.Awaited(whole.awaited(), overNanos()));
    }

    /// What is known of [Latencies#SHOWN] of one more distribution in a range, such as a phase, as
    /// for a [Curve].
    ///
    /// @param times the distribution in a stretch of the run, all of it exact
    /// @param whole the same in the range
    public List<PercentileEstimate> estimates(
            Function<Times, Latencies> times, int from, int to, Latencies whole) {
        return blocks(stretch -> open.add(times.apply(stretch).counts()), from, to, false)
                .estimates(AwaitedTimes.exact(whole), List.of(), Latencies.SHOWN);
    }

    private long overNanos() {
        return size() == 0 ? 0 : sums.intervals().getLast().endNanos();
    }

    /// What ended in each block.
    private record Blocks(List<IndexedCounts> ended, List<Long> endNanos) {
        Blocks() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(IndexedCounts counts, Interval last) {
            ended.add(counts);
            endNanos.add(last.endNanos());
        }

        List<PercentileEstimate> estimates(
                AwaitedTimes whole, List<DueBlocks.Awaited> awaited, List<Double> percentiles) {
            long[] ends = endNanos.stream().mapToLong(Long::longValue).toArray();
            return Confidence.estimates(whole, DueBlocks.of(ended, ends, awaited), percentiles);
        }
    }

    /// @param add adds a stretch up in `open`
    private Blocks blocks(Consumer<Times> add, int from, int to, boolean cleanOnly) {
        List<Interval> range = sums.intervals().subList(from, to);
        boolean allClean = !cleanOnly || sums.isClean(from, to);
        return allClean && range.size() > FEW
                ? aligned(add, from, to)
                : plain(
                        add,
                        allClean
                                ? range
                                : range.stream()
                                        .filter(each -> !each.judgement().isBad())
                                        .toList());
    }

    private Blocks plain(Consumer<Times> add, List<Interval> range) {
        Blocks blocks = new Blocks();
        int perBlock = perBlock(range.size());
        for (int first = 0; first < range.size(); first += perBlock) {
            int end = Math.min(range.size(), first + perBlock);
            range.subList(first, end).forEach(each -> add.accept(each.times()));
            blocks.add(takeOpen(), range.get(end - 1));
        }
        return blocks;
    }

    private Blocks aligned(Consumer<Times> add, int from, int to) {
        Blocks blocks = new Blocks();
        int perBlock = perBlock(to - from);
        int first = from;
        while (first < to) {
            int end = Math.min(to, (first / perBlock + 1) * perBlock);
            sums.parts(
                    first,
                    end,
                    false,
                    interval -> add.accept(interval.times()),
                    part -> add.accept(part.times()));
            blocks.add(takeOpen(), sums.intervals().get(end - 1));
            first = end;
        }
        return blocks;
    }

    private IndexedCounts takeOpen() {
        IndexedCounts counts = new IndexedCounts(open.toCounts());
        open.clear();
        return counts;
    }

    /// Intervals a block, as [BlockSeries] would have it.
    private static int perBlock(int size) {
        int perBlock = 1;
        while (perBlock * BlockSeries.MOST < size) {
            perBlock *= 2;
        }
        return perBlock;
    }
}
