package dev.barograph.ui;

import dev.barograph.chart.RunData;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.run.Snapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Every number of the run on screen: of the whole of it, or of the range that is selected on the
/// charts and of the request that is chosen. FX thread only; needs no toolkit.
final class NumbersViewModel {
    private final ReadOnlyObjectWrapper<Tiles> tiles = new ReadOnlyObjectWrapper<>(Tiles.EMPTY);
    private final ReadOnlyObjectWrapper<VerdictLine> verdict =
            new ReadOnlyObjectWrapper<>(VerdictLine.NONE);
    private final ReadOnlyObjectWrapper<List<GeneratorFact>> generator =
            new ReadOnlyObjectWrapper<>(GeneratorFact.of(List.of()));
    private final ReadOnlyObjectWrapper<List<ThresholdCheck>> thresholds =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<ErrorLine> errors = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper rangeWords = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper thresholdsOf = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper rangeHeadline = new ReadOnlyStringWrapper("");
    private final ChartTimeViewModel time = new ChartTimeViewModel();
    private final RequestFilter requests = new RequestFilter();
    private final FiguresViewModel figures;
    private ShownRun run = ShownRun.NOTHING;
    private Optional<Load> load = Optional.empty();
    private Optional<Instant> startedAt = Optional.empty();

    NumbersViewModel(Work work) {
        figures = new FiguresViewModel(work);
        time.selection().addListener((_, _, _) -> turn());
        requests.chosen().addListener((_, _, _) -> turn());
        figures.page().addListener((_, _, _) -> refresh());
    }

    ReadOnlyObjectProperty<Tiles> tiles() {
        return tiles.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<VerdictLine> verdict() {
        return verdict.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<GeneratorFact>> generator() {
        return generator.getReadOnlyProperty();
    }

    /// How the thresholds of the run stand, always of the whole of it.
    ReadOnlyObjectProperty<List<ThresholdCheck>> thresholds() {
        return thresholds.getReadOnlyProperty();
    }

    /// What the thresholds are of, if that is more than what the numbers are of; else empty.
    ReadOnlyStringProperty thresholdsOf() {
        return thresholdsOf.getReadOnlyProperty();
    }

    ObservableList<ErrorLine> errors() {
        return errors;
    }

    /// Which part of the run the numbers are of; empty before the first interval.
    ReadOnlyStringProperty rangeWords() {
        return rangeWords.getReadOnlyProperty();
    }

    /// How the selected part of the run went, in one sentence; empty if none is selected.
    ReadOnlyStringProperty rangeHeadline() {
        return rangeHeadline.getReadOnlyProperty();
    }

    /// Its selection is the range that the numbers are of.
    ChartTimeViewModel time() {
        return time;
    }

    /// The chosen one is the one that the numbers are of.
    RequestFilter requests() {
        return requests;
    }

    FiguresViewModel figures() {
        return figures;
    }

    List<Interval> intervals() {
        return run.intervals();
    }

    /// What charts are made from.
    RunData data(LoadShape plan) {
        FiguresPage page = figures.page().get();
        Optional<RequestOfRun> request = requests.chosen().get();
        return new RunData(
                run.intervals(),
                plan,
                run.events(),
                thresholds.get().stream().map(ThresholdCheck::threshold).toList(),
                page.request().equals(request) ? page.figures() : Optional.empty(),
                request);
    }

    /// There is no run.
    void clear() {
        reset(new FiguresReader("", List.of()));
    }

    /// Another run.
    ///
    /// @param reader of its figures
    void reset(Profile profile, FiguresReader reader) {
        requests.reset(profile);
        load = Optional.of(profile.load());
        reset(reader);
    }

    private void reset(FiguresReader reader) {
        run = ShownRun.NOTHING;
        startedAt = Optional.empty();
        thresholds.set(List.of());
        time.reset();
        figures.reset(reader);
        refresh();
    }

    /// Says which thresholds a run that is about to begin, or may, will be held against: their line
    /// has its place from now on.
    void await(Profile profile) {
        verdict.set(VerdictLine.of(RunJudgement.NONE));
        thresholds.set(ThresholdCheck.of(profile.thresholds(), Summary.EMPTY));
    }

    /// Takes the newest state of the run; cheap.
    void show(Snapshot snapshot) {
        run = load.map(asked -> ShownRun.of(snapshot, asked)).orElse(ShownRun.NOTHING);
        thresholds.set(snapshot.thresholds());
        if (startedAt.isEmpty() && !run.intervals().isEmpty()) {
            startedAt = Optional.of(Instant.now().minusNanos(snapshot.elapsedNanos()));
        }
        time.extend(run.seconds());
        turn();
    }

    /// Takes what the run left behind.
    void keep(Recording left) {
        run = run.ended(left);
        startedAt = Optional.of(left.startedAt());
        turn();
    }

    /// Asks for the figures of what is selected now, and shows what is there already.
    private void turn() {
        Optional<RequestOfRun> request = requests.chosen().get();
        figures.show(
                new FiguresWish(
                                run.intervals(),
                                run.errors(request),
                                selected(),
                                request,
                                run.plan(),
                                run.snapshot().elapsedNanos(),
                                run.over())
                        .awaiting(run.snapshot().awaited()));
        refresh();
    }

    private Optional<RangeIndexes> selected() {
        return time.selection().get().flatMap(range -> RangeIndexes.of(run.intervals(), range));
    }

    private void refresh() {
        boolean selected = time.selection().get().isPresent();
        rangeWords.set(
                RangeWords.of(
                        selected().map(indexes -> indexes.covered(run.intervals())),
                        startedAt,
                        ZoneId.systemDefault(),
                        run.seconds(),
                        run.over()));
        Optional<RequestOfRun> request = requests.chosen().get();
        thresholdsOf.set(RangeWords.ofWhole(selected, request.isPresent()));
        FiguresPage page = figures.page().get();
        if (!selected) {
            rangeHeadline.set("");
            tiles.set(
                    run.tiles(
                            request,
                            page.figures()
                                    .filter(_ ->
                                            !page.isRange() && page.request().equals(request))));
            verdict.set(run.verdict());
            generator.set(GeneratorFact.of(run.intervals()));
            list(run.lines(request));
        } else if (page.isRange() && page.request().equals(request)) {
            RangeFigures range = page.figures().orElseThrow();
            int size = run.intervals().size();
            List<Interval> part =
                    run.intervals()
                            .subList(Math.min(range.from(), size), Math.min(range.to(), size));
            tiles.set(Tiles.of(range, part, request));
            page.rangeVerdict()
                    .ifPresent(judged -> {
                        verdict.set(VerdictLine.of(judged));
                        rangeHeadline.set(Headline.range(page.all(), judged));
                    });
            generator.set(GeneratorFact.of(part));
            list(ErrorLine.of(range.summary()));
        }
        // Else the figures of the range are on their way; the old ones stay for a moment.
    }

    private void list(List<ErrorLine> lines) {
        if (!lines.equals(errors)) {
            errors.setAll(lines);
        }
    }
}
