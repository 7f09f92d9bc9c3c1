package dev.barograph.ui;

import dev.barograph.record.HistoryRow;
import dev.barograph.record.RunFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A kept run as the list shows it.
///
/// @param when it began, as short as can be
/// @param figures two lines of what it came to, or why it cannot be read
/// @param about tags, note and address
/// @param sparkline as in [HistoryRow#sparkline()]
/// @param tip everything that has no room
record RunLine(
        RunBadge badge,
        String name,
        String when,
        String figures,
        String about,
        boolean baseline,
        List<Long> sparkline,
        String tip) {
    private static final DateTimeFormatter TIME = format("HH:mm");
    private static final DateTimeFormatter DAY = format("d MMM HH:mm");
    private static final DateTimeFormatter DATE = format("uuuu-MM-dd");
    private static final DateTimeFormatter WHOLE = format("uuuu-MM-dd HH:mm:ss");

    /// @param zone in which times are told
    static RunLine of(HistoryRow row, Instant now, ZoneId zone) {
        RunBadge badge = RunBadge.of(row);
        return new RunLine(
                badge,
                row.name(),
                row.startedAt().map(at -> when(at.atZone(zone), now.atZone(zone))).orElse(""),
                figures(row),
                about(row),
                row.pinned(),
                row.sparkline(),
                tip(row, badge, zone));
    }

    /// For people who do not see the list.
    String spoken() {
        return String.join(
                ", ",
                name,
                badge.word(),
                baseline ? "baseline" : "kept run",
                when,
                figures.replace("\n", " · "),
                about);
    }

    private static String when(ZonedDateTime at, ZonedDateTime now) {
        LocalDate day = at.toLocalDate();
        if (day.equals(now.toLocalDate())) {
            return TIME.format(at);
        }
        return (day.getYear() == now.getYear() ? DAY : DATE).format(at);
    }

    private static String figures(HistoryRow row) {
        if (row.state() == HistoryRow.State.RUNNING) {
            return "It can be opened when it is over.";
        }
        return row.problem().orElseGet(() -> row.figures().map(RunLine::figures).orElse(""));
    }

    private static String figures(RunFigures figures) {
        return (figures.p99IsOfFew()
                        ? "too few for p99"
                        : "response p99 "
                                + (figures.p99IsLowerBound() ? "≥ " : "")
                                + Figures.time(figures.p99Nanos()))
                + " · errors "
                + errors(figures)
                + "\n"
                + (figures.service99IsOfFew()
                        ? ""
                        : "service p99 "
                                + (figures.service99IsLowerBound() ? "≥ " : "")
                                + Figures.time(figures.service99Nanos())
                                + " · ")
                + Figures.rate(figures.donePerSecond())
                + "/s · "
                + Figures.length(figures.tookNanos());
    }

    private static String errors(RunFigures figures) {
        ErrorCell errors = ErrorCell.of(figures.errors());
        return errors.bound().isEmpty() ? errors.value() : errors.value() + ", " + errors.bound();
    }

    private static String about(HistoryRow row) {
        String tags = row.tags().stream().map(tag -> "#" + tag).collect(Collectors.joining(" "));
        String more = row.note().isBlank() ? row.request() : row.note().lines().findFirst().get();
        return tags.isEmpty() ? more : tags + "  " + more;
    }

    private static String tip(HistoryRow row, RunBadge badge, ZoneId zone) {
        StringBuilder tip = new StringBuilder(row.name()).append(": ").append(badge.word());
        if (!row.profile().equals(row.name())) {
            tip.append("\nProfile ").append(row.profile());
        }
        row.startedAt()
                .ifPresent(at -> tip.append("\nBegan ").append(WHOLE.format(at.atZone(zone))));
        if (!row.request().isEmpty()) {
            tip.append('\n').append(row.request());
        }
        row.figures()
                .ifPresent(figures ->
                        tip.append('\n')
                                .append(Figures.count(figures.requests()))
                                .append(" requests, p50 ")
                                .append(Figures.time(figures.p50Nanos()))
                                .append(" (service ")
                                .append(Figures.time(figures.service50Nanos()))
                                .append(")\nErrors ")
                                .append(errors(figures)));
        if (row.pinned()) {
            tip.append("\nBaseline of its profile");
        }
        if (!row.note().isBlank()) {
            tip.append("\n\n").append(row.note());
        }
        row.problem().ifPresent(problem -> tip.append("\n\n").append(problem));
        return tip.append("\n\n").append(row.file()).toString();
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
