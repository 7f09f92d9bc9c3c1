package dev.barograph.cli;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.io.PrintStream;
import java.util.Locale;

/// One line a second about a running test. On a terminal each line replaces the one before. Not
/// thread-safe.
final class Progress {
    private static final int LONGEST = 160;

    private final PrintStream out;
    private final boolean replaceLine;
    private int shown;

    /// @param replaceLine whether the output is a terminal that knows carriage return
    Progress(PrintStream out, boolean replaceLine) {
        this.out = out;
        this.replaceLine = replaceLine;
    }

    void show(Snapshot snapshot) {
        String line = line(snapshot);
        if (replaceLine) {
            String cut = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
            out.print("\r" + cut + " ".repeat(Math.max(shown - cut.length(), 0)));
            shown = cut.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    /// Takes the line away; call it before anything else is printed.
    void clear() {
        if (replaceLine && shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            out.flush();
            shown = 0;
        }
    }

    static String line(Snapshot snapshot) {
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "%.0f s", snapshot.elapsedNanos() / 1e9));
        line.append(String.format(Locale.ROOT, "  %.0f %%", snapshot.progress() * 100));
        if (snapshot.phase() == RunPhase.RUNNING) {
            snapshot.leftNanos()
                    .ifPresent(left ->
                            line.append(String.format(Locale.ROOT, "  %.0f s left", left / 1e9)));
        } else {
            line.append("  ").append(snapshot.phase().name().toLowerCase(Locale.ROOT));
        }
        if (!snapshot.intervals().isEmpty()) {
            Interval last = snapshot.intervals().getLast();
            Latencies response = last.ok().response();
            line.append("  ")
                    .append(Figures.rate(last.counts().done() / last.seconds()))
                    .append(" done/s");
            line.append("  p50 ").append(Figures.millis(response.percentileNanos(50)));
            line.append("  p99 ")
                    .append(Figures.millis(response.percentileNanos(99)))
                    .append(" ms");
        }
        line.append("  in flight ").append(snapshot.gauges().inFlight());
        line.append("  waiting ").append(snapshot.gauges().waiting());
        var counts = snapshot.summary().counts();
        line.append("  errors ").append(counts.failed() + counts.timedOut() + counts.notSent());
        return line.toString();
    }
}
