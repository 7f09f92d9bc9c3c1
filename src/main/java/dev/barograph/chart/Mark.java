package dev.barograph.chart;

import dev.barograph.metrics.RunEvent;

/// An event over a chart: an upright line with a flag on top.
///
/// @param seconds since the run began
/// @param text for people
/// @param tone how much it stands out
public record Mark(double seconds, String text, Tone tone) {
    /// How much a mark stands out.
    public enum Tone {
        /// A flag without a line: there may be many.
        SMALL,
        /// Part of the plan.
        CALM,
        /// Done by hand.
        STRONG,
        /// Figures near it are to be doubted, or a bound was crossed.
        ALARM
    }

    static Mark of(RunEvent event) {
        return new Mark(event.atNanos() / 1e9, words(event), tone(event.kind()));
    }

    private static String words(RunEvent event) {
        String what =
                switch (event.kind()) {
                    case STAGE -> "Stage";
                    case LOAD_CHANGED -> "Load changed";
                    case PAUSED -> "Paused";
                    case RESUMED -> "Resumed";
                    case HELD -> "Held";
                    case STOPPED -> "Stopped";
                    case GC_PAUSE -> "GC pause";
                    case SUSPENDED -> "Suspended";
                    case CLOCK_JUMPED -> "Clock";
                    case THRESHOLD -> "Threshold";
                    case RECORD_INCOMPLETE -> "Record incomplete";
                    case NOTE -> "Note";
                };
        return event.text().isBlank() ? what : what + ": " + event.text();
    }

    private static Tone tone(RunEvent.Kind kind) {
        return switch (kind) {
            case GC_PAUSE, CLOCK_JUMPED -> Tone.SMALL;
            case STAGE -> Tone.CALM;
            case LOAD_CHANGED, PAUSED, RESUMED, HELD, STOPPED, NOTE -> Tone.STRONG;
            case SUSPENDED, THRESHOLD, RECORD_INCOMPLETE -> Tone.ALARM;
        };
    }
}
