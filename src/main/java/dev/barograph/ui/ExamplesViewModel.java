package dev.barograph.ui;

import dev.barograph.chart.TimeRange;
import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.model.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The examples of the run on screen: which are listed, and the one that is looked at. The list is
/// made away from the FX thread, one at a time, and only while somebody looks. FX thread only;
/// needs no toolkit.
final class ExamplesViewModel {
    /// A part of the filter that can be taken away.
    record Chip(String text, Runnable remove) {}

    /// What the run has left so far.
    private record Source(
            List<Exemplar> examples, List<Interval> intervals, boolean begun, boolean over) {
        static final Source NOTHING = new Source(List.of(), List.of(), false, false);

        boolean anythingEnded() {
            return intervals.stream().anyMatch(interval -> interval.counts().done() > 0);
        }
    }

    private final Work work;
    private final ReadOnlyObjectWrapper<ExampleFilter> filter =
            new ReadOnlyObjectWrapper<>(ExampleFilter.NONE);
    private final ReadOnlyObjectWrapper<ExamplesPage> page =
            new ReadOnlyObjectWrapper<>(ExamplesPage.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<ExampleDetail>> detail =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper emptiness = new ReadOnlyStringWrapper("");
    private Optional<Exemplar> chosen = Optional.empty();
    private Optional<String> request = Optional.empty();

    /// Somebody has put the list into another order than that of the page.
    private boolean sorted;

    /// The first example that is listed is to be looked at.
    private boolean leading;

    private Source source = Source.NOTHING;
    private int run;
    private boolean wanted;
    private boolean underWay;
    private boolean stale;

    ExamplesViewModel(Work work) {
        this.work = work;
        describe();
    }

    ReadOnlyObjectProperty<ExampleFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ExamplesPage> page() {
        return page.getReadOnlyProperty();
    }

    /// The example that is looked at; it stays even if it is listed no more.
    ReadOnlyObjectProperty<Optional<ExampleDetail>> detail() {
        return detail.getReadOnlyProperty();
    }

    /// How many are listed of how many.
    ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /// Why nothing is listed.
    ReadOnlyStringProperty emptiness() {
        return emptiness.getReadOnlyProperty();
    }

    /// What the filter says beside its scope, each with a way to take it away.
    List<Chip> chips() {
        ExampleFilter now = filter.get();
        List<Chip> chips = new ArrayList<>();
        now.range()
                .ifPresent(range ->
                        chips.add(
                                new Chip(
                                        ExampleFilter.words(range),
                                        () -> set(filter.get().during(Optional.empty())))));
        now.band()
                .ifPresent(band ->
                        chips.add(
                                new Chip(
                                        band.words(),
                                        () -> set(filter.get().between(Optional.empty())))));
        now.kind()
                .ifPresent(kind ->
                        chips.add(
                                new Chip(
                                        kind.title(),
                                        () -> set(filter.get().of(Optional.empty())))));
        return chips;
    }

    /// The one that is looked at.
    Optional<Exemplar> chosen() {
        return chosen;
    }

    /// Lists the examples of a part of the run and looks at the first of them, the slowest: what a
    /// click into a heat map or on an error asks for.
    void show(Optional<TimeRange> range, Optional<LatencyBand> band, Optional<FailureKind> kind) {
        leading = true;
        ExampleFilter next = new ExampleFilter(ExampleFilter.Scope.ALL, range, band, kind);
        if (next.equals(filter.get())) {
            lead();
        } else {
            set(next);
        }
    }

    void setScope(ExampleFilter.Scope scope) {
        set(filter.get().within(scope));
    }

    void setRange(Optional<TimeRange> range) {
        set(filter.get().during(range));
    }

    /// Leaves only those of one request, whatever else the filter says; all without one.
    void setRequest(Optional<RequestOfRun> only) {
        request = only.map(RequestOfRun::name);
        if (chosen.filter(example -> !isLookedAt(example)).isPresent()) {
            chosen = Optional.empty();
            detail.set(Optional.empty());
        }
        stale = true;
        refresh();
    }

    private boolean isLookedAt(Exemplar example) {
        return request.isEmpty() || request.get().equals(example.request());
    }

    /// @param byHand whether somebody has put the list into another order than that of the page,
    ///   which has the slowest first
    void setSorted(boolean byHand) {
        sorted = byHand;
        describe();
    }

    void setKind(Optional<FailureKind> kind) {
        set(filter.get().of(kind));
    }

    void clearFilter() {
        set(ExampleFilter.NONE);
    }

    private void set(ExampleFilter next) {
        if (!next.equals(filter.get())) {
            filter.set(next);
            stale = true;
            refresh();
        }
    }

    /// Looks at one example.
    void select(Exemplar example) {
        leading = false;
        chosen = Optional.of(example);
        detail.set(Optional.of(ExampleDetail.of(example)));
    }

    private void lead() {
        if (leading && !page.get().rows().isEmpty()) {
            select(page.get().rows().getFirst().example());
        }
    }

    /// Whether somebody looks.
    void want(boolean now) {
        wanted = now;
        refresh();
    }

    /// Another run begins.
    void reset() {
        run++;
        source = Source.NOTHING;
        filter.set(ExampleFilter.NONE);
        page.set(ExamplesPage.EMPTY);
        leading = false;
        chosen = Optional.empty();
        detail.set(Optional.empty());
        stale = true;
        describe();
    }

    /// Takes the newest examples of the run; cheap.
    ///
    /// @param over whether the run has ended
    // The lists are views that do not change: the same list has the same in it, and to compare
    // their items ten times a second would be for nothing.
    @SuppressWarnings("ReferenceEquality")
    void show(List<Exemplar> examples, List<Interval> intervals, boolean over) {
        stale |= examples != source.examples;
        source = new Source(examples, intervals, true, over);
        describe();
        refresh();
    }

    private void refresh() {
        if (!wanted || underWay || !stale) {
            return;
        }
        underWay = true;
        stale = false;
        int of = run;
        Source read = source;
        ExampleFilter by = filter.get();
        Optional<String> only = request;
        work.quietly(
                () -> ExamplesPage.of(read.examples, read.intervals, only, by),
                made -> finished(of, by, only, made),
                _ -> underWay = false);
    }

    private void finished(int of, ExampleFilter by, Optional<String> only, ExamplesPage made) {
        underWay = false;
        if (of == run && by.equals(filter.get()) && only.equals(request)) {
            page.set(made);
            describe();
            lead();
        }
        refresh();
    }

    private void describe() {
        ExamplesPage now = page.get();
        int listed = now.rows().size();
        summary.set(now.kept() == 0 ? "" : summary(listed, now.kept()));
        emptiness.set(nothing());
    }

    private String summary(int listed, int kept) {
        ExampleFilter by = filter.get();
        if (by.isNone()) {
            return Figures.count(kept)
                    + " examples of "
                    + whole()
                    + (sorted ? "" : ", the slowest first");
        }
        return by.equals(ExampleFilter.NONE.within(ExampleFilter.Scope.SLOWEST))
                ? "The " + listed + " slowest good responses of " + whole()
                : Figures.count(listed) + " of " + Figures.count(kept) + " examples";
    }

    private String whole() {
        return request.orElse("the run");
    }

    private String nothing() {
        if (!source.begun) {
            return "Examples of a run are listed here.";
        }
        if (!source.examples.isEmpty()) {
            return "No example was kept that matches.";
        }
        if (!source.over) {
            return "The first examples come with the first full second.";
        }
        return source.anythingEnded()
                ? "This run was made before examples were kept."
                : "No request of this run came to an end.";
    }
}
