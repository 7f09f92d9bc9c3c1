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

    private static final double NEARLY_SECONDS = 0.1;

    private RangeWords() {}

    /// `14:02:10 to 14:02:40 · 30 s of 5:00`; without a selection `Whole run · 5:00`, or `Run so
    /// far · 5:00`; empty before the first interval.
    ///
    /// @param covered by the selected intervals, of which each may be a little early or late
    /// @param startedAt empty if that is not known: then times count from the start
    /// @param lastedSeconds of the run so far
    /// @param over whether there will be no more of it
    static String of(
            Optional<TimeRange> covered,
            Optional<Instant> startedAt,
            ZoneId zone,
            double lastedSeconds,
            boolean over) {
        if (lastedSeconds <= 0) {
            return "";
        }
        String whole = Figures.length(Duration.ofNanos(Math.round(lastedSeconds * 1e9)));
        if (covered.isEmpty()) {
            return (over ? "Whole run · " : "Run so far · ") + whole;
        }
        TimeRange range = covered.get();
        return time(onSecond(range.fromSeconds()), startedAt, zone)
                + " to "
                + time(onSecond(range.toSeconds()), startedAt, zone)
                + " · "
                + (lastedSeconds < 1 ? whole : length(range.seconds()))
                + " of "
                + whole;
    }

    /// Marks what is of the whole run beside what is only of a part; empty if nothing is.
    ///
    /// @param range whether a range is selected
    /// @param request whether one of several requests is chosen
    static String ofWhole(boolean range, boolean request) {
        if (range) {
            return request ? "Whole run, all requests" : "Whole run";
        }
        return request ? "All requests" : "";
    }

    /// The whole second that intervals are meant to begin and end at, where they do so nearly.
    private static double onSecond(double seconds) {
        double whole = Math.rint(seconds);
        return Math.abs(seconds - whole) < NEARLY_SECONDS ? whole : seconds;
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
