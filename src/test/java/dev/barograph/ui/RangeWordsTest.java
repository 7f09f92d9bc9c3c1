package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.Canned;
import dev.barograph.chart.TimeRange;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RangeWordsTest {
    private static final Optional<Instant> TWO = Optional.of(Instant.parse("2026-11-22T14:02:00Z"));

    @Test
    void a_range_is_said_with_the_clock_its_length_and_the_whole() {
        assertThat(words(Optional.of(new TimeRange(10, 40)), TWO, 300))
                .isEqualTo("14:02:10 to 14:02:40 · 30 s of 5:00");
        assertThat(words(Optional.of(new TimeRange(0, 120)), TWO, 300))
                .isEqualTo("14:02:00 to 14:04:00 · 2:00 of 5:00");
        assertThat(words(Optional.of(new TimeRange(299, 299.4)), TWO, 299.4))
                .isEqualTo("14:06:59 to 14:06:59 · 1 s of 4:59");
        assertThat(words(Optional.of(new TimeRange(9.9996, 39.9997)), TWO, 300))
                .as("intervals are cut a little early or late")
                .isEqualTo("14:02:10 to 14:02:40 · 30 s of 5:00");
    }

    @Test
    void a_range_that_was_a_little_short_is_told_in_whole_seconds() {
        assertThat(RangeWords.length(0.2)).isEqualTo("1 s");
        assertThat(RangeWords.length(16.997)).isEqualTo("17 s");
        assertThat(RangeWords.length(59.6)).isEqualTo("1:00");
        assertThat(RangeWords.length(89.998)).isEqualTo("1:30");
    }

    @Test
    void without_a_clock_times_count_from_the_start() {
        assertThat(words(Optional.of(new TimeRange(10, 40)), Optional.empty(), 300))
                .isEqualTo("0:10 to 0:40 · 30 s of 5:00");
    }

    @Test
    void the_whole_run_has_a_length_and_none_has_no_words() {
        assertThat(words(Optional.empty(), TWO, 300)).isEqualTo("Whole run · 5:00");
        assertThat(RangeWords.of(Optional.empty(), TWO, ZoneOffset.UTC, 300, false))
                .isEqualTo("Run so far · 5:00");
        assertThat(words(Optional.empty(), TWO, 0.4)).isEqualTo("Whole run · 0.4 s");
        assertThat(words(Optional.of(new TimeRange(0, 0.4)), Optional.empty(), 0.4))
                .endsWith(" · 0.4 s of 0.4 s");
        assertThat(words(Optional.empty(), TWO, 0)).isEmpty();
    }

    @Test
    void a_range_holds_the_intervals_whose_middle_lies_in_it_and_at_least_one() {
        List<Interval> run = Canned.run(60, Canned.OPEN);
        assertThat(RangeIndexes.of(run, new TimeRange(10, 40))).contains(new RangeIndexes(10, 40));
        assertThat(RangeIndexes.of(run, new TimeRange(10.6, 10.9)))
                .contains(new RangeIndexes(11, 12));
        assertThat(RangeIndexes.of(run, new TimeRange(50, 900))).contains(new RangeIndexes(50, 60));
        assertThat(RangeIndexes.of(run, new TimeRange(800, 900)))
                .contains(new RangeIndexes(59, 60));
        assertThat(RangeIndexes.of(List.of(), new TimeRange(0, 5))).isEmpty();
    }

    @Test
    void what_is_of_more_than_the_numbers_beside_it_is_marked() {
        assertThat(RangeWords.ofWhole(false, false)).isEmpty();
        assertThat(RangeWords.ofWhole(true, false)).isEqualTo("Whole run");
        assertThat(RangeWords.ofWhole(false, true)).isEqualTo("All requests");
        assertThat(RangeWords.ofWhole(true, true)).isEqualTo("Whole run, all requests");
    }

    @Test
    void the_head_and_the_sentence_say_the_length_of_what_the_figures_are_of() {
        List<Interval> run = new ArrayList<>(Canned.run(8, Canned.OPEN));
        // The program stood still.
        run.add(Canned.lasting(Canned.quiet(8, 20_000_000), 5_000_000_000L));
        RangeIndexes indexes = RangeIndexes.of(run, new TimeRange(9, 12)).orElseThrow();
        assertThat(words(Optional.of(indexes.covered(run)), TWO, 13))
                .isEqualTo("14:02:08 to 14:02:13 · 5 s of 0:13");
        assertThat(
                        Headline.range(
                                Summary.of(run.subList(indexes.from(), indexes.to()), List.of()),
                                RunJudgement.NONE))
                .startsWith("Selected range of 5 s;");
    }

    private static String words(
            Optional<TimeRange> range, Optional<Instant> start, double seconds) {
        return RangeWords.of(range, start, ZoneOffset.UTC, seconds, true);
    }
}
