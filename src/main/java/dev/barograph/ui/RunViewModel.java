package dev.barograph.ui;

import dev.barograph.chart.RunData;
import dev.barograph.metrics.AwaitedSoFar;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.run.RunHandle;
import dev.barograph.run.RunPhase;
import dev.barograph.run.RunResult;
import dev.barograph.run.RunService;
import dev.barograph.run.Snapshot;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The run on screen: the one under way, or the last one until the next begins. FX thread only;
/// needs no toolkit. Somebody calls [#tick()] a few times a second while a run is active.
final class RunViewModel {
    private final RunService service;
    private final Work work;
    private final ReadOnlyObjectWrapper<RunState> state =
            new ReadOnlyObjectWrapper<>(RunState.IDLE);
    private final ReadOnlyObjectWrapper<@Nullable Recording> recording =
            new ReadOnlyObjectWrapper<>();
    private final RunStanding standing = new RunStanding();
    private final HeadlineViewModel headline =
            new HeadlineViewModel(Clock.system(ZoneId.systemDefault()));
    private final NumbersViewModel numbers;
    private final ExamplesViewModel examples;
    private final SteeringViewModel steering = new SteeringViewModel();
    private final StandStillViewModel standStill = new StandStillViewModel();
    private final List<Runnable> whenEnded = new ArrayList<>();
    private final BooleanBinding active =
            Bindings.createBooleanBinding(() -> state.get().active(), state);
    private @Nullable RunHandle handle;
    private boolean stopWanted;
    private @Nullable LoadShape shape;

    RunViewModel(RunService service, Work work) {
        this.service = service;
        this.work = work;
        this.numbers = new NumbersViewModel(work);
        this.examples = new ExamplesViewModel(work);
        numbers.rangeHeadline().addListener((_, _, sentence) -> headline.select(sentence));
        time().selection().addListener((_, _, range) -> examples.setRange(range));
        requests().chosen().addListener((_, _, request) -> examples.setRequest(request));
    }

    /// What all charts over time share; its selection is the range that every number is of.
    ChartTimeViewModel time() {
        return numbers.time();
    }

    /// Which request of the run every number is of.
    RequestFilter requests() {
        return numbers.requests();
    }

    /// Which part of the run the numbers are of, in words; empty before the first interval.
    ReadOnlyStringProperty rangeWords() {
        return numbers.rangeWords();
    }

    /// What the charts of the run on screen are made from; empty before the first run.
    Optional<RunData> data() {
        return shape().map(numbers::data);
    }

    ReadOnlyObjectProperty<RunState> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether a run is under way.
    BooleanBinding active() {
        return active;
    }

    ReadOnlyObjectProperty<Tiles> tiles() {
        return numbers.tiles();
    }

    /// Which run it is, how far it is and how it ended.
    RunStanding standing() {
        return standing;
    }

    /// What goes on now, or how it went, in one sentence.
    HeadlineViewModel headline() {
        return headline;
    }

    /// What is thought of the run on screen.
    ReadOnlyObjectProperty<VerdictLine> verdict() {
        return numbers.verdict();
    }

    /// How the thresholds of the run on screen stand.
    ReadOnlyObjectProperty<List<ThresholdCheck>> thresholds() {
        return numbers.thresholds();
    }

    ReadOnlyStringProperty thresholdsOf() {
        return numbers.thresholdsOf();
    }

    /// How the generator is doing.
    ReadOnlyObjectProperty<List<GeneratorFact>> generator() {
        return numbers.generator();
    }

    /// The tables of the run on screen.
    FiguresViewModel figures() {
        return numbers.figures();
    }

    /// Requests of the run on screen that were kept whole.
    ExamplesViewModel examples() {
        return examples;
    }

    /// What steers the load of the run on screen.
    SteeringViewModel steering() {
        return steering;
    }

    /// What is offered if the run stood still.
    StandStillViewModel standStill() {
        return standStill;
    }

    ObservableList<ErrorLine> errors() {
        return numbers.errors();
    }

    /// What the last run left behind; null while none has ended since the last start.
    ReadOnlyObjectProperty<@Nullable Recording> recording() {
        return recording.getReadOnlyProperty();
    }

    /// Finished intervals of the run on screen.
    List<Interval> intervals() {
        return numbers.intervals();
    }

    /// The plan of the run on screen.
    Optional<LoadShape> shape() {
        return Optional.ofNullable(shape);
    }

    /// Gives what a run of this profile will have its place, if there is no run yet: nothing moves
    /// when it begins.
    void foresee(Profile profile) {
        if (state.get() == RunState.IDLE) {
            numbers.await(profile);
        }
    }

    /// Starts a run; does nothing while one is under way.
    void start(Profile profile) {
        if (active.get()) {
            return;
        }
        clear(profile, FiguresReader.of(profile));
        numbers.await(profile);
        headline.begin();
        standing.begin(profile);
        state.set(RunState.STARTING);
        work.run(() -> service.start(profile), this::started, this::broken);
    }

    /// Shows a run that was made before; does nothing while one is under way.
    ///
    /// @param ended how it ended, for example `Completed in 5:00`
    /// @param figures reader of them
    void open(Recording past, String ended, FiguresReader figures) {
        if (active.get()) {
            return;
        }
        clear(past.profile(), figures);
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
                        AwaitedSoFar.NONE,
                        past.judgement(),
                        past.events(),
                        past.exemplars(),
                        ThresholdCheck.of(past),
                        Optional.empty());
        state.set(RunState.DONE);
        show(whole);
        keep(past);
        steering.hide();
        standing.reopened(past, ended);
        headline.reopened(past);
    }

    private void clear(Profile profile, FiguresReader figures) {
        stopWanted = false;
        handle = null;
        shape = profile.load().shape();
        numbers.reset(profile, figures);
        examples.reset();
        steering.begin(null);
        standStill.clear();
        recording.set(null);
        standing.clear(profile);
    }

    /// Takes what a run left behind.
    private void keep(Recording left) {
        recording.set(left);
        numbers.keep(left);
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
            standing.stopping();
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
        steering.begin(running);
        var _ = running.result().thenAccept(result -> work.onFx(() -> ended(running, result)));
        if (stopWanted) {
            stop();
        }
        tick();
    }

    private void broken(String why) {
        state.set(RunState.DONE);
        numbers.clear();
        steering.begin(null);
        headline.clear();
        standing.broken(why);
        end();
    }

    private void show(Snapshot snapshot) {
        numbers.show(snapshot);
        examples.show(
                snapshot.exemplars(), snapshot.intervals(), snapshot.phase() == RunPhase.DONE);
        steering.show(snapshot);
        standStill.show(snapshot);
        headline.show(snapshot);
        standing.show(snapshot, state.get() == RunState.DRAINING);
        if (snapshot.phase() == RunPhase.DRAINING) {
            state.set(RunState.DRAINING);
        } else if (snapshot.phase() == RunPhase.RUNNING && state.get() != RunState.DRAINING) {
            state.set(RunState.RUNNING);
        }
    }

    private void ended(RunHandle running, RunResult result) {
        show(running.snapshot());
        handle = null;
        headline.ended(result.recording(), result.end(), result.reason().orElse(""));
        standing.ended(result);
        keep(result.recording());
        state.set(RunState.DONE);
        end();
    }

    private void end() {
        List<Runnable> tasks = List.copyOf(whenEnded);
        whenEnded.clear();
        tasks.forEach(Runnable::run);
    }
}
