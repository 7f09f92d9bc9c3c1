package dev.barograph.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void a_run_of_which_nothing_was_asked_is_not_silent() {
        assertThat(comparison(side(100, 100, 0), side(0, 0, 0)).isBSilent()).isFalse();
        assertThat(comparison(side(100, 100, 0), side(0, 0, 30)).isBSilent()).isTrue();
        assertThat(comparison(side(100, 100, 0), side(30, 0, 0)).isBSilent()).isTrue();
        assertThat(comparison(side(100, 0, 0), side(30, 0, 0)).isBSilent()).isFalse();
    }

    private static Comparison comparison(Comparison.Side a, Comparison.Side b) {
        return new Comparison(a, b, Margins.standard(), List.of(), List.of(), List.of(), List.of());
    }

    private static Comparison.Side side(long requests, long good, long givenUp) {
        return new Comparison.Side(
                "api", Instant.EPOCH, requests, good, givenUp, 12_000_000_000L, 1, 12);
    }
}
