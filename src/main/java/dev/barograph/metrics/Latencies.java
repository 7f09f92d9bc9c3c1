package dev.barograph.metrics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// A distribution of times in nanoseconds, three significant digits, with exact count, minimum,
/// maximum, mean and standard deviation. Compact (a few bytes for each distinct time), so every
/// interval of a long run can keep its own. Immutable; any thread.
///
/// Times above one hour are counted in the bucket of one hour and in [#overflows()]; minimum,
/// maximum, mean and deviation hold their true values (up to 30 days). A negative time counts as 0.
public final class Latencies {
    /// The percentiles that every table and chart offers.
    public static final List<Double> SHOWN = List.of(50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 99.99);

    /// No samples.
    public static final Latencies EMPTY =
            new Latencies(PackedCounts.EMPTY, 0, 0, BigInteger.ZERO, BigInteger.ZERO, 0);

    private final PackedCounts counts;
    private final long minNanos;
    private final long maxNanos;
    private final BigInteger sumNanos;
    private final BigInteger sumOfSquares;
    private final long overflows;

    // Made when somebody asks first; two who ask at once both make the same.
    private volatile long @Nullable [] shownNanos;

    Latencies(
            PackedCounts counts,
            long minNanos,
            long maxNanos,
            BigInteger sumNanos,
            BigInteger sumOfSquares,
            long overflows) {
        this.counts = counts;
        this.minNanos = minNanos;
        this.maxNanos = maxNanos;
        this.sumNanos = sumNanos;
        this.sumOfSquares = sumOfSquares;
        this.overflows = overflows;
    }

    /// The distribution of the given times.
    public static Latencies of(long... nanos) {
        LatencyBuffer buffer = new LatencyBuffer();
        for (long value : nanos) {
            buffer.record(value);
        }
        return buffer.toLatencies();
    }

    /// All parts as if one recorder had seen every sample: identical counts in every bucket,
    /// whatever the order. This is the only way to a percentile over several intervals; percentiles
    /// themselves must never be averaged.
    public static Latencies merge(Collection<Latencies> parts) {
        List<Latencies> filled = parts.stream().filter(part -> !part.isEmpty()).toList();
        if (filled.isEmpty()) {
            return EMPTY;
        }
        if (filled.size() == 1) {
            return filled.getFirst();
        }
        LatencyBuffer sum = new LatencyBuffer();
        filled.forEach(sum::add);
        return sum.toLatencies();
    }

    /// The distribution that bytes of the first format of kept runs hold; [Times#ofBytes] reads
    /// those of the newest.
    ///
    /// @throws IllegalArgumentException if they are not such bytes
    public static Latencies ofBytes(byte[] bytes) {
        return LatencyPacking.unpack(bytes);
    }

    public long count() {
        return counts.total();
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    /// How many of [#count()] were longer than one hour, so that only their sum, and not their
    /// place, is known.
    public long overflows() {
        return overflows;
    }

    /// Exact smallest time; empty without samples.
    public OptionalLong minNanos() {
        return isEmpty() ? OptionalLong.empty() : OptionalLong.of(minNanos);
    }

    /// Exact largest time; empty without samples.
    public OptionalLong maxNanos() {
        return isEmpty() ? OptionalLong.empty() : OptionalLong.of(maxNanos);
    }

    /// Mean from the exact sum, rounded to the nearest nanosecond; empty without samples.
    public OptionalLong meanNanos() {
        if (isEmpty()) {
            return OptionalLong.empty();
        }
        BigDecimal count = BigDecimal.valueOf(count());
        return OptionalLong.of(
                new BigDecimal(sumNanos).divide(count, 0, RoundingMode.HALF_UP).longValueExact());
    }

    /// Standard deviation of the samples as a population, from the exact sums, rounded to the
    /// nearest nanosecond: `sqrt(n * sum(x^2) - sum(x)^2) / n`. Empty without samples.
    public OptionalLong stddevNanos() {
        if (isEmpty()) {
            return OptionalLong.empty();
        }
        BigInteger count = BigInteger.valueOf(count());
        BigInteger spread = sumOfSquares.multiply(count).subtract(sumNanos.multiply(sumNanos));
        return OptionalLong.of(
                new BigDecimal(spread)
                        .sqrt(MathContext.DECIMAL64)
                        .divide(new BigDecimal(count), 0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /// Exact sum of all times in nanoseconds; it cannot overflow.
    public BigInteger sumNanos() {
        return sumNanos;
    }

    /// The smallest recorded time (to three digits) that at least `percentile` percent of all
    /// samples do not exceed; never less than the exact minimum nor more than the exact maximum,
    /// and the exact maximum where only the last sample is left. Never decreases with `percentile`.
    /// Empty without samples. The first question walks the buckets, and so does every one for a
    /// percentile that is not in [#SHOWN].
    ///
    /// @param percentile 0 to 100
    public OptionalLong percentileNanos(double percentile) {
        if (isEmpty()) {
            return OptionalLong.empty();
        }
        int place = SHOWN.indexOf(percentile);
        return OptionalLong.of(place >= 0 ? shown()[place] : percentiles(List.of(percentile))[0]);
    }

    /// Whether there are so many that a percentile says something of the target, if they are
    /// independent: [Confidence#FEWEST_BEYOND] of them lie beyond it.
    ///
    /// @param percentile above 0 and below 100
    public boolean sufficeFor(double percentile) {
        return count() >= Confidence.fewest(percentile);
    }

    /// Tells every bucket that is not empty, from short to long times.
    public void forEachBucket(BucketConsumer consumer) {
        PackedCounts.Cursor cursor = counts.cursor();
        while (cursor.next()) {
            consumer.accept(cursor.upperEdgeNanos(), cursor.count());
        }
    }

    /// A copy for tools that read the library's own type. Its minimum, maximum and mean are those
    /// of buckets, not the exact ones.
    public Histogram toHistogram() {
        Histogram copy = new Histogram(1, Buckets.HIGHEST_NANOS, Buckets.DIGITS);
        forEachBucket((upperEdgeNanos, count) ->
                copy.recordValueWithCount(Math.min(upperEdgeNanos, Buckets.HIGHEST_NANOS), count));
        return copy;
    }

    /// One bucket of a distribution.
    @FunctionalInterface
    public interface BucketConsumer {
        /// Takes one bucket.
        ///
        /// @param upperEdgeNanos largest time that falls into the bucket
        /// @param count samples in it, 1 or more
        void accept(long upperEdgeNanos, long count);
    }

    /// The shortest of these times alone, as [#ranked(long, long)].
    ///
    /// @param wanted how many; more than there are is all, less than one is none
    Latencies shortest(long wanted) {
        return ranked(0, wanted);
    }

    /// Some of these times alone, counted from the shortest. If that is not all of them, its
    /// minimum, maximum, mean and deviation are those of buckets, at their lower edges: to three
    /// digits, and never too long.
    ///
    /// @param from how many shorter ones are left out; less than 0 is 0
    /// @param to one after the last; more than there are is all
    Latencies ranked(long from, long to) {
        long first = Math.max(0, from);
        long end = Math.min(to, count());
        if (first == 0 && end == count()) {
            return this;
        }
        if (first >= end) {
            return EMPTY;
        }
        PackedCounts.Builder kept = new PackedCounts.Builder();
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        long shortest = 0;
        long longest = 0;
        long seen = 0;
        PackedCounts.Cursor cursor = counts.cursor();
        while (seen < end && cursor.next()) {
            long before = seen;
            seen += cursor.count();
            long taken = Math.min(seen, end) - Math.max(before, first);
            if (taken > 0) {
                kept.add(cursor.index(), taken);
                longest = Math.max(minNanos, Buckets.upperEdgeNanos(cursor.index() - 1) + 1);
                shortest = before <= first ? longest : shortest;
                BigInteger time = BigInteger.valueOf(longest);
                sum = sum.add(time.multiply(BigInteger.valueOf(taken)));
                squares = squares.add(time.multiply(time).multiply(BigInteger.valueOf(taken)));
            }
        }
        return new Latencies(kept.build(), shortest, longest, sum, squares, 0);
    }

    /// How many are shorter than a time, to three digits; longer than an hour is longer than all.
    long shorterThan(long nanos) {
        return nanos > Buckets.HIGHEST_NANOS
                ? count()
                : new IndexedCounts(counts).below(Buckets.index(Math.max(0, nanos)));
    }

    PackedCounts counts() {
        return counts;
    }

    BigInteger sumOfSquares() {
        return sumOfSquares;
    }

    /// Memory that the buckets take.
    int packedBytes() {
        return counts.sizeInBytes();
    }

    private long[] shown() {
        long[] known = shownNanos;
        if (known == null) {
            known = percentiles(SHOWN);
            shownNanos = known;
        }
        return known;
    }

    /// @param ascending in ascending order
    private long[] percentiles(List<Double> ascending) {
        long[] ranks = ascending.stream().mapToLong(this::rank).toArray();
        long[] values = new long[ranks.length];
        Arrays.fill(values, maxNanos);
        PackedCounts.Cursor cursor = counts.cursor();
        long seen = 0;
        int next = 0;
        while (next < values.length && cursor.next()) {
            seen += cursor.count();
            while (next < values.length && seen >= ranks[next]) {
                if (ranks[next] < count()) {
                    values[next] = Math.clamp(cursor.upperEdgeNanos(), minNanos, maxNanos);
                }
                next++;
            }
        }
        return values;
    }

    /// How many of the shortest samples a percentile covers, 1 to count. The next smaller number is
    /// used, as the library does, so that 99.9 of 1,000 samples is 999 and not, by rounding, 1,000.
    private long rank(double percentile) {
        double covered = Math.nextDown(Math.clamp(percentile, 0.0, 100.0)) * count() / 100.0;
        return Math.clamp((long) Math.ceil(covered), 1, count());
    }
}
