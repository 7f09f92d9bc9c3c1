package dev.barograph.ui;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Verdict;
import dev.barograph.model.Course;
import dev.barograph.model.LoadShape;
import dev.barograph.run.RunEnd;
import dev.barograph.run.Snapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// One sentence that says what goes on in a run now, or how it went. Pure.
final class Headline {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Headline() {}

    /// Of a run under way.
    ///
    /// @param sense what its intervals tell
    /// @param hanging as [#hanging(Snapshot)] has it; the same from one interval to the next
    /// @param startedAt when it began
    /// @param zone in which times of day are told
    static String of(
            Snapshot snapshot,
            RunSense sense,
            Optional<String> hanging,
            Instant startedAt,
            ZoneId zone) {
        int inFlight = snapshot.gauges().inFlight();
        return switch (snapshot.phase()) {
            case WARMING_UP -> "Warming up; the target gets nothing yet.";
            case STARTING -> "Opening the client.";
            case DRAINING ->
                    inFlight == 0
                            ? "Nothing more is sent; the run is ending."
                            : "Nothing more is sent; waiting for "
                                    + requests(inFlight)
                                    + " in flight.";
            case DONE -> "The run is over.";
            case RUNNING -> sentence(parts(snapshot, sense, hanging, startedAt, zone));
        };
    }

    /// Of a run that is over.
    ///
    /// @param reason why it failed, if it did
    static String ended(Recording recording, RunEnd end, String reason) {
        String took = Figures.length(recording.summary().tookNanos());
        String how =
                switch (end) {
                    case COMPLETED -> "Completed in " + took;
                    case STOPPED -> StoppedWords.of(recording);
                    case FAILED -> "Failed after " + took + ": " + reason;
                };
        return sentence(with(how, recording.summary(), recording.judgement()));
    }

    /// Of a selected part of a run, whether that goes on or not.
    ///
    /// @param judgement of this part
    static String range(Summary summary, RunJudgement judgement) {
        String length = RangeWords.length(summary.tookNanos() / 1e9);
        return sentence(with("Selected range of " + length, summary, judgement));
    }

    /// Of a run that was opened again.
    ///
    /// @param zone in which its beginning is told
    static String reopened(Recording recording, ZoneId zone) {
        return sentence(
                with(
                        "Run of "
                                + DAY.format(recording.startedAt().atZone(zone))
                                + ", "
                                + Figures.length(recording.summary().tookNanos()),
                        recording.summary(),
                        recording.judgement()));
    }

    private static List<String> with(String how, Summary summary, RunJudgement run) {
        List<String> parts = new ArrayList<>(List.of(how));
        if (summary.tookNanos() > 0) {
            parts.add(Figures.count(summary.counts().sent()) + " sent");
        }
        if (!summary.ok().response().isEmpty()) {
            AwaitedTimes response = summary.times().response();
            AwaitedTimes service = summary.times().service();
            parts.add(
                    highest(response)
                            .map(percentile -> told(percentile, "", response, service))
                            .orElse("too few samples for a percentile"));
        }
        if (summary.counts().errorShare() > 0) {
            parts.add(Figures.percent(summary.counts().errorShare()) + " failed");
        }
        // What was never sent is told where all that was due is.
        long unanswered = summary.times().service().censored();
        if (unanswered > 0) {
            parts.add(Figures.count(unanswered) + " not answered");
        }
        if (run.judgedSeconds() > 0) {
            parts.add(
                    switch (run.judgement().verdict()) {
                        case NOT_LIMITED ->
                                run.badSeconds() == 0
                                        ? "nothing was the limit"
                                        : "this program was the limit in "
                                                + run.badSeconds()
                                                + " of "
                                                + run.judgedSeconds()
                                                + (run.judgedSeconds() == 1
                                                        ? " second"
                                                        : " seconds");
                        case TARGET -> "the target was the limit";
                        case NETWORK -> "the network was the limit";
                        case CONFIG -> "this profile's own caps were the limit";
                        case GENERATOR -> "this program was the limit, so do not trust the times";
                    });
        }
        return parts;
    }

    private static List<String> parts(
            Snapshot snapshot,
            RunSense sense,
            Optional<String> hanging,
            Instant startedAt,
            ZoneId zone) {
        List<String> parts = new ArrayList<>();
        Course course = snapshot.course().orElse(null);
        parts.add(course == null ? "Running" : load(snapshot, course, sense));
        if (snapshot.intervals().isEmpty()) {
            parts.add("the first second is under way");
            return parts;
        }
        if (asksForNothing(snapshot)) {
            // What still comes back tells nothing of how it goes now.
            return parts;
        }
        if (snapshot.intervals().getLast().isIdle()) {
            parts.add("the first second after the pause is under way");
            return parts;
        }
        parts.add(hanging.orElseGet(() -> times(snapshot, sense, startedAt, zone)));
        if (sense.failing()) {
            parts.add(
                    Figures.percent(sense.failed())
                            + " fail now ("
                            + sense.kinds().getFirst().title()
                            + (sense.kinds().size() > 1 ? " and others)" : ")"));
        }
        if (sense.limit() != Verdict.NOT_LIMITED) {
            parts.add(
                    switch (sense.limit()) {
                        case NOT_LIMITED -> "";
                        case TARGET -> "the target is the limit now";
                        case NETWORK -> "the network is the limit now";
                        case CONFIG -> "this profile's own caps are the limit now";
                        case GENERATOR ->
                                "this program is the limit now, so do not trust the times";
                    });
        }
        return parts;
    }

    /// Whether neither the plan nor anybody's hand asks for anything now.
    static boolean asksForNothing(Snapshot snapshot) {
        return snapshot.course()
                .filter(course -> course.isPaused() || course.levelAt(snapshot.elapsedNanos()) == 0)
                .isPresent();
    }

    private static String load(Snapshot snapshot, Course course, RunSense sense) {
        if (course.isPaused()) {
            return "Paused" + stillInFlight(snapshot);
        }
        double asked = course.levelAt(snapshot.elapsedNanos());
        String how =
                course.isHeld()
                        ? ", held by hand"
                        : course.followsPlan() ? " as planned" : ", set by hand";
        if (asked == 0) {
            return "Sending nothing" + how + stillInFlight(snapshot);
        }
        if (course.plan() instanceof LoadShape.Closed) {
            int inFlight = snapshot.gauges().inFlight();
            long wanted = Math.round(asked);
            // Nobody takes back what was sent.
            return inFlight > wanted
                    ? requests(inFlight)
                            + " in flight, to become "
                            + Figures.count(wanted)
                            + " as they end"
                            + (course.isHeld() || !course.followsPlan() ? how : ", as planned")
                    : "Keeping " + requests(wanted) + " in flight" + how;
        }
        if (sense.behind()) {
            Interval last = snapshot.intervals().getLast();
            String sent = Figures.rate(last.counts().sent() / last.seconds());
            // It may have caught up in the last second, though not in the seconds before it.
            if (isLessThanAsked(last) && !sent.equals(Figures.rate(last.planned()))) {
                return "Sending only "
                        + sent
                        + "/s of "
                        + Figures.rate(last.planned())
                        + "/s"
                        + (course.followsPlan() ? " planned" : how);
            }
        }
        return "Sending " + Figures.rate(asked) + "/s" + how;
    }

    /// Both of the same time: the level of now may be another. One request may lie on either side
    /// of a boundary.
    private static boolean isLessThanAsked(Interval interval) {
        return interval.counts().sent() + 1 < interval.planned() * interval.seconds();
    }

    private static String stillInFlight(Snapshot snapshot) {
        int inFlight = snapshot.gauges().inFlight();
        return inFlight == 0
                ? ", nothing in flight"
                : ", " + requests(inFlight) + " still in flight";
    }

    private static String times(Snapshot snapshot, RunSense sense, Instant startedAt, ZoneId zone) {
        if (!sense.answered()) {
            return snapshot.summary().ok().response().isEmpty()
                    ? "nothing has come back well"
                    : "nothing has come back well in the last seconds";
        }
        if (sense.nowNanos().isEmpty()) {
            return "too few samples now for a percentile";
        }
        String since =
                " since " + CLOCK.format(startedAt.plusNanos(sense.sinceNanos()).atZone(zone));
        // Of the last seconds: the tiles beside it are of the run so far.
        return "p"
                + Figures.plain(sense.percentile())
                + " now "
                + Figures.time(sense.nowNanos())
                + service(Figures.time(sense.serviceNanos()))
                + switch (sense.direction()) {
                    case STEADY -> "";
                    case RISING -> " and rising" + since;
                    case FALLING -> " and falling" + since;
                };
    }

    /// The highest percentile of the last seconds together with what began in them and is awaited
    /// for long; empty if nothing is, or if they are too few. Adds up seconds: not for each
    /// picture.
    static Optional<String> hanging(Snapshot snapshot) {
        if (snapshot.intervals().isEmpty()) {
            return Optional.empty();
        }
        List<Interval> latest = RunSense.latest(snapshot.intervals());
        LatencyPair awaited =
                snapshot.awaited()
                        .all()
                        .dueAgo(0, latest.getLast().endNanos() - latest.getFirst().startNanos());
        if (awaited.response().isEmpty()) {
            return Optional.empty();
        }
        AwaitedTimes response = together(latest, LatencyPair::response, awaited);
        AwaitedTimes service = together(latest, LatencyPair::service, awaited);
        return highest(response).map(percentile -> told(percentile, " now", response, service));
    }

    /// The highest percentile of those that are told for which there are samples enough.
    private static Optional<Double> highest(AwaitedTimes times) {
        return RunSense.LADDER.stream().filter(times::sufficeFor).findFirst();
    }

    private static String told(
            double percentile, String when, AwaitedTimes response, AwaitedTimes service) {
        return "p"
                + Figures.plain(percentile)
                + when
                + " "
                + Tiles.percentile(response, percentile)
                + service(Tiles.percentile(service, percentile));
    }

    private static AwaitedTimes together(
            List<Interval> latest, Function<LatencyPair, Latencies> curve, LatencyPair awaited) {
        return AwaitedTimes.of(
                Latencies.merge(latest.stream().map(each -> curve.apply(each.ok())).toList()),
                curve.apply(awaited));
    }

    /// A time without more is the response time.
    private static String service(String time) {
        return " (service " + time + ")";
    }

    private static String requests(long count) {
        return Figures.count(count) + (count == 1 ? " request" : " requests");
    }

    private static String sentence(List<String> parts) {
        return String.join("; ", parts) + ".";
    }
}
