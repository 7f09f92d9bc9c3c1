package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScaleTest {
    @Test
    void a_logarithmic_axis_has_labels_at_1_2_and_5() {
        assertThat(Scale.logNanos(1.2e6, 180e6, 250).ticks())
                .extracting(Scale.Tick::label)
                .containsExactly(
                        "1 ms", "2 ms", "5 ms", "10 ms", "20 ms", "50 ms", "100 ms", "200 ms");
        assertThat(Scale.logNanos(1e4, 9e10, 250).ticks())
                .extracting(Scale.Tick::label)
                .contains("10 µs", "1 ms", "1 s", "10 s")
                .doesNotContain("2 ms");
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000", "1e6, 1e6", "1e6, 1.5e6", "2e6, 5e6", "1e3, 3.6e12", "9.99e8, 1e9"})
    void a_logarithmic_axis_holds_its_values_and_a_decade_at_least(
            double smallest, double largest) {
        Scale scale = Scale.logNanos(smallest, largest, 200);
        assertThat(scale.min()).isLessThanOrEqualTo(Math.log10(smallest));
        assertThat(scale.max()).isGreaterThanOrEqualTo(Math.log10(largest));
        assertThat(scale.max() - scale.min()).isGreaterThanOrEqualTo(1);
        assertThat(scale.ticks()).hasSizeBetween(2, 20);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.9, 1, 7, 96, 100, 999, 1_000, 123_456, 9e8})
    void a_linear_axis_starts_at_zero_and_ends_above_its_values(double largest) {
        for (double pixels : new double[] {1, 50, 200, 900}) {
            Scale scale = Scale.linear(largest, pixels);
            assertThat(scale.min()).isZero();
            assertThat(scale.max()).isGreaterThan(largest);
            assertThat(scale.ticks()).hasSizeBetween(2, 12);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0:10",
        "60, 1:00",
        "150, 2:30",
        "3600, 60:00",
        "86400, 24:00:00",
        "864000, 240:00:00"
    })
    void a_time_axis_is_labelled_in_minutes_or_hours(double seconds, String last) {
        Scale scale = Scale.time(seconds, 2_000);
        assertThat(scale.ticks().getLast().label()).isEqualTo(last);
        assertThat(Scale.time(seconds, 300).ticks()).hasSizeBetween(2, 7);
    }

    @Test
    void the_end_of_a_live_axis_moves_rarely() {
        int moves = 0;
        double end = Scale.roomyEnd(0);
        for (int second = 1; second <= 3_600; second++) {
            double next = Scale.roomyEnd(second);
            assertThat(next).isGreaterThanOrEqualTo(second).isLessThanOrEqualTo(second * 1.5 + 10);
            moves += next == end ? 0 : 1;
            end = next;
        }
        assertThat(moves).isLessThan(60);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.25, 0.25",
        "12, 12",
        "999, 999",
        "999.6, 1k",
        "1234, 1.23k",
        "999600, 1M",
        "3400000, 3.4M",
        "5e9, 5G",
        "NaN, n/a"
    })
    void counts_are_short(double value, String label) {
        assertThat(Labels.compact(value)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "850, 850 ns",
        "850000, 850 µs",
        "12345678, 12.3 ms",
        "999600000, 1 s",
        "1250000000, 1.25 s",
        "NaN, n/a"
    })
    void times_carry_the_unit_that_suits_them(double nanos, String label) {
        assertThat(Labels.nanos(nanos)).isEqualTo(label);
    }
}
