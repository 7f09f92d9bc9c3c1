package dev.barograph.metrics;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;

/// Samples for tests.
final class Samples {
    private Samples() {}

    static Sample ok(long dueNanos, long queueNanos, long serviceNanos) {
        return sample(dueNanos, queueNanos, serviceNanos, new Outcome.Ok(200));
    }

    static Sample failed(FailureKind kind, long dueNanos, long serviceNanos, String message) {
        return sample(dueNanos, 0, serviceNanos, new Outcome.Failure(kind, message));
    }

    /// On a connection that was opened for it, in half of the time.
    static Sample okOnNew(long dueNanos, long serviceNanos) {
        long ready = dueNanos + serviceNanos / 2;
        long done = dueNanos + serviceNanos;
        return new Sample(
                dueNanos, dueNanos, ready, ready, done, done, 100, 10, true, new Outcome.Ok(200));
    }

    private static Sample sample(
            long dueNanos, long queueNanos, long serviceNanos, Outcome outcome) {
        long sent = dueNanos + queueNanos;
        long done = sent + serviceNanos;
        return new Sample(dueNanos, sent, sent, sent, done, done, 100, 10, false, outcome);
    }
}
