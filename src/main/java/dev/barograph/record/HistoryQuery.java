package dev.barograph.record;

import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Which runs of a list are wanted, and in which order. Immutable; any thread.
///
/// @param text words that must all be found somewhere in the name, the profile, the address, the
///   tags, the note, the verdict, the stamp, how it ended, or the id, in any case; "baseline" finds
///   pinned runs; blank finds all
public record HistoryQuery(String text, HistoryOrder order) {
    /// All, the newest first.
    public static final HistoryQuery ALL = new HistoryQuery("", HistoryOrder.NEWEST);

    /// The runs that are wanted, in order.
    public List<HistoryRow> of(List<HistoryRow> rows) {
        List<String> words =
                Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
        return rows.stream()
                .filter(row -> words.isEmpty() || hasAll(words, row))
                .sorted(order.comparator())
                .toList();
    }

    private static boolean hasAll(List<String> words, HistoryRow row) {
        String all = searched(row);
        return words.stream().allMatch(all::contains);
    }

    private static String searched(HistoryRow row) {
        return String.join(
                        "\n",
                        row.name(),
                        row.profile(),
                        row.request(),
                        String.join("\n", row.tags()),
                        row.note(),
                        row.verdict().map(Verdict::title).orElse(""),
                        row.stamp().map(Stamp::title).orElse(""),
                        row.state().name(),
                        row.id(),
                        row.pinned() ? "baseline pinned" : "")
                .toLowerCase(Locale.ROOT);
    }
}
