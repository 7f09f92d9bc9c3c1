package dev.barograph.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The ways in which the buckets of a distribution can be written, of which the shortest is taken.
/// Pure.
///
/// @param given not looked at by who reads
/// @param total samples that there are
/// @param other one that it is like; empty if there is none
/// @param delays by which it is shorter than the other one, if they are known
record Ways(Filled given, boolean coarse, long total, Filled other, List<Filled> delays) {
    /// More samples than this are never written one by one: there are fewer buckets then.
    private static final long MOST_SAMPLES = 8_192;

    /// Where there are more buckets than this to a sample, most are empty.
    private static final long MOST_BUCKETS = 8;

    /// Steps to a sample that the way of delays may take.
    private static final long MOST_STEPS = 120;

    private static final int LIKELY = BitCoder.CERTAIN * 15 / 16;
    private static final int HALF = BitCoder.CERTAIN / 2;

    enum Way {
        DELAYED,
        BESIDE,
        DENSE,
        SPARSE,

        /// Still to be read.
        UNKNOWN
    }

    private record Costs(Way way, long cost) {}

    Way shortest() {
        List<Costs> all = new ArrayList<>();
        if (canBeDelayed()) {
            add(Way.DELAYED, all);
        }
        if (canBeBeside() && all.isEmpty()) {
            add(Way.BESIDE, all);
        }
        if (canBeDense() && span() <= MOST_BUCKETS * total) {
            add(Way.DENSE, all);
        }
        add(Way.SPARSE, all);
        return all.stream().min(Comparator.comparingLong(Costs::cost)).orElseThrow().way;
    }

    /// Writes or reads the way and the buckets.
    ///
    /// @param way not looked at by who reads
    Filled code(BitCoder coder, Way way) {
        Filled found = written(way(coder, way), coder);
        if (!isWhole(found)) {
            throw new IllegalArgumentException("there are fewer samples than there should be");
        }
        return found.checked();
    }

    private Way way(BitCoder coder, Way way) {
        if (canBeDelayed() && coder.bit(way == Way.DELAYED ? 1 : 0, LIKELY) == 1) {
            return Way.DELAYED;
        }
        int beside = delays.isEmpty() ? LIKELY : BitCoder.CERTAIN - LIKELY;
        if (canBeBeside() && coder.bit(way == Way.BESIDE ? 1 : 0, beside) == 1) {
            return Way.BESIDE;
        }
        int dense = coarse ? LIKELY : HALF;
        if (canBeDense() && coder.bit(way == Way.DENSE ? 1 : 0, dense) == 1) {
            return Way.DENSE;
        }
        return Way.SPARSE;
    }

    private Filled written(Way way, BitCoder coder) {
        return switch (way) {
            case DELAYED -> DelayCode.code(coder, given, coarse, other, new Delays(delays));
            case BESIDE -> BesideCode.code(coder, given, coarse, other);
            case DENSE -> DenseCode.code(coder, given, coarse, total);
            default -> SparseCode.code(coder, given, coarse, total);
        };
    }

    /// If all samples can be written in that way.
    private void add(Way way, List<Costs> all) {
        BitCost cost = new BitCost();
        if (isWhole(written(way, cost))) {
            all.add(new Costs(way, cost.cost()));
        }
    }

    private boolean canBeBeside() {
        return other.total() == total && total <= MOST_SAMPLES;
    }

    private boolean canBeDelayed() {
        return canBeBeside()
                && !delays.isEmpty()
                && delays.stream().mapToLong(Filled::total).sum() == total
                && stepsOfDelays() <= MOST_STEPS * total;
    }

    /// How many buckets may hold the sample that goes with one of the other distribution, for all
    /// of these together: what the way of delays takes. Where requests wait for long, the time for
    /// that would not be worth its bytes.
    private long stepsOfDelays() {
        Grid grid = Grid.of(coarse);
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        for (Filled delay : delays) {
            shortest = Math.min(shortest, delay.lowest(0));
            longest = Math.max(longest, delay.highest(delay.size() - 1));
        }
        long steps = 0;
        for (int i = 0; i < other.size(); i++) {
            int last = grid.place(Math.max(0, other.highest(i) - shortest));
            int first = grid.place(Math.max(0, other.lowest(i) - longest));
            steps += (last - first + 1L) * other.counts()[i];
        }
        return steps;
    }

    private boolean canBeDense() {
        return total <= MOST_SAMPLES;
    }

    private long span() {
        return given.places()[given.size() - 1] - given.places()[0] + 1L;
    }

    private boolean isWhole(Filled found) {
        return found.total() == total;
    }
}
