package dev.barograph.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailureDeckTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.01, 0.29, 0.5, 0.999, 1})
    void the_share_is_exact_over_every_thousand(double share) {
        for (long seed = 0; seed < 20; seed++) {
            FailureDeck deck = new FailureDeck(share, seed);
            for (int thousand = 0; thousand < 3; thousand++) {
                assertThat(failures(deck, 1_000)).isEqualTo(Math.round(share * 1_000));
            }
        }
    }

    @Test
    void a_share_below_one_card_is_carried_to_later_decks() {
        FailureDeck deck = new FailureDeck(0.0005, 3);
        assertThat(failures(deck, 100_000)).isEqualTo(50);
    }

    @Test
    void the_same_seed_gives_the_same_sequence_and_another_seed_another() {
        assertThat(sequence(0.1, 7)).isEqualTo(sequence(0.1, 7)).isNotEqualTo(sequence(0.1, 8));
    }

    @Test
    void failures_are_spread_over_the_deck() {
        FailureDeck deck = new FailureDeck(0.5, 1);
        assertThat(failures(deck, 500)).isBetween(200, 300);
    }

    private static List<Boolean> sequence(double share, long seed) {
        FailureDeck deck = new FailureDeck(share, seed);
        List<Boolean> fails = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            fails.add(deck.next());
        }
        return fails;
    }

    private static int failures(FailureDeck deck, int draws) {
        int failures = 0;
        for (int i = 0; i < draws; i++) {
            failures += deck.next() ? 1 : 0;
        }
        return failures;
    }
}
