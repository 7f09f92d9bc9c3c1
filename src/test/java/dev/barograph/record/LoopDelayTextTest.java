package dev.barograph.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.barograph.metrics.LoopDelays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopDelayTextTest {
    @Test
    void delays_of_any_number_of_loops_come_back_in_their_order() {
        for (LoopDelays delays :
                new LoopDelays[] {
                    LoopDelays.ofEach(),
                    LoopDelays.ofEach(7),
                    LoopDelays.ofEach(3, Long.MAX_VALUE, 0)
                }) {
            assertThat(LoopDelayText.read(LoopDelayText.of(delays))).isEqualTo(delays);
        }
        assertThat(LoopDelayText.of(LoopDelays.ofEach(3, 20))).isEqualTo("[3,20]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3",
                "[",
                "[]]",
                "[,]",
                "[3,]",
                "[-3]",
                "[3, 4]",
                "[1.5]",
                "[null]",
                "[9223372036854775808]",
                "{\"a\":1}"
            })
    void anything_but_an_array_of_whole_numbers_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LoopDelayText.read(text));
    }

    @Test
    void a_worst_delay_alone_is_not_written_as_if_it_were_that_of_a_loop() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoopDelayText.of(new LoopDelays.OfWorst(7)));
    }
}
