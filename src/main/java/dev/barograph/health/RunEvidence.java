package dev.barograph.health;

import static dev.barograph.health.Wording.count;
import static dev.barograph.health.Wording.number;
import static dev.barograph.health.Wording.percent;
import static dev.barograph.health.Wording.requests;
import static dev.barograph.health.Wording.time;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Summary;
import dev.barograph.model.FailureKind;
import java.util.OptionalLong;

/// One sentence for all the seconds of a run that have the same cause.
final class RunEvidence {
    private static final String MORE_PORTS =
            "More of them: keep connections alive, widen the range (Linux: sysctl -w"
                    + " net.ipv4.ip_local_port_range=\"1024 65535\"; macOS: sysctl -w"
                    + " net.inet.ip.portrange.first=16384), or share the load among machines.";

    private static final String MORE_DESCRIPTORS =
            "Raise the limit and start it again from there: ulimit -n 65536 in a shell,"
                    + " LimitNOFILE=65536 for systemd, launchctl limit maxfiles on macOS, --ulimit"
                    + " nofile=65536 for a container.";

    private RunEvidence() {}

    /// @param seconds where it was seen, as in `3 of 60 seconds`
    /// @param summary of the whole run, whose figures stand beside the sentence
    static String of(Cause cause, CauseTally tally, String seconds, Summary summary) {
        return switch (cause) {
            // What was missed is counted when the program goes on, which may be after the interval
            // of the stand-still: only the run has all of it.
            case SUSPENDED ->
                    Wording.stoodStill(
                            tally.suspendedNanos, summary.counts().of(FailureKind.SUSPENDED));
            case PORTS ->
                    "This machine had no free port for %s in %s%s. %s"
                            .formatted(
                                    requests(tally.ports),
                                    seconds,
                                    tally.mostConnections == 0
                                            ? ""
                                            : ", with %s open"
                                                    .formatted(
                                                            count(
                                                                    tally.mostConnections,
                                                                    "connection")),
                                    MORE_PORTS);
            case DESCRIPTORS ->
                    "This program had no file descriptor left for %s in %s%s. %s"
                            .formatted(
                                    requests(tally.descriptors),
                                    seconds,
                                    tally.descriptorLimit == 0
                                            ? ""
                                            : "; it may have " + number(tally.descriptorLimit),
                                    MORE_DESCRIPTORS);
            case GC ->
                    "Garbage collection stopped this program for %s in %s, %s at a time."
                            .formatted(time(tally.gcNanos), seconds, time(tally.longestGcNanos));
            case CPU ->
                    2 * tally.busyLoops > tally.intervals
                            ? "The busiest event loop was %s busy in %s."
                                    .formatted(percent(tally.loopShare()), seconds)
                            : "%s in %s."
                                    .formatted(
                                            Wording.wantOfCore(
                                                    tally.longestLagNanos, tally.longestWaitNanos),
                                            seconds);
            case SCHEDULE_LAG ->
                    tally.longestLagNanos > GeneratorRules.LAG_NANOS
                            ? "Requests left late in %s, by %s or more in the worst of them."
                                    .formatted(seconds, time(tally.longestLagNanos))
                            : "Requests were not sent in %s: an event loop stood still for more than a second."
                                    .formatted(seconds);
            case PERMITS ->
                    tally.planned == 0
                            ? "Requests still waited for a permit after the plan, in %s."
                                    .formatted(seconds)
                            : "%s waited for a permit in %s: %s; the profile allows %s."
                                    .formatted(
                                            requests(tally.permitWaits),
                                            seconds,
                                            TargetRules.littlesLaw(
                                                    tally.planned, tally.typicalNanos()),
                                            number(tally.permits));
            case BACKLOG ->
                    "%s turned away by the full backlog in %s: %s; the profile allows %s."
                            .formatted(
                                    requests(tally.turnedAway)
                                            + (tally.turnedAway == 1 ? " was" : " were"),
                                    seconds,
                                    TargetRules.littlesLaw(tally.planned, tally.typicalNanos()),
                                    number(tally.permits));
            case PACKET_LOSS ->
                    tally.unconnected > 0
                            ? "%s got no connection within the connect timeout in %s.%s"
                                    .formatted(
                                            requests(tally.unconnected),
                                            seconds,
                                            words(FailureKind.CONNECT_TIMEOUT, summary))
                            : "%s of this machine's TCP segments had to be sent again in %s."
                                    .formatted(percent(tally.retransmitShare()), seconds);
            case NAME_NOT_FOUND ->
                    "%s had nowhere to go in %s.%s"
                            .formatted(
                                    of(tally.unnamed, tally.ended),
                                    seconds,
                                    words(FailureKind.DNS, summary));
            case UNREACHABLE ->
                    "%s found no way to the target in %s.%s"
                            .formatted(
                                    of(tally.unreachable, tally.ended),
                                    seconds,
                                    words(FailureKind.CONNECT_FAILED, summary));
            case NO_ANSWERS ->
                    "%s came back from the target in %s; %s."
                            .formatted(
                                    tally.answers == 0 ? "Nothing" : "Next to nothing",
                                    seconds,
                                    waiting(tally));
            case FAILURES ->
                    "%s failed or timed out in %s (%s).%s"
                            .formatted(
                                    of(tally.bad, tally.ended),
                                    seconds,
                                    percent((double) tally.bad / Math.max(1, tally.ended)),
                                    2 * tally.refused > tally.bad
                                            ? words(FailureKind.CONNECT_REFUSED, summary)
                                            : "");
            case SLOW ->
                    "The target was slow in %s: %s, and %s."
                            .formatted(
                                    seconds,
                                    waiting(tally),
                                    tally.ok == 0
                                            ? "none was answered"
                                            : "the longest service time of an answer in "
                                                    + (tally.intervals == 1
                                                            ? "that second"
                                                            : "these seconds")
                                                    + (tally.serviceAtLeast
                                                            ? " was at least "
                                                            : " was ")
                                                    + time(tally.longestServiceNanos));
            case NONE ->
                    "Nothing limited the load in %s: %s came back well%s."
                            .formatted(
                                    seconds,
                                    tally.ok == 0 ? "no request" : requests(tally.ok),
                                    median(summary));
        };
    }

    private static String of(long part, long whole) {
        return number(part) + " of " + requests(whole);
    }

    /// How many waited, and how long the longest wait was if it is known to be longer than that for
    /// any of the answers in the same seconds.
    private static String waiting(CauseTally tally) {
        String many =
                (tally.mostWaiting > 1 ? "up to " : "")
                        + requests(tally.mostWaiting)
                        + " waited for an answer";
        return tally.longestInFlightNanos <= tally.longestServiceNanos
                ? many
                : many
                        + (tally.mostWaiting == 1 ? ", for " : ", one of them for ")
                        + (tally.inFlightAtLeast ? "at least " : "")
                        + time(tally.longestInFlightNanos);
    }

    /// What the first failure of a kind said, as a sentence of its own: it names the place.
    private static String words(FailureKind kind, Summary summary) {
        return summary.errors().stream()
                .filter(row -> row.kind() == kind)
                .map(row -> " " + row.firstMessage() + ".")
                .findFirst()
                .orElse("");
    }

    /// The figure that the tables show for the run, or nothing where they show none.
    private static String median(Summary summary) {
        AwaitedTimes service = summary.times().service();
        OptionalLong median = service.times().percentileNanos(50);
        return service.sufficeFor(50) && median.isPresent()
                ? "; p50 of all service times is %s%s"
                        .formatted(
                                service.isLowerBound(median) ? "at least " : "",
                                time(median.getAsLong()))
                : "";
    }
}
