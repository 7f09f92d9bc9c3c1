package dev.barograph.health;

import static dev.barograph.health.Wording.number;
import static dev.barograph.health.Wording.percent;
import static dev.barograph.health.Wording.requests;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.LatencyPair;
import java.util.List;
import java.util.Optional;

/// Tells from the intervals of a closed run, in their order, whether users wait for answers that do
/// not come while the others get theirs as ever.
///
/// Little's law: the time that users are in flight is the sum of the times of what they send. In
/// one interval the two differ by how much older the requests in flight are at its end than at its
/// start, all of them together. Of a target that answers they are never older than its answers have
/// them, however these vary; each user who hangs makes them a second older each second. What ends
/// at last takes its whole age out again. Not thread-safe.
final class HungUsers {
    /// How many times as long as an interval a target's usual answers must fit into it: one whose
    /// answers take as long leaves most of their time to other intervals.
    private static final double FITS = 3;

    /// Share of the users' time without an answer from which it limits the load.
    private static final double SHARE = 0.1;

    /// The same of answers that are quicker than the way to the next request.
    private static final double MOST = 2 / 3.0;

    /// How many times as old as answers account for the requests in flight must have become, beyond
    /// what they were.
    private static final double OLDER = 3;

    /// Few users differ more from their average: as if there were some more.
    private static final double FEW = 10;

    /// From an answer to the next request of its user, at most, while the generator is well.
    private static final double NEXT_NANOS = 1_000_000;

    private double answers;
    private double sumNanos;
    private double sumSquares;
    private double grownNanos;
    private double mostNanos;
    private int inFlightBefore;
    private boolean hungBefore;

    /// What is to be said of the next interval; empty if nobody hangs, or not in the one before, or
    /// nobody got an answer.
    Optional<String> judge(Interval interval) {
        learn(interval);
        int users = Math.min(inFlightBefore, interval.inFlight());
        double held = Math.min(users, interval.planned()) * interval.lengthNanos();
        double took = tookNanos(interval);
        inFlightBefore = interval.inFlight();
        boolean hang = hang(interval, held, took);
        boolean said = hang && hungBefore && interval.counts().done() > 0;
        hungBefore = hang;
        return said
                ? Optional.of(
                        "%s in flight all the time, and those that came back (%s) account for %s of it; the others got no answer."
                                .formatted(
                                        requests(users) + (users == 1 ? " was" : " were"),
                                        number(interval.counts().done()),
                                        percent(took / held)))
                : Optional.empty();
    }

    private boolean hang(Interval interval, double held, double took) {
        Counts counts = interval.counts();
        double back = counts.ok() + counts.failed();
        double without = held - Math.max(took, mean() * back);
        double lost = without - NEXT_NANOS * back;
        grownNanos = held == 0 ? 0 : Math.max(0, grownNanos + lost);
        mostNanos = without > MOST * held ? mostNanos + without : 0;
        double enough = OLDER * age() * (interval.planned() + FEW);
        return mean() * FITS < interval.lengthNanos()
                && ((lost > SHARE * held && grownNanos > enough) || mostNanos > enough);
    }

    private void learn(Interval interval) {
        for (LatencyPair times : List.of(interval.ok(), interval.failed())) {
            double count = times.service().count();
            if (count > 0) {
                double deviation = times.service().stddevNanos().orElse(0);
                double sum = times.service().sumNanos().doubleValue();
                answers += count;
                sumNanos += sum;
                sumSquares += count * deviation * deviation + sum * sum / count;
            }
        }
    }

    /// Mean service time of all answers of the run so far.
    private double mean() {
        return sumNanos / Math.max(1, answers);
    }

    /// Mean age of a request in flight, seen at any moment, by the answers of the run so far: long
    /// ones are in flight for longer, and seen the more often.
    private double age() {
        return sumNanos == 0 ? 0 : sumSquares / sumNanos / 2;
    }

    /// From when it was due: a user who waits for this program hangs on nobody else.
    private static double tookNanos(Interval interval) {
        return tookNanos(interval.ok())
                + tookNanos(interval.failed())
                + tookNanos(interval.timedOut());
    }

    private static double tookNanos(LatencyPair times) {
        return times.response().sumNanos().doubleValue();
    }
}
