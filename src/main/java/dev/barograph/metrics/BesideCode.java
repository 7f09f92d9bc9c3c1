package dev.barograph.metrics;

/// Writes or reads the buckets of a distribution against another one of the same requests, of which
/// it differs little: sample by sample in order, how far it is from where the sample in the same
/// place of the other one lets expect it. How far they are apart is learned in nanoseconds, so that
/// nothing changes where buckets become wider. Not thread-safe.
final class BesideCode {
    private static final int LENGTH_BITS = 6;
    private static final int SHIFT_MEMORY = 128;
    private static final int SPREAD_MEMORY = 64;
    private static final int MISS_MEMORY = 32;

    /// How much of the last distance holds for the next, in eighths, by how near the two are.
    private static final int[] KEPT = {7, 6, 4, 2, 0};

    private static final int QUARTERS = 4;

    private final BitCoder coder;
    private final Grid grid;

    /// If buckets are wider than those of the other one: then it counts where in a bucket the time
    /// is that is expected.
    private final boolean wider;

    private final NumberCode[] codes = new NumberCode[QUARTERS];
    private final RunningMean[] misses = new RunningMean[KEPT.length];
    private final RunningMean shift;
    private final RunningMean spread;
    private long lastShift;
    private long lastOther;

    /// @param apart how far the two are apart
    /// @param around how far that is from its mean
    private BesideCode(BitCoder coder, Grid grid, boolean wider, long apart, long around) {
        this.coder = coder;
        this.grid = grid;
        this.wider = wider;
        for (int i = 0; i < codes.length; i++) {
            codes[i] = new NumberCode();
        }
        int sign = coder.bit(apart < 0 ? 1 : 0, BitCoder.CERTAIN / 16) == 1 ? -1 : 1;
        shift = new RunningMean(sign * roughly(Math.abs(apart)), 1, SHIFT_MEMORY);
        long first = roughly(around);
        spread = new RunningMean(first, 2, SPREAD_MEMORY);
        for (int i = 0; i < misses.length; i++) {
            misses[i] = new RunningMean(2 * first, 2, MISS_MEMORY);
        }
        lastShift = shift.value();
    }

    /// Writes the buckets, or reads the same.
    ///
    /// @param given not looked at by who reads
    /// @param other with as many samples
    static Filled code(BitCoder coder, Filled given, boolean coarse, Filled other) {
        Grid grid = Grid.of(coarse);
        int[] places = other.samples();
        long[] others = new long[places.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = Grid.of(other.coarse()).middle(places[i]);
        }
        int[] mine = given.size() > 0 ? given.samples() : new int[others.length];
        long apart = 0;
        long around = 0;
        if (given.size() > 0) {
            for (int i = 0; i < mine.length; i++) {
                apart += (others[i] - grid.middle(mine[i])) / mine.length;
            }
            for (int i = 0; i < mine.length; i++) {
                around += Math.abs(others[i] - grid.middle(mine[i]) - apart) / mine.length;
            }
        }
        boolean wider = coarse && !other.coarse();
        BesideCode code = new BesideCode(coder, grid, wider, apart, around);
        int place = 0;
        for (int i = 0; i < mine.length; i++) {
            place = code.next(mine[i], place, others[i]);
            mine[i] = place;
        }
        return Filled.ofSamples(mine, coarse);
    }

    private long roughly(long value) {
        int length = Long.SIZE - Long.numberOfLeadingZeros(value);
        int found = (int) coder.bits(length, LENGTH_BITS);
        return found == 0 ? 0 : 3L << found >> 2;
    }

    /// @param given place of the sample
    /// @param before place of the one before it
    /// @param other time of the other one
    private int next(int given, int before, long other) {
        int near = nearness(other - lastOther);
        long mean = shift.value();
        long apart = wider ? mean : mean + (((lastShift - mean) * KEPT[near]) >> 3);
        long time = Math.max(0, other - apart);
        int likely = grid.place(time);
        int width = grid.widthBits(likely);
        int expected = Math.max(0, likely - before);
        int quarter = wider && width >= 2 ? (int) (time >>> (width - 2)) & (QUARTERS - 1) : 0;
        RunningMean miss = misses[wider ? 0 : near];
        long off =
                codes[quarter].code(
                        coder, Folded.of((long) given - before, expected), miss.parts(width));
        miss.add(Math.min(off, Filled.MOST) << width);
        int place = Math.toIntExact(before + Folded.back(off, expected));
        if (place >= Filled.MOST) {
            throw new IllegalArgumentException("there is no bucket " + place);
        }
        lastShift = other - grid.middle(place);
        lastOther = other;
        spread.add(Math.abs(lastShift - mean));
        shift.add(lastShift);
        return place;
    }

    private int nearness(long gap) {
        long wide = spread.value();
        int near = 0;
        while (near < KEPT.length - 1 && gap >= (wide << near >> 2)) {
            near++;
        }
        return near;
    }
}
