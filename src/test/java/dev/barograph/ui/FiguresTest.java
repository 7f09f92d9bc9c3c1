package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @Test
    void times_have_three_digits_and_a_fitting_unit() {
        assertThat(Figures.time(850)).isEqualTo("0.85 µs");
        assertThat(Figures.time(12_345)).isEqualTo("12.3 µs");
        assertThat(Figures.time(20_050_000)).isEqualTo("20.1 ms");
        assertThat(Figures.time(999_499_999)).isEqualTo("999 ms");
        assertThat(Figures.time(999_600_000)).isEqualTo("1.00 s");
        assertThat(Figures.time(999_499)).isEqualTo("999 µs");
        assertThat(Figures.time(999_600)).isEqualTo("1.00 ms");
        assertThat(Figures.time(1_234_000_000)).isEqualTo("1.23 s");
        assertThat(Figures.time(47_000_000)).isEqualTo("47.0 ms");
        assertThat(Figures.time(9_996_000_000L)).isEqualTo("10.0 s");
        assertThat(Figures.time(0)).isEqualTo("0.00 µs");
        assertThat(Figures.time(OptionalLong.empty())).isEqualTo("–");
    }

    @Test
    void bounds_are_in_the_unit_of_what_they_bound() {
        assertThat(Figures.range(12_345_000, 11_900_000, 12_800_000)).isEqualTo("11.9–12.8");
        assertThat(Figures.range(990_000_000, 985_000_000, 1_020_000_000)).isEqualTo("985–1020");
        assertThat(Figures.range(1_005_000, 990_000, 1_100_000)).isEqualTo("0.99–1.10");
        assertThat(Figures.range(999_600_000, 990_000_000, 1_020_000_000)).isEqualTo("0.99–1.02");
    }

    @Test
    void phases_have_two_digits() {
        assertThat(Figures.coarseTime(OptionalLong.of(12_345_000), OptionalLong.of(13_000_000)))
                .isEqualTo("12 ms");
        assertThat(Figures.coarseTime(OptionalLong.of(123_456), OptionalLong.of(13_000_000)))
                .isEqualTo("120 µs");
        assertThat(Figures.coarseTime(OptionalLong.of(0), OptionalLong.of(13_000_000)))
                .isEqualTo("0 µs");
        assertThat(Figures.coarseTime(OptionalLong.empty(), OptionalLong.of(13_000_000)))
                .isEqualTo("–");
        assertThat(Figures.coarseTime(OptionalLong.of(3_960_000), OptionalLong.of(3_970_000)))
                .isEqualTo("3.97 ms");
        assertThat(Figures.coarseTime(OptionalLong.of(3_960_000), OptionalLong.of(4_000_000)))
                .isEqualTo("4.0 ms");
    }

    @Test
    void rates_are_whole_from_a_hundred_on() {
        assertThat(Figures.rate(0)).isEqualTo("0");
        assertThat(Figures.rate(2.5)).isEqualTo("2.5");
        assertThat(Figures.rate(99.96)).isEqualTo("100");
        assertThat(Figures.rate(12_345.6)).isEqualTo("12,346");
    }

    @Test
    void a_small_share_never_reads_as_none_and_a_large_one_never_as_all() {
        assertThat(Figures.percent(0)).isEqualTo("0 %");
        assertThat(Figures.percent(0.00001)).isEqualTo("< 0.01 %");
        assertThat(Figures.percent(0.5)).isEqualTo("50 %");
        assertThat(Figures.percent(0.9994)).isEqualTo("99.9 %");
        assertThat(Figures.percent(0.9995)).isEqualTo("99.95 %");
        assertThat(Figures.percent(0.99978)).isEqualTo("99.97 %");
        assertThat(Figures.percent(0.9999)).isEqualTo("99.99 %");
        assertThat(Figures.percent(0.99999)).isEqualTo("> 99.99 %");
        assertThat(Figures.percent(1)).isEqualTo("100 %");
    }

    @Test
    void the_clock_shows_hours_only_when_there_are_any() {
        assertThat(Figures.clock(Duration.ofSeconds(7))).isEqualTo("0:07");
        assertThat(Figures.clock(Duration.ofSeconds(3_600 + 61))).isEqualTo("1:01:01");
    }

    @ParameterizedTest
    @CsvSource({
        "0, < 0.1 s",
        "49, < 0.1 s",
        "50, 0.1 s",
        "412, 0.4 s",
        "949, 0.9 s",
        "950, 0:01",
        "46499, 0:46",
        "46980, 0:47",
        "59500, 1:00"
    })
    void a_length_is_told_to_the_nearest_second_and_below_one_to_the_nearest_tenth(
            long millis, String told) {
        assertThat(Figures.length(Duration.ofMillis(millis))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "12000000, 9000000, from 9.00",
        "1200000000, 812000000, from 0.81",
        "1200000000, 100000000, from 0.10",
        "1200000000, 99000000, from 99.0 ms",
        "812000000, 100000, from 0.10",
        "812000000, 99000, from 99.0 µs"
    })
    void a_lower_bound_has_a_unit_only_where_that_of_the_time_is_too_large(
            long nanos, long low, String told) {
        assertThat(Figures.from(nanos, low)).isEqualTo(told);
    }

    @Test
    void numbers_in_text_fields_have_all_their_digits() {
        assertThat(Figures.plain(200)).isEqualTo("200");
        assertThat(Figures.plain(0.001)).isEqualTo("0.001");
        assertThat(Figures.plain(1_000_000)).isEqualTo("1000000");
    }
}
