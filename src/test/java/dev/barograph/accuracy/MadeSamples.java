package dev.barograph.accuracy;

import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;

/// The one place where these tests make samples.
final class MadeSamples {
    private MadeSamples() {}

    /// A good answer on a connection that was open already.
    static Sample ok(long dueNanos, long sentNanos, long doneNanos) {
        return make(
                dueNanos, sentNanos, sentNanos, doneNanos, doneNanos, false, new Outcome.Ok(200));
    }

    /// The same request with another first stamp; later stamps never lie before it.
    static Sample countedFrom(long originNanos, Sample sample) {
        return make(
                originNanos,
                Math.max(originNanos, sample.sentNanos()),
                Math.max(originNanos, sample.connectedNanos()),
                Math.max(originNanos, sample.firstByteNanos()),
                Math.max(originNanos, sample.doneNanos()),
                sample.newConnection(),
                sample.outcome());
    }

    private static Sample make(
            long dueNanos,
            long sentNanos,
            long connectedNanos,
            long firstByteNanos,
            long doneNanos,
            boolean newConnection,
            Outcome outcome) {
        return new Sample(
                dueNanos,
                sentNanos,
                connectedNanos,
                connectedNanos,
                firstByteNanos,
                doneNanos,
                100,
                100,
                newConnection,
                outcome);
    }
}
