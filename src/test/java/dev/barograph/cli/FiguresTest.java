package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,0.0000",
        "12345,0.0123",
        "123456,0.123",
        "1234567,1.23",
        "9999999,10.0",
        "12345678,12.3",
        "123456789,123",
        "1234567890,1230",
        "3600000000000,3600000"
    })
    void milliseconds_carry_three_digits(long nanos, String text) {
        assertThat(Figures.millis(OptionalLong.of(nanos))).isEqualTo(text);
    }

    @Test
    void nothing_is_not_zero() {
        assertThat(Figures.millis(OptionalLong.empty())).isEqualTo("n/a");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "999,999 B",
        "1000,1.00 kB",
        "999999,1.00 MB",
        "5500000,5.50 MB",
        "1e15,1000 TB"
    })
    void bytes_take_the_unit_that_fits(double bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void numbers_are_the_same_in_every_country() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Figures.rate(1234.56)).isEqualTo("1,234.6");
            assertThat(Figures.rate(123_456.7)).isEqualTo("123,457");
            assertThat(Figures.seconds(1_550_000_000L)).isEqualTo("1.6 s");
            assertThat(Figures.percent(0.12345)).isEqualTo("12.3 %");
        } finally {
            Locale.setDefault(before);
        }
    }
}
