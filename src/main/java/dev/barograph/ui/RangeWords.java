package dev.barograph.ui;

import dev.barograph.chart.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Says which part of a run the numbers are of.
final class RangeWords {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private RangeWords() {}

    /// `14:02:10 to 14:02:40 · 30 s of 5:00`; without a selection `Whole run · 5:00`; empty before
    /// the first interval.
    ///
    /// @param startedAt empty if that is not known: then times count from the start
    /// @param lastedSeconds of the run so far
    static String of(
            Optional<TimeRange> selection,
            Optional<Instant> startedAt,
            ZoneId zone,
            double lastedSeconds) {
        if (lastedSeconds <= 0) {
            return "";
        }
        String whole = Figures.length(Duration.ofNanos(Math.round(lastedSeconds * 1e9)));
        if (selection.isEmpty()) {
            return "Whole run · " + whole;
        }
        TimeRange range = selection.get();
        String from = time(range.fromSeconds(), startedAt, zone);
        String to = time(Math.min(range.toSeconds(), lastedSeconds), startedAt, zone);
        double seconds = Math.min(range.toSeconds(), lastedSeconds) - range.fromSeconds();
        return from
                + " to "
                + to
                + " · "
                + (lastedSeconds < 1 ? whole : length(seconds))
                + " of "
                + whole;
    }

    /// `17 s`, `1:30`: ranges are made of whole seconds, of which the last may have been a little
    /// short.
    static String length(double seconds) {
        long whole = Math.max(1, Math.round(seconds));
        return whole < 60 ? whole + " s" : clock((double) whole);
    }

    private static String time(double seconds, Optional<Instant> startedAt, ZoneId zone) {
        return startedAt
                .map(start -> CLOCK.format(start.plusNanos(Math.round(seconds * 1e9)).atZone(zone)))
                .orElseGet(() -> clock(seconds));
    }

    private static String clock(double seconds) {
        return Figures.clock(Duration.ofMillis(Math.round(seconds * 1_000)));
    }
}
