package dev.barograph.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes findings of estimates, all figures together. Pure functions; any thread.
///
/// `SAME`: the whole 95 % interval is inside the margin, which is an equivalence test at 2.5 % (D.
/// J. Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15, 1987). `BETTER` and `WORSE`:
/// a change is proven at 5 % over all figures ([Chances#holm]) and may be larger than the margin.
/// Otherwise `NOT_ENOUGH_DATA`.
final class Judge {
    private Judge() {}

    /// @param deltas not yet judged; what they say why holds where nothing is found
    static List<Delta> judged(List<Delta> deltas, Margins margins) {
        List<Double> chances = new ArrayList<>();
        for (Delta delta : deltas) {
            chances.add(delta.judged().map(e -> Chances.apart(above(delta, e, 0))).orElse(1.0));
        }
        double[] corrected = Chances.holm(chances);
        List<Delta> judged = new ArrayList<>();
        for (int i = 0; i < corrected.length; i++) {
            Delta delta = deltas.get(i);
            Optional<Estimate> estimate = delta.judged();
            judged.add(
                    estimate.isEmpty()
                            ? delta
                            : judged(
                                    delta,
                                    estimate.get(),
                                    margins.of(delta.figure()),
                                    corrected[i]));
        }
        return judged;
    }

    /// Chance of the change that was seen if the true one were `change` for the larger: a share of
    /// the figure, or a difference of error shares.
    static double above(Delta delta, Estimate estimate, double change) {
        return delta.certainty().above(delta, estimate, change);
    }

    private static Delta judged(Delta delta, Estimate estimate, double margin, double chance) {
        boolean share = delta.figure().kind() == Figure.Kind.SHARE;
        boolean same =
                share
                        ? estimate.isWithin(-margin, margin)
                        : estimate.isWithin(1 / (1 + margin), 1 + margin);
        if (same) {
            return delta.found(
                    chance, Finding.SAME, "inside the margin of " + margin(delta, margin));
        }
        if (chance <= Chances.LEVEL) {
            boolean more = estimate.value() > (share ? 0 : 1);
            boolean worse = more != (delta.figure().kind() == Figure.Kind.RATE);
            return delta.found(
                    chance, worse ? Finding.WORSE : Finding.BETTER, "a change is proven");
        }
        return delta.found(chance, Finding.NOT_ENOUGH_DATA, undecided(delta, estimate, margin));
    }

    private static String undecided(Delta delta, Estimate estimate, double margin) {
        boolean share = delta.figure().kind() == Figure.Kind.SHARE;
        if (!estimate.holds(share ? 0 : 1)) {
            return "too weak a sign among so many figures";
        }
        if (delta.a().filter(Delta.Value::atLeast).isPresent()
                || delta.b().filter(Delta.Value::atLeast).isPresent()) {
            return "requests were still awaited when the run ended: no more is known than a bound";
        }
        if (!delta.why().isEmpty()) {
            return delta.why();
        }
        double half =
                share
                        ? (estimate.high() - estimate.low()) / 2
                        : Math.log(estimate.high() / estimate.low()) / 2;
        double wanted = share ? margin : Math.log1p(margin);
        double times = wanted == 0 ? Double.POSITIVE_INFINITY : Math.pow(half / wanted, 2);
        return "neither a change nor its absence is proven"
                + (times < 1.5 || times > 1_000
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; runs about %.0f times as long would tell %s",
                                Math.ceil(times),
                                margin(delta, margin)));
    }

    private static String margin(Delta delta, double margin) {
        String number =
                java.math.BigDecimal.valueOf(margin * 100)
                        .round(new java.math.MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString();
        String points = number.equals("1") ? " percentage point" : " percentage points";
        return number + (delta.figure().kind() == Figure.Kind.SHARE ? points : " %");
    }
}
