package dev.barograph.ui;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunHandle;
import dev.barograph.run.RunResult;
import dev.barograph.run.RunService;
import dev.barograph.run.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final HeadlineViewModel headline =
            new HeadlineViewModel(Clock.systemDefaultZone());
    private final ReadOnlyStringWrapper spoken = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<VerdictLine> verdict =
            new ReadOnlyObjectWrapper<>(VerdictLine.NONE);
    private final ReadOnlyObjectWrapper<List<GeneratorFact>> generator =
            new ReadOnlyObjectWrapper<>(GeneratorFact.of(List.of()));
    private final FiguresViewModel figures;
    private final SteeringViewModel steering = new SteeringViewModel();
    private final ObservableList<ErrorLine> errors = FXCollections.observableArrayList();
    private final List<Runnable> whenEnded = new ArrayList<>();
    private final BooleanBinding active =
            Bindings.createBooleanBinding(() -> state.get().active(), state);
    private @Nullable RunHandle handle;
    private boolean stopWanted;
    private List<Interval> intervals = List.of();
    private @Nullable LoadShape shape;

    RunViewModel(RunService service, Work work) {
        this.service = service;
        this.work = work;
        this.figures = new FiguresViewModel(work);
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

    /// What goes on now, or how it went, in one sentence.
    HeadlineViewModel headline() {
        return headline;
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

    /// What steers the load of the run on screen.
    SteeringViewModel steering() {
        return steering;
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
        return intervals;
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
        stopWanted = false;
        handle = null;
        intervals = List.of();
        shape = profile.load().shape();
        errors.clear();
        figures.reset();
        steering.begin(null);
        verdict.set(VerdictLine.of(RunJudgement.NONE));
        generator.set(GeneratorFact.of(List.of()));
        spoken.set("");
        headline.begin();
        recording.set(null);
        tiles.set(Tiles.EMPTY);
        progress.set(0);
        title.set(profile.name());
        outcome.set(request(profile));
        status.set("Starting");
        state.set(RunState.STARTING);
        work.run(() -> service.start(profile), this::started, this::broken);
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
        steering.begin(running);
        var _ = running.result().thenAccept(result -> work.onFx(() -> ended(running, result)));
        if (stopWanted) {
            stop();
        }
        tick();
    }

    private void broken(String why) {
        state.set(RunState.DONE);
        verdict.set(VerdictLine.NONE);
        headline.clear();
        status.set("Could not start: " + why);
        end();
    }

    private void show(Snapshot snapshot) {
        intervals = snapshot.intervals();
        tiles.set(Tiles.of(snapshot));
        progress.set(snapshot.progress());
        verdict.set(VerdictLine.of(snapshot.judgement()));
        generator.set(GeneratorFact.of(intervals));
        figures.show(snapshot);
        steering.show(snapshot);
        headline.show(snapshot);
        List<ErrorLine> lines = ErrorLine.of(snapshot.summary());
        if (!lines.equals(errors)) {
            errors.setAll(lines);
        }
        switch (snapshot.phase()) {
            case WARMING_UP -> {
                if (state.get() != RunState.DRAINING) {
                    status.set("Warming up");
                }
            }
            case STARTING -> {
                if (state.get() != RunState.DRAINING) {
                    status.set("Starting");
                }
            }
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

    private static String timeLeft(Snapshot snapshot) {
        if (snapshot.course().isPresent() && snapshot.course().get().isPaused()) {
            return "Paused";
        }
        return snapshot.leftNanos().isPresent()
                ? Figures.clock(Duration.ofNanos(snapshot.leftNanos().getAsLong())) + " left"
                : Figures.clock(Duration.ofNanos(snapshot.elapsedNanos())) + " so far";
    }

    private void ended(RunHandle running, RunResult result) {
        show(running.snapshot());
        handle = null;
        recording.set(result.recording());
        // The stamp is final only now.
        verdict.set(VerdictLine.of(result.recording().judgement()));
        spoken.set(Spoken.with(result.recording().environment()));
        headline.ended(result.recording(), result.end(), result.reason().orElse(""));
        progress.set(result.end() == RunEnd.COMPLETED ? 1 : progress.get());
        String took = Figures.clock(Duration.ofNanos(result.recording().summary().tookNanos()));
        status.set(
                switch (result.end()) {
                    case COMPLETED -> "Completed in " + took;
                    case STOPPED -> "Stopped after " + took;
                    case FAILED -> "Failed: " + result.reason().orElse("internal error");
                });
        outcome.set(
                status.get()
                        + ": "
                        + Account.of(result.recording().summary().counts())
                        + ". "
                        + request(running.profile()));
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
