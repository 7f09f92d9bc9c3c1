package dev.barograph.metrics;

import dev.barograph.model.Exchange;
import dev.barograph.model.Sample;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Room for one sample, used again and again. Not thread-safe; allocates nothing after it was made.
final class ExampleSlot {
    @Nullable Sample sample;
    Supplier<Exchange> said = Exchange.NOTHING_KNOWN;

    /// Samples that could have been kept here.
    int seen;

    /// Which of them is the next to be kept.
    private int next = 1;

    /// Keeps one of all samples offered, each as likely as any other. Which one is next is drawn
    /// when one is kept, so that one that is not costs an addition and a comparison (Algorithm L of
    /// K.-H. Li, "Reservoir-sampling algorithms of time complexity O(n(1 + log(N/n)))", ACM TOMS
    /// 20/4, 1994, for a reservoir of one).
    void offer(Sample offered, Supplier<Exchange> told, RandomGenerator random) {
        if (++seen == next) {
            put(offered, told);
            // P(none of seen + 1 to m is kept) = seen / m
            next = (int) Math.min(Integer.MAX_VALUE, seen / (1 - random.nextDouble()) + 1);
        }
    }

    /// Takes what another slot kept, or stays with its own, so that all samples of both were as
    /// likely. Neither is offered samples any more before it is cleared.
    void merge(ExampleSlot other, RandomGenerator random) {
        Sample theirs = other.sample;
        if (theirs == null) {
            return;
        }
        seen += other.seen;
        if (random.nextDouble() * seen < other.seen) {
            put(theirs, other.said);
        }
    }

    void put(Sample kept, Supplier<Exchange> told) {
        sample = kept;
        said = told;
    }

    void clear() {
        sample = null;
        said = Exchange.NOTHING_KNOWN;
        seen = 0;
        next = 1;
    }
}
