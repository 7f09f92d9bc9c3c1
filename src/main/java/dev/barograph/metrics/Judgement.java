package dev.barograph.metrics;

/// A verdict with its evidence.
///
/// @param evidence one sentence for people, with the figure that tells; empty only in [#NONE]
public record Judgement(Cause cause, String evidence) {
    /// Not judged, or nothing to say.
    public static final Judgement NONE = new Judgement(Cause.NONE, "");

    public Verdict verdict() {
        return cause.verdict();
    }

    /// Whether the figures of this stretch are the generator's and not the target's.
    public boolean isBad() {
        return verdict() == Verdict.GENERATOR;
    }
}
