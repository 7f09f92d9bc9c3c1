package dev.barograph.health;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Times;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

/// What [HungUsers] knows of one request of a closed run: how long its answers take, how much older
/// what is in flight of it has become, and how much of the last interval no answer accounts for.
/// Answers that took as long as [HungUsers#FITS] intervals are known as such and are none of those
/// that the others are held against. Not thread-safe.
final class UsersOfRequest {
    /// From an answer to the next request of its user, at most, while the generator is well.
    private static final double NEXT_NANOS = 1_000_000;

    /// Share of the users' time without an answer from which it limits the load, where answers are
    /// quicker than the way to the next request.
    private static final double MOST = 2 / 3.0;

    private double answers;
    private double sumNanos;
    private double sumSquares;
    private boolean comeLate;
    private long inFlight;
    private double grownNanos;
    private double mostNanos;
    private double lostNanos;
    private double withoutNanos;
    private Quick took = Quick.NONE;

    /// What did not take long of some times, and the longest of those that did.
    private record Quick(
            long count, double sumNanos, double sumSquares, OptionalLong longestNanos) {
        static final Quick NONE = new Quick(0, 0, 0, OptionalLong.empty());

        static Quick of(Latencies times, double longNanos) {
            long max = times.maxNanos().orElse(0);
            double sum = times.sumNanos().doubleValue();
            if (max < longNanos) {
                double deviation = times.stddevNanos().orElse(0);
                double squares =
                        times.isEmpty()
                                ? 0
                                : times.count() * deviation * deviation + sum * sum / times.count();
                return new Quick(times.count(), sum, squares, OptionalLong.empty());
            }
            AtomicReference<Quick> quick =
                    new AtomicReference<>(new Quick(0, 0, 0, OptionalLong.of(max)));
            times.forEachBucket((nanos, count) -> {
                if (nanos < longNanos) {
                    double together = (double) nanos * count;
                    quick.accumulateAndGet(
                            new Quick(count, together, together * nanos, OptionalLong.empty()),
                            Quick::plus);
                }
            });
            return quick.get();
        }

        Quick plus(Quick other) {
            return new Quick(
                    count + other.count,
                    sumNanos + other.sumNanos,
                    sumSquares + other.sumSquares,
                    LongStream.concat(longestNanos.stream(), other.longestNanos.stream()).max());
        }
    }

    /// Takes the next interval of a run that sends nothing else.
    ///
    /// @param heldNanos time of the users who were in flight all through it
    void take(long lengthNanos, Counts counts, Times times, double heldNanos) {
        take(lengthNanos, counts, times, heldNanos, heldNanos);
    }

    private void take(
            long lengthNanos, Counts counts, Times times, double heldNanos, double ofAllNanos) {
        double longNanos = HungUsers.FITS * lengthNanos;
        for (LatencyPair each : List.of(times.ok(), times.failed())) {
            Quick quick = Quick.of(each.service(), longNanos);
            answers += quick.count;
            sumNanos += quick.sumNanos;
            sumSquares += quick.sumSquares;
            comeLate |= quick.longestNanos.isPresent();
        }
        // From when it was due: a user who waits for this program hangs on nobody else.
        took =
                Quick.of(times.ok().response(), longNanos)
                        .plus(Quick.of(times.failed().response(), longNanos))
                        .plus(Quick.of(times.timedOut().response(), longNanos));
        double back = counts.ok() + counts.failed();
        withoutNanos =
                Math.max(
                        0,
                        heldNanos
                                - Math.max(
                                        took.sumNanos,
                                        meanNanos() * Math.min(back, (double) took.count)));
        lostNanos = withoutNanos - NEXT_NANOS * back;
        boolean most =
                withoutNanos > MOST * ofAllNanos
                        || (comeLate && lostNanos > HungUsers.SHARE_OF_LONG * ofAllNanos);
        mostNanos = most ? mostNanos + withoutNanos : 0;
        double all = sum(times.ok()) + sum(times.failed()) + sum(times.timedOut());
        double older = heldNanos - Math.max(all, meanNanos() * back) - NEXT_NANOS * back;
        grownNanos = heldNanos == 0 ? 0 : Math.max(0, grownNanos + older);
    }

    /// Takes the next interval of a run that sends other requests, too.
    ///
    /// @param heldNanos time of the users who were in flight with any of them all through it
    void takePart(long lengthNanos, Counts counts, Times times, double heldNanos) {
        long before = inFlight;
        inFlight += counts.sent() - counts.done() - counts.cancelled();
        double held = Math.min(before, inFlight) * (double) lengthNanos;
        take(lengthNanos, counts, times, Math.min(heldNanos, held), heldNanos);
    }

    private static double sum(LatencyPair times) {
        return times.response().sumNanos().doubleValue();
    }

    /// Whether there are answers, and the usual ones are short beside an interval.
    boolean fits(long lengthNanos) {
        return answers > 0 && meanNanos() * HungUsers.FITS < lengthNanos;
    }

    /// Whether there has been no answer at all.
    boolean isUnanswered() {
        return answers == 0 && !comeLate;
    }

    /// Whether some answers took long.
    boolean comeLate() {
        return comeLate;
    }

    /// Mean service time of all quick answers of the run so far.
    private double meanNanos() {
        return sumNanos / Math.max(1, answers);
    }

    /// Mean age of a request in flight that is answered quickly, seen at any moment, by the answers
    /// of the run so far: long ones are in flight for longer, and seen the more often.
    double ageNanos() {
        return sumNanos == 0 ? 0 : sumSquares / sumNanos / 2;
    }

    /// How much older what is in flight has become, since all was last accounted for.
    double grownNanos() {
        return grownNanos;
    }

    /// The users' time in the last interval that no quick answer accounts for.
    double withoutNanos() {
        return withoutNanos;
    }

    /// The same without the way to the next request.
    double lostNanos() {
        return lostNanos;
    }

    /// The same of all intervals in a row in which it was most of the time of all users.
    double mostNanos() {
        return mostNanos;
    }

    /// How many came back soon in the last interval.
    long backQuick() {
        return took.count;
    }

    /// Time of those.
    double quickNanos() {
        return took.sumNanos;
    }

    /// Longest of the others; empty if there were none.
    OptionalLong longestNanos() {
        return took.longestNanos;
    }
}
