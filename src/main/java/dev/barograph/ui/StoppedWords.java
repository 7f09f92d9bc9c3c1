package dev.barograph.ui;

import dev.barograph.metrics.Recording;

/// When a run was stopped, in words. Pure.
final class StoppedWords {
    private StoppedWords() {}

    /// `Stopped after 0:24`: the wait for its last answers came after that.
    static String of(Recording run) {
        long tookNanos = run.summary().tookNanos();
        return tookNanos == 0
                ? "Stopped before the plan began; nothing was sent"
                : "Stopped after " + Figures.length(run.stoppedNanos().orElse(tookNanos));
    }
}
