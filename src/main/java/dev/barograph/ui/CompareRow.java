package dev.barograph.ui;

import dev.barograph.compare.Delta;
import dev.barograph.compare.DeltaText;
import dev.barograph.compare.Figure;
import dev.barograph.compare.Finding;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One figure of a comparison, ready to be shown.
///
/// @param change with its 95 % interval
/// @param difference with its 95 % interval, in the unit of the figure
/// @param why why this finding, and before it what a share of errors would be at most
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
                Stream.of(upTo("A", delta.a()), upTo("B", delta.b()), Optional.of(delta.why()))
                        .flatMap(Optional::stream)
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("; ")));
    }

    /// Beside the share itself its column has no room for it.
    private static Optional<String> upTo(String run, Optional<Delta.Value> value) {
        return value.flatMap(DeltaText::upTo).map(most -> run + " " + most);
    }

    private static String value(Figure figure, Delta.Value value) {
        return value.enough() ? DeltaText.number(figure, value) : "too few";
    }

    /// The finding in words, with a sign that tells it without colour.
    String words() {
        return finding.symbol() + " " + finding.title();
    }
}
