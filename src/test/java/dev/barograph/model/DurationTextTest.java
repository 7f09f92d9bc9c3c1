package dev.barograph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "0,PT0S",
        "0s,PT0S",
        "250ms,PT0.25S",
        "30s,PT30S",
        "1m30s,PT1M30S",
        "2h,PT2H",
        "1.5s,PT1.5S",
        "'1m 30s',PT1M30S",
        "' 10 s ',PT10S",
        "1h1m1s1ms1us1ns,PT1H1M1.001001001S",
        "0.5ns,PT0.000000001S",
        "999999999.999999999s,PT999999999.999999999S"
    })
    void reads_what_people_write(String text, Duration meant) {
        assertThat(DurationText.parse(text)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "30",
                "s",
                "-1s",
                "1e3s",
                "1,5s",
                "1.s",
                ".5s",
                "30 sec",
                "1 0s",
                "1 30s",
                "30S",
                "٣s",
                "1d",
                "1s x",
                "0x1s",
                "00",
                "999999999h"
            })
    void refuses_what_is_no_time_or_could_mean_two(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @Test
    void reading_what_was_written_gives_the_same_duration() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            Duration duration = Duration.ofNanos(random.nextLong(1L << random.nextInt(1, 63)));
            assertThat(DurationText.parse(DurationText.format(duration))).contains(duration);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,0s",
        "PT90S,1m30s",
        "PT0.25S,250ms",
        "PT2H,2h",
        "PT26H,26h",
        "PT0.0015S,1ms500us"
    })
    void writes_the_fewest_whole_parts(Duration duration, String text) {
        assertThat(DurationText.format(duration)).isEqualTo(text);
    }
}
