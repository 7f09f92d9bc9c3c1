package dev.barograph.ui;

import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Verdict;
import dev.barograph.record.HistoryRow;
import java.util.Optional;

/// The word that stands at a kept run: what is most important to know of it.
///
/// @param word says it without the colour
record RunBadge(String word, VerdictLine.Tone tone) {
    static RunBadge of(HistoryRow row) {
        return switch (row.state()) {
            case RUNNING -> new RunBadge("running", VerdictLine.Tone.ACCENT);
            case UNREADABLE -> new RunBadge("damaged", VerdictLine.Tone.ALARM);
            case FAILED -> new RunBadge("failed", VerdictLine.Tone.ALARM);
            case INTERRUPTED -> new RunBadge("interrupted", VerdictLine.Tone.WARNING);
            case COMPLETED, STOPPED -> ended(row);
        };
    }

    private static RunBadge ended(HistoryRow row) {
        if (row.stamp().equals(Optional.of(Stamp.GENERATOR_LIMITED))) {
            return new RunBadge("generator-limited", VerdictLine.Tone.ALARM);
        }
        if (row.state() == HistoryRow.State.STOPPED) {
            // The word of its stamp: the same run must not have two names.
            return new RunBadge("interrupted", VerdictLine.Tone.WARNING);
        }
        return switch (row.verdict().orElse(Verdict.NOT_LIMITED)) {
            case NOT_LIMITED ->
                    row.stamp().equals(Optional.of(Stamp.VALID_WITH_NOTES))
                            ? new RunBadge("valid, notes", VerdictLine.Tone.ACCENT)
                            : new RunBadge("valid", VerdictLine.Tone.CALM);
            case TARGET -> new RunBadge("target limit", VerdictLine.Tone.ACCENT);
            case NETWORK -> new RunBadge("network limit", VerdictLine.Tone.ACCENT);
            case CONFIG -> new RunBadge("profile limit", VerdictLine.Tone.ACCENT);
            case GENERATOR -> new RunBadge("generator limit", VerdictLine.Tone.WARNING);
        };
    }
}
