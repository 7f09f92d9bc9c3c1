package dev.barograph.health;

import static dev.barograph.health.Wording.number;
import static dev.barograph.health.Wording.percent;
import static dev.barograph.health.Wording.requests;
import static dev.barograph.health.Wording.time;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RequestPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Tells from the intervals of a closed run, in their order, whether users wait for answers that do
/// not come, or not for seconds, while the others get theirs as ever.
///
/// Little's law: the time that users are in flight is the sum of the times of what they send. In
/// one interval the two differ by how much older the requests in flight are at its end than at its
/// start, all of them together. Of a target that answers they are never older than its answers have
/// them, however these vary; each user who hangs makes them a second older each second. What ends
/// at last takes its whole age out again. Not thread-safe.
final class HungUsers {
    /// How many times as long as an interval a target's usual answers must fit into it: one whose
    /// answers take as long leaves most of their time to other intervals. An answer that takes as
    /// many intervals came too late to account for the time of any.
    static final double FITS = 3;

    /// Share of the users' time without an answer from which it limits the load.
    private static final double SHARE = 0.1;

    /// The same of a target some of whose answers do come, but not for intervals: it may be meant
    /// to be so, until they take most of the users' time.
    static final double SHARE_OF_LONG = 0.5;

    /// How many times as old as answers account for the requests in flight must have become, beyond
    /// what they were.
    private static final double OLDER = 3;

    /// Few users differ more from their average: as if there were some more.
    private static final double FEW = 10;

    private final List<UsersOfRequest> ofEach = new ArrayList<>();
    private int inFlightBefore;
    private boolean hungBefore;

    /// What is to be said of the next interval; empty if nobody hangs, or not in the one before, or
    /// nobody got an answer.
    Optional<String> judge(Interval interval) {
        int users = Math.min(inFlightBefore, interval.inFlight());
        inFlightBefore = interval.inFlight();
        List<UsersOfRequest> waiting = learn(interval, users);
        boolean hang = hang(interval, users, waiting);
        boolean said = hang && hungBefore && interval.counts().done() > 0;
        hungBefore = hang;
        return said ? Optional.of(evidence(users, heldNanos(interval, users))) : Optional.empty();
    }

    private static double heldNanos(Interval interval, int users) {
        return Math.min(users, interval.planned()) * interval.lengthNanos();
    }

    /// @return what is sent and answered so quickly that its users can be seen to hang, and beside
    ///   that what has never been answered: it may take long or hang, and nobody knows before the
    ///   first answer
    private List<UsersOfRequest> learn(Interval interval, int users) {
        List<RequestPart> parts = interval.parts();
        while (ofEach.size() < Math.max(1, parts.size())) {
            ofEach.add(new UsersOfRequest());
        }
        double held = heldNanos(interval, users);
        if (parts.isEmpty()) {
            ofEach.getFirst()
                    .take(interval.lengthNanos(), interval.counts(), interval.times(), held);
        }
        for (int i = 0; i < parts.size(); i++) {
            RequestPart part = parts.get(i);
            ofEach.get(i).takePart(interval.lengthNanos(), part.counts(), part.times(), held);
        }
        List<UsersOfRequest> waiting = new ArrayList<>();
        boolean anyFits = false;
        for (UsersOfRequest each : ofEach) {
            boolean fits = each.fits(interval.lengthNanos());
            anyFits |= fits;
            if (fits || each.isUnanswered()) {
                waiting.add(each);
            }
        }
        return anyFits ? waiting : List.of();
    }

    private static boolean hang(Interval interval, int users, List<UsersOfRequest> waiting) {
        double held = heldNanos(interval, users);
        double lost = waiting.stream().mapToDouble(UsersOfRequest::lostNanos).sum();
        double grown = waiting.stream().mapToDouble(UsersOfRequest::grownNanos).sum();
        double without = waiting.stream().mapToDouble(UsersOfRequest::withoutNanos).sum();
        double most = waiting.stream().mapToDouble(UsersOfRequest::mostNanos).sum();
        double age = waiting.stream().mapToDouble(UsersOfRequest::ageNanos).max().orElse(0);
        boolean come = waiting.stream().anyMatch(UsersOfRequest::comeLate);
        double enough = OLDER * age * (interval.planned() + FEW);
        return without > 0
                && ((lost > (come ? SHARE_OF_LONG : SHARE) * held && grown > enough)
                        || most > enough);
    }

    private String evidence(int users, double heldNanos) {
        long quick = ofEach.stream().mapToLong(UsersOfRequest::backQuick).sum();
        double took = ofEach.stream().mapToDouble(UsersOfRequest::quickNanos).sum();
        OptionalLong longest =
                ofEach.stream()
                        .map(UsersOfRequest::longestNanos)
                        .flatMapToLong(OptionalLong::stream)
                        .max();
        return "%s in flight all the time, and those that came back%s (%s) account for %s of it; the others got no answer%s."
                .formatted(
                        requests(users) + (users == 1 ? " was" : " were"),
                        longest.isEmpty() ? "" : " soon",
                        number(quick),
                        percent(took / heldNanos),
                        longest.isEmpty()
                                ? ""
                                : ", or one after up to " + time(longest.getAsLong()));
    }
}
