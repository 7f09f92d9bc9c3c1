package dev.barograph.record;

import java.util.Comparator;
import java.util.Locale;

/// The orders that a list of runs can be in. What a run does not have comes last.
public enum HistoryOrder {
    NEWEST("Newest first", newestFirst()),
    OLDEST("Oldest first", newestFirst().reversed()),
    NAME(
            "Name",
            Comparator.comparing((HistoryRow row) -> row.name().toLowerCase(Locale.ROOT))
                    .thenComparing(newestFirst())),
    SLOWEST(
            "Slowest response p99 first",
            Comparator.comparingLong((HistoryRow row) -> -row.p99Nanos().orElse(-1))
                    .thenComparing(newestFirst())),
    SLOWEST_SERVICE(
            "Slowest service p99 first",
            Comparator.comparingLong((HistoryRow row) -> -row.service99Nanos().orElse(-1))
                    .thenComparing(newestFirst())),
    MOST_ERRORS(
            "Most errors first",
            Comparator.comparingDouble((HistoryRow row) ->
                            -row.figures().map(figures -> figures.errors().share()).orElse(-1.0))
                    .thenComparing(newestFirst())),
    FASTEST_RATE(
            "Highest rate first",
            Comparator.comparingDouble((HistoryRow row) ->
                            -row.figures().map(RunFigures::donePerSecond).orElse(-1.0))
                    .thenComparing(newestFirst())),
    LONGEST(
            "Longest first",
            Comparator.comparingLong((HistoryRow row) -> -row.tookNanos().orElse(-1))
                    .thenComparing(newestFirst()));

    private final String title;

    // Made of pure functions.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Comparator<HistoryRow> comparator;

    HistoryOrder(String title, Comparator<HistoryRow> comparator) {
        this.title = title;
        this.comparator = comparator;
    }

    /// For people.
    public String title() {
        return title;
    }

    public Comparator<HistoryRow> comparator() {
        return comparator;
    }

    /// Ids begin with the time, and are there even if nothing else is.
    private static Comparator<HistoryRow> newestFirst() {
        return Comparator.comparing(HistoryRow::id).reversed();
    }
}
