package dev.barograph.ui;

import dev.barograph.metrics.Counts;

/// The conservation law in words.
final class Account {
    private Account() {}

    /// Everything that was due and what became of it: `100 due = 98 ok + 2 failed`.
    static String of(Counts counts) {
        StringBuilder text = new StringBuilder(Figures.count(counts.scheduled()) + " due");
        part(text, counts.ok(), "ok");
        part(text, counts.failed(), "failed");
        part(text, counts.timedOut(), "timed out");
        part(text, counts.cancelled(), "cancelled");
        part(text, counts.notSent(), "not sent");
        return text.toString();
    }

    private static void part(StringBuilder text, long count, String name) {
        if (count > 0) {
            text.append(text.indexOf("=") < 0 ? " = " : " + ")
                    .append(Figures.count(count))
                    .append(' ')
                    .append(name);
        }
    }
}
