package dev.barograph.ui;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;

/// The row of numbers, ready to be shown.
///
/// @param rateSpan what the rates cover
/// @param totalSpan what all else covers
record Tiles(
        String rateSpan,
        String totalSpan,
        String asked,
        String sent,
        String done,
        String p50,
        String p95,
        String p99,
        String errors,
        boolean anyErrors,
        String inFlight,
        String waiting) {
    static final Tiles EMPTY =
            new Tiles(
                    "",
                    "",
                    Figures.NONE,
                    Figures.NONE,
                    Figures.NONE,
                    Figures.NONE,
                    Figures.NONE,
                    Figures.NONE,
                    Figures.NONE,
                    false,
                    Figures.NONE,
                    Figures.NONE);

    /// Rates are of the last full interval while the run goes on and of the whole run when it is
    /// over; all else is of the run so far.
    static Tiles of(Snapshot snapshot) {
        boolean over = snapshot.phase() == RunPhase.DONE;
        String asked = Figures.NONE;
        String sent = Figures.NONE;
        String done = Figures.NONE;
        if (!snapshot.intervals().isEmpty()) {
            Interval last = snapshot.intervals().getLast();
            var counts = over ? snapshot.summary().counts() : last.counts();
            double seconds = over ? snapshot.summary().tookNanos() / 1e9 : last.seconds();
            asked = Figures.rate(counts.scheduled() / seconds);
            sent = Figures.rate(counts.sent() / seconds);
            done = Figures.rate(counts.done() / seconds);
        }
        Latencies response = snapshot.summary().ok().response();
        double errors = snapshot.summary().counts().errorShare();
        return new Tiles(
                over ? "whole run" : "last second",
                over ? "whole run" : "so far",
                asked,
                sent,
                done,
                Figures.time(response.percentileNanos(50)),
                Figures.time(response.percentileNanos(95)),
                Figures.time(response.percentileNanos(99)),
                snapshot.intervals().isEmpty() ? Figures.NONE : Figures.percent(errors),
                errors > 0,
                Figures.count(snapshot.gauges().inFlight()),
                Figures.count(snapshot.gauges().waiting()));
    }
}
