package dev.barograph.ui;

import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.Interval;
import dev.barograph.model.FailureKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The table of examples, ready to be shown. Immutable.
///
/// @param rows the slowest first
/// @param kept how many examples there are of the request that is looked at, listed or not
/// @param names how many names the requests of those have
/// @param kinds failures of which there is one, in the order of their kinds
record ExamplesPage(List<ExampleRow> rows, int kept, int names, List<FailureKind> kinds) {
    static final ExamplesPage EMPTY = new ExamplesPage(List.of(), 0, 0, List.of());

    ExamplesPage {
        rows = List.copyOf(rows);
        kinds = List.copyOf(kinds);
    }

    /// Too slow for the FX thread.
    ///
    /// @param all of the run
    /// @param request name of the one that is looked at; empty for all of them
    static ExamplesPage of(
            List<Exemplar> all,
            List<Interval> intervals,
            Optional<String> request,
            ExampleFilter filter) {
        List<Exemplar> examples =
                request.map(name ->
                                all.stream().filter(each -> each.request().equals(name)).toList())
                        .orElse(all);
        Comparator<Exemplar> bySlowness =
                Comparator.comparingLong((Exemplar e) -> ExampleRow.responseNanos(e).orElse(0))
                        .reversed()
                        .thenComparingLong(e -> e.sample().doneNanos());
        return new ExamplesPage(
                examples.stream()
                        .filter(example -> filter.admits(example, intervals))
                        .sorted(bySlowness)
                        .limit(
                                filter.scope() == ExampleFilter.Scope.SLOWEST
                                        ? ExampleFilter.SLOWEST
                                        : Long.MAX_VALUE)
                        .map(ExampleRow::of)
                        .toList(),
                examples.size(),
                (int) examples.stream().map(Exemplar::request).distinct().count(),
                examples.stream()
                        .map(ExampleFilter::kind)
                        .flatMap(Optional::stream)
                        .distinct()
                        .sorted()
                        .toList());
    }
}
