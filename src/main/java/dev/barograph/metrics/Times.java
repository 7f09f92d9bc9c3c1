package dev.barograph.metrics;

import java.util.List;

/// Every distribution of one stretch of a run. Immutable.
///
/// @param ok requests that ended with a good response
/// @param failed requests that failed after being sent
/// @param timedOut requests given up on; each at its full time, a lower bound of the true one
/// @param unfinished requests that waited or were in flight when the run had to end, or so far
///   ([AwaitedSoFar]), each at the time it had lasted until then, a lower bound of the true one;
///   `service` holds only those that were sent
/// @param phases of the good responses
/// @param lag how late the plan was carried out, from due to the asking for a permit, for every
///   request that became due (open model only)
public record Times(
        LatencyPair ok,
        LatencyPair failed,
        LatencyPair timedOut,
        LatencyPair unfinished,
        PhaseTimes phases,
        Latencies lag) {
    public static final Times EMPTY =
            new Times(
                    LatencyPair.EMPTY,
                    LatencyPair.EMPTY,
                    LatencyPair.EMPTY,
                    LatencyPair.EMPTY,
                    PhaseTimes.EMPTY,
                    Latencies.EMPTY);

    /// Good responses alone.
    public static Times ofOk(LatencyPair ok) {
        return new Times(
                ok,
                LatencyPair.EMPTY,
                LatencyPair.EMPTY,
                LatencyPair.EMPTY,
                PhaseTimes.EMPTY,
                Latencies.EMPTY);
    }

    /// The same from bytes that [#toBytes()] made.
    ///
    /// @throws IllegalArgumentException if they are not such bytes
    public static Times ofBytes(byte[] bytes) {
        return TimesPacking.unpack(bytes);
    }

    /// The same from bytes that the second and the third format of kept runs hold.
    ///
    /// @throws IllegalArgumentException if they are not such bytes
    public static Times ofEarlierBytes(byte[] bytes) {
        return RiceTimes.unpack(bytes);
    }

    /// All of it in few bytes, to be kept: some 5 bits for each time of three digits, and half as
    /// many for each of two. Takes some tenths of a millisecond for a second of usual times.
    public byte[] toBytes() {
        return TimesPacking.pack(this);
    }

    /// The same but for how late the plan was carried out: a due time has that before it is known
    /// which request goes.
    Times withoutLag() {
        return lag.isEmpty()
                ? this
                : new Times(ok, failed, timedOut, unfinished, phases, Latencies.EMPTY);
    }

    /// Only what ended.
    Times withoutUnfinished() {
        return unfinished.response().isEmpty()
                ? this
                : new Times(ok, failed, timedOut, LatencyPair.EMPTY, phases, lag);
    }

    /// The same with more requests that are only known to take at least so long.
    Times awaiting(LatencyPair awaited) {
        return awaited.response().isEmpty()
                ? this
                : new Times(
                        ok,
                        failed,
                        timedOut,
                        new LatencyPair(
                                Latencies.merge(List.of(unfinished.response(), awaited.response())),
                                Latencies.merge(List.of(unfinished.service(), awaited.service()))),
                        phases,
                        lag);
    }

    /// Only what [#response()] and [#service()] are made of.
    Times onlyAwaited() {
        return new Times(
                ok,
                LatencyPair.EMPTY,
                LatencyPair.EMPTY,
                unfinished,
                PhaseTimes.EMPTY,
                Latencies.EMPTY);
    }

    /// Only how late the plan was carried out.
    public Times onlyLag() {
        return new Times(
                LatencyPair.EMPTY,
                LatencyPair.EMPTY,
                LatencyPair.EMPTY,
                LatencyPair.EMPTY,
                PhaseTimes.EMPTY,
                lag);
    }

    /// The response times to show: good responses, and those that were still awaited at the end of
    /// the run as "at least this long".
    public AwaitedTimes response() {
        return AwaitedTimes.of(ok.response(), unfinished.response());
    }

    /// As [#response()], counted from the send.
    public AwaitedTimes service() {
        return AwaitedTimes.of(ok.service(), unfinished.service());
    }

    /// The queue times to show, from due to send: of good responses, and of the requests that never
    /// left as "at least this long". Those still in flight at the end of the run are not among
    /// them: of each only its two whole times are kept.
    public AwaitedTimes queue() {
        return AwaitedTimes.of(
                Latencies.merge(List.of(phases.onNew().queue(), phases.onReused().queue())),
                neverSent());
    }

    /// How long the requests that never left had waited when the run ended. A permit goes to the
    /// request that has been due longest, and those in flight are awaited to the very end; so these
    /// are the shortest times of the unfinished ones.
    Latencies neverSent() {
        return unfinished
                .response()
                .shortest(unfinished.response().count() - unfinished.service().count());
    }
}
