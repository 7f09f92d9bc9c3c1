package dev.barograph.ui;

import dev.barograph.chart.RunData;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunHandle;
import dev.barograph.run.RunPhase;
import dev.barograph.run.RunResult;
import dev.barograph.run.RunService;
import dev.barograph.run.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The run on screen: the one under way, or the last one until the next begins. FX thread only;
/// needs no toolkit. Somebody calls [#tick()] a few times a second while a run is active.
final class RunViewModel {
    private final RunService service;
    private final Work work;
    private final ReadOnlyObjectWrapper<RunState> state =
            new ReadOnlyObjectWrapper<>(RunState.IDLE);
    private final ReadOnlyObjectWrapper<Tiles> tiles = new ReadOnlyObjectWrapper<>(Tiles.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable Recording> recording =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper spoken = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<VerdictLine> verdict =
            new ReadOnlyObjectWrapper<>(VerdictLine.NONE);
    private final ReadOnlyObjectWrapper<List<GeneratorFact>> generator =
            new ReadOnlyObjectWrapper<>(GeneratorFact.of(List.of()));
    private final FiguresViewModel figures;
    private final ObservableList<ErrorLine> errors = FXCollections.observableArrayList();
    private final List<Runnable> whenEnded = new ArrayList<>();
    private final BooleanBinding active =
            Bindings.createBooleanBinding(() -> state.get().active(), state);
    private @Nullable RunHandle handle;
    private boolean stopWanted;
    private final ChartTimeViewModel time = new ChartTimeViewModel();
    private final ReadOnlyStringWrapper rangeWords = new ReadOnlyStringWrapper("");
    private @Nullable Instant startedAt;
    private Shown shown = Shown.NOTHING;
    private @Nullable LoadShape shape;

    /// The figures of the whole run that are on screen.
    private record Shown(
            List<Interval> intervals,
            List<RunEvent> events,
            List<ErrorRow> errors,
            Tiles tiles,
            VerdictLine verdict,
            List<ErrorLine> lines,
            long elapsedNanos,
            boolean over) {
        static final Shown NOTHING =
                new Shown(
                        List.of(),
                        List.of(),
                        List.of(),
                        Tiles.EMPTY,
                        VerdictLine.NONE,
                        List.of(),
                        0,
                        false);

        double seconds() {
            Interval last = intervals.isEmpty() ? null : intervals.getLast();
            return last == null ? 0 : (last.startNanos() + last.lengthNanos()) / 1e9;
        }
    }

    RunViewModel(RunService service, Work work) {
        this.service = service;
        this.work = work;
        this.figures = new FiguresViewModel(work);
        time.selection().addListener((_, _, _) -> turnTo());
        figures.page().addListener((_, _, _) -> showNumbers());
    }

    /// What all charts over time share; its selection is the range that every number is of.
    ChartTimeViewModel time() {
        return time;
    }

    /// Which part of the run the numbers are of, in words; empty before the first interval.
    ReadOnlyStringProperty rangeWords() {
        return rangeWords.getReadOnlyProperty();
    }

    /// What the charts of the run on screen are made from; empty before the first run.
    Optional<RunData> data() {
        return shape().map(
                        plan ->
                                new RunData(
                                        shown.intervals(),
                                        plan,
                                        shown.events(),
                                        figures.page().get().figures()));
    }

    ReadOnlyObjectProperty<RunState> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether a run is under way.
    BooleanBinding active() {
        return active;
    }

    ReadOnlyObjectProperty<Tiles> tiles() {
        return tiles.getReadOnlyProperty();
    }

    /// Share of the plan that is done, 0 to 1.
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// Where the run stands, in words; empty before the first.
    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /// Which run is on screen; empty before the first.
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /// What the run on screen sends where, and how it ended; empty before the first.
    ReadOnlyStringProperty outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// What was spoken with the target, and by what; empty until a run has ended.
    ReadOnlyStringProperty spoken() {
        return spoken.getReadOnlyProperty();
    }

    /// What is thought of the run on screen.
    ReadOnlyObjectProperty<VerdictLine> verdict() {
        return verdict.getReadOnlyProperty();
    }

    /// How the generator is doing.
    ReadOnlyObjectProperty<List<GeneratorFact>> generator() {
        return generator.getReadOnlyProperty();
    }

    /// The tables of the run on screen.
    FiguresViewModel figures() {
        return figures;
    }

    ObservableList<ErrorLine> errors() {
        return errors;
    }

    /// What the last run left behind; null while none has ended since the last start.
    ReadOnlyObjectProperty<@Nullable Recording> recording() {
        return recording.getReadOnlyProperty();
    }

    /// Finished intervals of the run on screen.
    List<Interval> intervals() {
        return shown.intervals();
    }

    /// The plan of the run on screen.
    Optional<LoadShape> shape() {
        return Optional.ofNullable(shape);
    }

    /// Starts a run; does nothing while one is under way.
    void start(Profile profile) {
        if (active.get()) {
            return;
        }
        clear(profile);
        verdict.set(VerdictLine.of(RunJudgement.NONE));
        outcome.set(request(profile));
        status.set("Starting");
        state.set(RunState.STARTING);
        work.run(() -> service.start(profile), this::started, this::broken);
    }

    /// Shows a run that was made before; does nothing while one is under way.
    ///
    /// @param ended how it ended, for example `Completed in 5:00`
    void open(Recording past, String ended) {
        if (active.get()) {
            return;
        }
        clear(past.profile());
        startedAt = past.startedAt();
        long took = past.summary().tookNanos();
        Snapshot whole =
                new Snapshot(
                        RunPhase.DONE,
                        took,
                        1,
                        OptionalLong.empty(),
                        Gauges.ZERO,
                        past.intervals(),
                        past.summary(),
                        past.clean(),
                        past.judgement(),
                        past.events(),
                        past.exemplars());
        state.set(RunState.DONE);
        show(whole);
        keep(past, ended);
        progress.set(1);
    }

    private void clear(Profile profile) {
        stopWanted = false;
        handle = null;
        startedAt = null;
        shown = Shown.NOTHING;
        shape = profile.load().shape();
        time.reset();
        errors.clear();
        figures.reset(request(profile));
        verdict.set(VerdictLine.NONE);
        generator.set(GeneratorFact.of(List.of()));
        spoken.set("");
        rangeWords.set("");
        recording.set(null);
        tiles.set(Tiles.EMPTY);
        progress.set(0);
        title.set(profile.name());
    }

    /// Takes what a run left behind.
    private void keep(Recording left, String ended) {
        recording.set(left);
        startedAt = left.startedAt();
        spoken.set(Spoken.with(left.environment()));
        status.set(ended);
        outcome.set(
                ended
                        + ": "
                        + Account.of(left.summary().counts())
                        + ". "
                        + request(left.profile()));
        // The stamp is final only now.
        shown =
                new Shown(
                        shown.intervals(),
                        left.events().isEmpty() ? shown.events() : left.events(),
                        shown.errors(),
                        shown.tiles(),
                        VerdictLine.of(left.judgement()),
                        shown.lines(),
                        shown.elapsedNanos(),
                        true);
        turnTo();
    }

    /// Stops the run: the first call lets requests in flight finish, the second gives up on them.
    void stop() {
        if (!active.get()) {
            return;
        }
        RunHandle running = handle;
        stopWanted = true;
        if (running == null) {
            return;
        }
        if (state.get() == RunState.DRAINING) {
            running.cancel();
        } else {
            running.stop();
            state.set(RunState.DRAINING);
            status.set("Stopping");
        }
    }

    /// Shows the newest figures; cheap.
    void tick() {
        RunHandle running = handle;
        if (running != null && active.get()) {
            show(running.snapshot());
        }
    }

    /// Runs `task` once the run has ended; at once if none is under way.
    void afterEnd(Runnable task) {
        if (active.get()) {
            whenEnded.add(task);
        } else {
            task.run();
        }
    }

    private void started(RunHandle running) {
        handle = running;
        startedAt = Instant.now().minusNanos(running.snapshot().elapsedNanos());
        var _ = running.result().thenAccept(result -> work.onFx(() -> ended(running, result)));
        if (stopWanted) {
            stop();
        }
        tick();
    }

    private void broken(String why) {
        state.set(RunState.DONE);
        verdict.set(VerdictLine.NONE);
        status.set("Could not start: " + why);
        end();
    }

    private void show(Snapshot snapshot) {
        shown =
                new Shown(
                        snapshot.intervals(),
                        snapshot.events(),
                        snapshot.summary().errors(),
                        Tiles.of(snapshot),
                        VerdictLine.of(snapshot.judgement()),
                        ErrorLine.of(snapshot.summary()),
                        snapshot.elapsedNanos(),
                        snapshot.phase() == RunPhase.DONE);
        progress.set(snapshot.progress());
        time.extend(shown.seconds());
        turnTo();
        switch (snapshot.phase()) {
            case STARTING -> {}
            case RUNNING -> {
                if (state.get() != RunState.DRAINING) {
                    state.set(RunState.RUNNING);
                    status.set(timeLeft(snapshot));
                }
            }
            case DRAINING -> {
                state.set(RunState.DRAINING);
                status.set(
                        "Waiting for "
                                + Figures.count(snapshot.gauges().inFlight())
                                + " in flight");
            }
            case DONE -> status.set("Finishing");
        }
    }

    /// Asks for the figures of what is selected now, and shows what is there already.
    private void turnTo() {
        figures.show(
                shown.intervals(),
                shown.errors(),
                time.selection().get().flatMap(range -> RangeIndexes.of(shown.intervals(), range)),
                shown.elapsedNanos(),
                shown.over());
        showNumbers();
    }

    /// Shows the numbers of the selected range, or those of the whole run.
    private void showNumbers() {
        FiguresPage page = figures.page().get();
        boolean selected = time.selection().get().isPresent();
        rangeWords.set(
                RangeWords.of(
                        time.selection().get(),
                        Optional.ofNullable(startedAt),
                        ZoneId.systemDefault(),
                        shown.seconds()));
        if (selected && page.isRange() && page.figures().isPresent()) {
            RangeFigures range = page.figures().get();
            List<Interval> part =
                    shown.intervals()
                            .subList(
                                    Math.min(range.from(), shown.intervals().size()),
                                    Math.min(range.to(), shown.intervals().size()));
            tiles.set(Tiles.of(range, part));
            page.rangeVerdict().ifPresent(judged -> verdict.set(VerdictLine.of(judged)));
            generator.set(GeneratorFact.of(part));
            showErrors(ErrorLine.of(range.summary()));
        } else if (!selected) {
            tiles.set(shown.tiles());
            verdict.set(shown.verdict());
            generator.set(GeneratorFact.of(shown.intervals()));
            showErrors(shown.lines());
        }
        // Else the figures of the range are on their way; the old ones stay for a moment.
    }

    private void showErrors(List<ErrorLine> lines) {
        if (!lines.equals(errors)) {
            errors.setAll(lines);
        }
    }

    private static String timeLeft(Snapshot snapshot) {
        return snapshot.leftNanos().isPresent()
                ? Figures.clock(Duration.ofNanos(snapshot.leftNanos().getAsLong())) + " left"
                : Figures.clock(Duration.ofNanos(snapshot.elapsedNanos())) + " so far";
    }

    private void ended(RunHandle running, RunResult result) {
        show(running.snapshot());
        handle = null;
        progress.set(result.end() == RunEnd.COMPLETED ? 1 : progress.get());
        String took = Figures.clock(Duration.ofNanos(result.recording().summary().tookNanos()));
        keep(
                result.recording(),
                switch (result.end()) {
                    case COMPLETED -> "Completed in " + took;
                    case STOPPED -> "Stopped after " + took;
                    case FAILED -> "Failed: " + result.reason().orElse("internal error");
                });
        state.set(RunState.DONE);
        end();
    }

    private static String request(Profile profile) {
        return profile.request().method() + " " + profile.request().url();
    }

    private void end() {
        List<Runnable> tasks = List.copyOf(whenEnded);
        whenEnded.clear();
        tasks.forEach(Runnable::run);
    }
}
