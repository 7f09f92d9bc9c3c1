package dev.barograph.cli;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Verdict;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.Locale;

/// What the progress of a run looks like in one line. Pure.
final class Progress {
    private Progress() {}

    static String line(Snapshot snapshot) {
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "%.0f s", snapshot.elapsedNanos() / 1e9));
        line.append(String.format(Locale.ROOT, "  %.0f %%", snapshot.progress() * 100));
        if (snapshot.phase() == RunPhase.RUNNING) {
            snapshot.leftNanos()
                    .ifPresent(left ->
                            line.append(String.format(Locale.ROOT, "  %.0f s left", left / 1e9)));
        } else {
            String phase = snapshot.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            line.append("  ").append(phase);
        }
        if (!snapshot.intervals().isEmpty()) {
            Interval last = snapshot.intervals().getLast();
            Latencies response = last.times().response().times();
            line.append("  ")
                    .append(Figures.rate(last.counts().ended() / last.seconds()))
                    .append(" done/s");
            line.append("  response p50 ").append(percentile(response, 50));
            line.append("  p99 ").append(percentile(response, 99));
        }
        line.append(limit(snapshot));
        line.append("  in flight ").append(snapshot.gauges().inFlight());
        line.append("  waiting ").append(snapshot.gauges().waiting());
        var counts = snapshot.summary().counts();
        line.append("  errors ").append(counts.failed() + counts.timedOut());
        if (counts.notSent() > 0) {
            line.append("  not sent ").append(counts.notSent());
        }
        return line.toString();
    }

    /// A second of a slow load has too few answers for its tail; the table at the end may not.
    private static String percentile(Latencies times, double percentile) {
        return times.isEmpty() || times.sufficeFor(percentile)
                ? Figures.millis(times.percentileNanos(percentile)) + " ms"
                : "too few";
    }

    /// What kept the newest second from its plan; nothing if nothing did.
    private static String limit(Snapshot snapshot) {
        if (snapshot.intervals().isEmpty()) {
            return "";
        }
        Verdict verdict = snapshot.intervals().getLast().judgement().verdict();
        return verdict == Verdict.NOT_LIMITED
                ? ""
                : "  limit " + verdict.title().toLowerCase(Locale.ROOT);
    }
}
