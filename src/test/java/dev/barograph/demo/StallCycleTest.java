package dev.barograph.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StallCycleTest {
    private static final long ANY_ORIGIN = Long.MAX_VALUE - 7_000;

    private final StallCycle everyTenForTwo = new StallCycle(10_000, 2_000);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "9999, 0",
        "10000, 2000",
        "11500, 500",
        "11999, 1",
        "12000, 0",
        "19999, 0",
        "20000, 2000",
        "31000, 1000"
    })
    void a_request_in_a_window_waits_until_its_end(long sinceFirst, long wait) {
        for (long at = 0; at < sinceFirst; at += 500) {
            everyTenForTwo.delayNanos(ANY_ORIGIN + at);
        }
        assertThat(everyTenForTwo.delayNanos(ANY_ORIGIN + sinceFirst)).isEqualTo(wait);
    }

    @Test
    void a_long_pause_starts_the_clock_anew() {
        everyTenForTwo.delayNanos(0);
        assertThat(everyTenForTwo.delayNanos(11_000)).isZero();
        assertThat(everyTenForTwo.delayNanos(20_999)).isZero();
        assertThat(everyTenForTwo.delayNanos(21_000)).isEqualTo(2_000);
    }

    @Test
    void a_stall_as_long_as_its_cycle_is_refused() {
        assertThatThrownBy(() -> new StallCycle(10, 10)).hasMessageContaining("was 10 of 10");
    }
}
