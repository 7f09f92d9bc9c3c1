package dev.barograph.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.KnownErrors;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Verdict;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryQueryTest {
    private static final HistoryRow SHOP =
            row("Shop", "a", 30, 0.5, 10, 5, "night", "ask Bo", true);
    private static final HistoryRow API = row("api", "b", 10, 0, 30, 9, "", "", false);
    private static final HistoryRow BROKEN =
            HistoryReading.unreadable(
                    Path.of("20260301-142530-cccccccc_zebra.sqlite"),
                    HistoryRow.State.UNREADABLE,
                    "damaged");
    private static final List<HistoryRow> ALL = List.of(SHOP, API, BROKEN);

    @ParameterizedTest
    @CsvSource({
        "'', 3",
        "'   ', 3",
        "SHOP, 1",
        "/api, 1",
        "http night, 1",
        "http nowhere, 0",
        "bo, 1",
        "generator, 1",
        "not limited, 1",
        "valid, 1",
        "baseline, 1",
        "unreadable, 1",
        "20260301, 3"
    })
    void each_word_is_looked_for_everywhere(String text, int found) {
        assertThat(new HistoryQuery(text, HistoryOrder.NEWEST).of(ALL)).hasSize(found);
    }

    @ParameterizedTest
    @CsvSource({
        "NEWEST, cba",
        "OLDEST, abc",
        "NAME, bac",
        "SLOWEST, abc",
        "SLOWEST_SERVICE, bac",
        "MOST_ERRORS, abc",
        "FASTEST_RATE, bac",
        "LONGEST, bac"
    })
    void each_order_puts_what_is_unknown_last(HistoryOrder order, String letters) {
        assertThat(new HistoryQuery("", order).of(ALL))
                .extracting(row -> row.id().substring(16, 17))
                .containsExactly(letters.split(""));
    }

    @ParameterizedTest
    @EnumSource(HistoryOrder.class)
    void every_order_is_the_same_whatever_came_before(HistoryOrder order) {
        Comparator<HistoryRow> comparator = order.comparator();
        for (HistoryRow one : ALL) {
            for (HistoryRow other : ALL) {
                assertThat(Integer.signum(comparator.compare(one, other)))
                        .isEqualTo(-Integer.signum(comparator.compare(other, one)));
                assertThat(comparator.compare(one, other) == 0).isEqualTo(one == other);
            }
        }
    }

    @Test
    void all_are_found_by_nothing() {
        assertThat(HistoryQuery.ALL.of(ALL)).containsExactly(BROKEN, API, SHOP);
    }

    private static HistoryRow row(
            String name,
            String letter,
            long p99Nanos,
            double errors,
            double rate,
            long took,
            String tag,
            String note,
            boolean pinned) {
        return new HistoryRow(
                Path.of("x"),
                "20260301-142530-" + letter.repeat(8),
                HistoryRow.State.COMPLETED,
                name,
                name,
                "GET http://127.0.0.1/" + name,
                Optional.empty(),
                Optional.of(
                        new RunFigures(
                                took,
                                1,
                                rate,
                                OptionalLong.of(1),
                                OptionalLong.of(p99Nanos),
                                false,
                                false,
                                OptionalLong.of(1),
                                OptionalLong.of(took),
                                false,
                                false,
                                new KnownErrors(Math.round(errors * 1e6), 1_000_000, 0))),
                Optional.of(pinned ? Stamp.GENERATOR_LIMITED : Stamp.VALID),
                Optional.of(pinned ? Verdict.GENERATOR : Verdict.NOT_LIMITED),
                List.of(),
                tag.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(tag)),
                note,
                pinned,
                Optional.empty());
    }
}
