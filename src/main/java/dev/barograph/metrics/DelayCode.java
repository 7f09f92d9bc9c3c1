package dev.barograph.metrics;

import java.util.Arrays;

/// Writes or reads the buckets of a distribution whose every sample is one of another distribution
/// less a delay, where the distribution of the delays is known: service times are response times
/// less queue times. Which goes with which is not known, so from long to short times each sample of
/// the other one is followed: how likely it is that its own comes in the next bucket, if it has not
/// come, and how likely it is that it has come, after what was seen. Only additions,
/// multiplications and divisions, which are the same on every machine. Not thread-safe.
final class DelayCode {
    /// Whatever is expected, nothing is taken for impossible.
    private static final int LEAST = 8;

    /// Whatever is less likely still to come is not followed any more.
    private static final double CLOSED = 1.0 / 512;

    private final BitCoder coder;
    private final Filled given;
    private final Grid grid;
    private final boolean coarse;
    private final Delays delays;

    /// Samples of the other one, from the longest on: the end of the bucket of each.
    private final long[] ends;

    private final int[] widths;

    /// What speaks for its own sample coming when the delays say, and for its having come.
    private final double[] open;

    private final double[] closed;

    /// How much of the delays is over.
    private final double[] passed;

    // Of the bucket at hand: what there is of the delays, the sum of all that speaks for anything,
    // and how likely it is that its own sample comes here.
    private final double[] part;
    private final double[] all;
    private final double[] here;

    private final int[] places;
    private final long[] counts;
    private int size;
    private int left;
    private int from;
    private int to;

    /// Those of them between `from` and `to` whose own sample may be still to come.
    private final int[] alive;

    private int living;

    private DelayCode(BitCoder coder, Filled given, boolean coarse, Filled other, Delays delays) {
        this.coder = coder;
        this.given = given;
        this.coarse = coarse;
        this.grid = Grid.of(coarse);
        this.delays = delays;
        this.left = Math.toIntExact(other.total());
        ends = new long[left];
        widths = new int[left];
        open = new double[left];
        passed = new double[left];
        closed = new double[left];
        part = new double[left];
        all = new double[left];
        here = new double[left];
        places = new int[left];
        counts = new long[left];
        alive = new int[left];
        Arrays.fill(open, 1);
        Grid otherGrid = Grid.of(other.coarse());
        int[] samples = other.samples();
        for (int i = 0; i < samples.length; i++) {
            int place = samples[samples.length - 1 - i];
            widths[i] = otherGrid.widthBits(place);
            ends[i] = other.highestOf(place) + 1;
        }
    }

    /// Writes the buckets, or reads the same: those that could be written, if not all could.
    ///
    /// @param given not looked at by who reads
    /// @param other with as many samples
    static Filled code(BitCoder coder, Filled given, boolean coarse, Filled other, Delays delays) {
        return new DelayCode(coder, given, coarse, other, delays).all();
    }

    private Filled all() {
        int place = Integer.MAX_VALUE;
        int next = given.size() - 1;
        while (left > 0 && place > 0) {
            if (from == to) {
                if (to == ends.length) {
                    break;
                }
                long first = Math.max(0, ends[to] - 1 - delays.shortest());
                place = Math.min(place, grid.place(first) + 1);
                if (place == 0) {
                    break;
                }
            }
            place--;
            while (next >= 0 && given.places()[next] > place) {
                next--;
            }
            long wanted = next >= 0 && given.places()[next] == place ? given.counts()[next] : 0;
            bucket(place, wanted);
        }
        int[] ascending = new int[size];
        long[] inEach = new long[size];
        for (int i = 0; i < size; i++) {
            ascending[i] = places[size - 1 - i];
            inEach[i] = counts[size - 1 - i];
        }
        return new Filled(ascending, inEach, coarse);
    }

    private void bucket(int place, long wanted) {
        long lowest = grid.lowest(place);
        while (to < ends.length && ends[to] - 1 - delays.shortest() >= lowest) {
            alive[living++] = to++;
        }
        double none = expect(lowest);
        int count = 0;
        while (left > 0) {
            int one = (int) ((1 - none) * BitCoder.CERTAIN);
            int chance = Math.clamp(one, LEAST, BitCoder.CERTAIN - LEAST);
            if (coder.bit(wanted > count ? 1 : 0, chance) == 0) {
                break;
            }
            count++;
            left--;
            none = found();
        }
        if (count > 0) {
            places[size] = place;
            counts[size++] = count;
        }
        int still = 0;
        for (int k = 0; k < living; k++) {
            int i = alive[k];
            double later = open[i] * (1 - passed[i]);
            if (later > CLOSED * (later + closed[i])) {
                alive[still++] = i;
            }
        }
        living = still;
        while (from < to && lowest <= ends[from] - delays.longest(widths[from])) {
            from++;
        }
    }

    /// How likely it is that none comes here.
    private double expect(long lowest) {
        double none = 1;
        for (int k = 0; k < living; k++) {
            int i = alive[k];
            double until = delays.within(ends[i] - lowest, widths[i]);
            part[i] = Math.max(0, until - passed[i]);
            all[i] = open[i] * (1 - passed[i]) + closed[i];
            here[i] = open[i] * part[i] / all[i];
            passed[i] = until;
            none *= 1 - here[i];
        }
        return none;
    }

    /// One has come, of whichever: how likely it is then that no other comes here.
    private double found() {
        double sum = 0;
        for (int k = 0; k < living; k++) {
            int i = alive[k];
            sum += here[i] / (1.0001 - here[i]);
        }
        double none = 1;
        for (int k = 0; k < living; k++) {
            int i = alive[k];
            double his = sum > 0 ? here[i] / (1.0001 - here[i]) / sum : 0;
            open[i] *= 1 - his;
            closed[i] += his * (all[i] - closed[i]);
            here[i] *= 1 - his;
            none *= 1 - here[i];
        }
        return none;
    }
}
