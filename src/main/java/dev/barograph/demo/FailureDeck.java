package dev.barograph.demo;

import java.util.SplittableRandom;

/// Decides which answers fail: like a shuffled deck of 1,000 cards of which the wanted share says
/// "fail", dealt and shuffled anew. So the order is random and the share over every 1,000 is exact;
/// what is left of a share that is no whole number of cards is carried to the next deck. Not
/// thread-safe.
final class FailureDeck {
    static final int CARDS = 1_000;

    private final double share;
    private final SplittableRandom random;
    private long decks;
    private int cardsLeft;
    private long failuresLeft;

    /// @param share 0 to 1
    /// @param seed the same seed gives the same sequence
    FailureDeck(double share, long seed) {
        this.share = share;
        this.random = new SplittableRandom(seed);
    }

    /// Whether the next answer fails.
    boolean next() {
        if (cardsLeft == 0) {
            cardsLeft = CARDS;
            failuresLeft = failuresBefore(decks + 1) - failuresBefore(decks);
            decks++;
        }
        boolean fails = random.nextInt(cardsLeft) < failuresLeft;
        cardsLeft--;
        if (fails) {
            failuresLeft--;
        }
        return fails;
    }

    private long failuresBefore(long deck) {
        // The small term keeps 0.29 * 1000, which is 289.99..., from losing a card.
        return (long) Math.floor(deck * share * CARDS + 1e-6);
    }
}
