package dev.barograph.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The figures of any range of the intervals of a run, without a walk through all of them: each 32
/// intervals are added up once, and each 32 of those sums, and so on. A range of an hour is then
/// made of about 120 parts. Not thread-safe.
///
/// A range is `from` inclusive to `to` exclusive, as indexes of intervals, within those read.
public final class IntervalTree {
    private static final int FAN_OUT = 32;

    /// Up to so many intervals each is looked at for an interval of confidence; from there on
    /// blocks begin at whole multiples of their length, so that sums can be used.
    private static final int FEW = 2_048;

    private final List<List<Node>> levels = new ArrayList<>();
    private final SummarySum sum = new SummarySum();
    private final CountsBuffer open = new CountsBuffer();
    private List<Interval> intervals = List.of();

    /// @param clean the intervals in which the generator was not the limit; the same object as
    ///   `whole` if there are no others
    private record Node(Summary whole, Summary clean) {
        Summary of(boolean cleanOnly) {
            return cleanOnly ? clean : whole;
        }
    }

    /// Reads the intervals that are new since the last call.
    ///
    /// @param longer begins with all intervals read before
    /// @throws IllegalArgumentException if there are fewer than before
    public void read(List<Interval> longer) {
        if (longer.size() < intervals.size()) {
            throw new IllegalArgumentException(
                    "must continue " + intervals.size() + " intervals, were " + longer.size());
        }
        intervals = longer;
        int size = FAN_OUT;
        for (int level = 0; intervals.size() / size > 0; level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            List<Node> nodes = levels.get(level);
            while ((nodes.size() + 1) * size <= intervals.size()) {
                int from = nodes.size() * size;
                nodes.add(node(from, from + size));
            }
            size *= FAN_OUT;
        }
    }

    /// Intervals read so far.
    public int size() {
        return intervals.size();
    }

    /// The range as a whole; without errors, which intervals do not have.
    public Summary summary(int from, int to) {
        return summary(from, to, false);
    }

    /// The intervals of the range in which the generator was not the limit.
    public Summary clean(int from, int to) {
        return summary(from, to, true);
    }

    /// All figures of a range.
    ///
    /// @param errors those of the whole run
    public RangeFigures figures(int from, int to, List<ErrorRow> errors) {
        Summary bare = summary(from, to);
        Summary summary =
                new Summary(
                        bare.tookNanos(),
                        bare.counts(),
                        bare.newConnections(),
                        bare.bytesIn(),
                        bare.bytesOut(),
                        bare.times(),
                        ErrorRange.rows(intervals.subList(from, to), bare.counts(), errors));
        Summary clean = clean(from, to);
        return new RangeFigures(
                from,
                to,
                summary,
                clean,
                curves(summary, from, to, false),
                clean.tookNanos() == summary.tookNanos()
                        ? List.of()
                        : curves(clean, from, to, true));
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
                                    curve,
                                    from,
                                    to,
                                    cleanOnly,
                                    times.times(),
                                    CurveFigures.PERCENTILES)));
        }
        return curves;
    }

    /// Failures in the range by kind, most frequent first. First and last time are those of the
    /// whole run where they lie in the range, else start and end of an interval; the message is
    /// always that of the whole run.
    ///
    /// @param whole of the run
    public List<ErrorRow> errors(int from, int to, List<ErrorRow> whole) {
        return ErrorRange.rows(intervals.subList(from, to), summary(from, to).counts(), whole);
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
            Latencies whole,
            List<Double> percentiles) {
        List<Interval> range = intervals.subList(from, to);
        boolean allClean = !cleanOnly || range.stream().noneMatch(each -> each.judgement().isBad());
        List<IndexedCounts> blocks =
                allClean && range.size() > FEW
                        ? aligned(curve, from, to)
                        : plain(
                                curve,
                                allClean
                                        ? range
                                        : range.stream()
                                                .filter(each -> !each.judgement().isBad())
                                                .toList());
        return Confidence.estimates(whole, blocks, percentiles);
    }

    private List<IndexedCounts> plain(Curve curve, List<Interval> range) {
        List<IndexedCounts> blocks = new ArrayList<>();
        int perBlock = perBlock(range.size());
        for (int first = 0; first < range.size(); first += perBlock) {
            int end = Math.min(range.size(), first + perBlock);
            range.subList(first, end).forEach(each -> curve.addTo(open, each.times()));
            blocks.add(takeOpen());
        }
        return blocks;
    }

    private List<IndexedCounts> aligned(Curve curve, int from, int to) {
        List<IndexedCounts> blocks = new ArrayList<>();
        int perBlock = perBlock(to - from);
        int first = from;
        while (first < to) {
            int end = Math.min(to, (first / perBlock + 1) * perBlock);
            walk(
                    first,
                    end,
                    new Parts() {
                        @Override
                        public void interval(Interval interval) {
                            curve.addTo(open, interval.times());
                        }

                        @Override
                        public void node(Node node) {
                            curve.addTo(open, node.whole().times());
                        }
                    });
            blocks.add(takeOpen());
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

    private Node node(int from, int to) {
        Summary whole = summary(from, to, false);
        Summary clean = summary(from, to, true);
        // Equal times took equal intervals: one copy is enough.
        return new Node(whole, clean.tookNanos() == whole.tookNanos() ? whole : clean);
    }

    private Summary summary(int from, int to, boolean cleanOnly) {
        walk(
                from,
                to,
                new Parts() {
                    @Override
                    public void interval(Interval interval) {
                        if (!cleanOnly || !interval.judgement().isBad()) {
                            sum.add(interval);
                        }
                    }

                    @Override
                    public void node(Node node) {
                        sum.add(node.of(cleanOnly));
                    }
                });
        return sum.take();
    }

    /// Takes the parts of a range, in order.
    private interface Parts {
        void interval(Interval interval);

        void node(Node node);
    }

    private void walk(int from, int to, Parts parts) {
        int at = from;
        while (at < to) {
            Optional<Node> largest = Optional.empty();
            int covered = 1;
            int size = FAN_OUT;
            for (List<Node> nodes : levels) {
                if (at % size != 0 || at + size > to || at / size >= nodes.size()) {
                    break;
                }
                largest = Optional.of(nodes.get(at / size));
                covered = size;
                size *= FAN_OUT;
            }
            if (largest.isPresent()) {
                parts.node(largest.get());
            } else {
                parts.interval(intervals.get(at));
            }
            at += covered;
        }
    }

    /// Sums of what a [Summary] has.
    private static final class SummarySum {
        private final TimesSum times = new TimesSum();
        private Summary rest = Summary.EMPTY;

        void add(Interval interval) {
            add(
                    interval.lengthNanos(),
                    interval.counts(),
                    interval.newConnections(),
                    interval.bytesIn(),
                    interval.bytesOut(),
                    interval.times());
        }

        void add(Summary part) {
            add(
                    part.tookNanos(),
                    part.counts(),
                    part.newConnections(),
                    part.bytesIn(),
                    part.bytesOut(),
                    part.times());
        }

        private void add(
                long nanos, Counts counts, long connections, long in, long out, Times more) {
            times.add(more);
            rest =
                    new Summary(
                            rest.tookNanos() + nanos,
                            rest.counts().plus(counts),
                            rest.newConnections() + connections,
                            rest.bytesIn() + in,
                            rest.bytesOut() + out,
                            Times.EMPTY,
                            List.of());
        }

        Summary take() {
            Summary all =
                    new Summary(
                            rest.tookNanos(),
                            rest.counts(),
                            rest.newConnections(),
                            rest.bytesIn(),
                            rest.bytesOut(),
                            times.take(),
                            List.of());
            rest = Summary.EMPTY;
            return all;
        }
    }
}
