package dev.barograph.ui;

import dev.barograph.compare.Delta;
import dev.barograph.compare.DeltaText;
import dev.barograph.compare.Figure;
import dev.barograph.compare.Finding;

/// One figure of a comparison, ready to be shown.
///
/// @param change with its 95 % interval
/// @param difference with its 95 % interval, in the unit of the figure
record CompareRow(
        String figure,
        String a,
        String b,
        String change,
        String difference,
        Finding finding,
        String why) {
    private static final String NONE = "n/a";

    static CompareRow of(Delta delta) {
        Figure figure = delta.figure();
        return new CompareRow(
                figure.title() + (figure.kind() == Figure.Kind.TIME ? ", ms" : ""),
                delta.a().map(value -> value(figure, value)).orElse(NONE),
                delta.b().map(value -> value(figure, value)).orElse(NONE),
                DeltaText.change(delta).orElse(NONE),
                DeltaText.difference(delta).orElse(NONE),
                delta.finding(),
                delta.why());
    }

    private static String value(Figure figure, Delta.Value value) {
        return value.enough() ? DeltaText.value(figure, value) : "too few";
    }

    /// The finding in words, with a sign that tells it without colour.
    String words() {
        return finding.symbol() + " " + finding.title();
    }
}
