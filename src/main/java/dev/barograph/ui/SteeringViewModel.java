package dev.barograph.ui;

import dev.barograph.metrics.RunEvent;
import dev.barograph.model.Course;
import dev.barograph.model.LoadShape;
import dev.barograph.model.ProfileRules;
import dev.barograph.run.RunHandle;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The bar that steers the load of the run on screen. FX thread only; needs no toolkit.
///
/// While the person types or drags, what the run does is not shown over it.
final class SteeringViewModel {
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper steerable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canFollow = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canSave = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper unit = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final StringProperty text = new SimpleStringProperty("");
    private final SimpleDoubleProperty place = new SimpleDoubleProperty();
    private @Nullable RunHandle handle;
    private @Nullable Course course;
    private @Nullable SteeringRange range;
    private long elapsedNanos;
    private boolean typing;
    private boolean dragging;

    SteeringViewModel() {
        text.addListener((_, _, _) -> wrong.set(typing && typed().isEmpty()));
    }

    /// Whether there is anything to steer, or will be once the run has started, or to save of what
    /// was done.
    ReadOnlyBooleanProperty shown() {
        return shown.getReadOnlyProperty();
    }

    /// Whether the load can be changed now.
    ReadOnlyBooleanProperty steerable() {
        return steerable.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty paused() {
        return paused.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty held() {
        return held.getReadOnlyProperty();
    }

    /// Whether the load does not follow the plan.
    ReadOnlyBooleanProperty canFollow() {
        return canFollow.getReadOnlyProperty();
    }

    /// Whether anything was changed by hand.
    ReadOnlyBooleanProperty canSave() {
        return canSave.getReadOnlyProperty();
    }

    /// Whether what was typed is no level.
    ReadOnlyBooleanProperty wrong() {
        return wrong.getReadOnlyProperty();
    }

    /// Why the last text was not taken, and what would be; empty if it was.
    ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    /// What the level counts.
    ReadOnlyStringProperty unit() {
        return unit.getReadOnlyProperty();
    }

    /// Who leads: the plan, or a hand.
    ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /// The level as text, for the number field.
    StringProperty text() {
        return text;
    }

    /// Where the slider stands, 0 to 1.
    SimpleDoubleProperty place() {
        return place;
    }

    /// A run of the past is on screen: nothing of it can be steered, and its charts have the place
    /// of the bar. Anywhere else the bar stays though there is nothing to steer, or all that is
    /// below would move when a run begins and ends.
    void hide() {
        shown.set(false);
    }

    /// A run has begun or is about to, or none is on screen any more.
    void begin(@Nullable RunHandle run) {
        handle = run;
        course = null;
        range = null;
        typing = false;
        dragging = false;
        shown.set(true);
        steerable.set(false);
        unit.set("");
        state.set("");
        canSave.set(false);
        wrong.set(false);
        refusal.set("");
    }

    /// Shows what the run does now.
    void show(Snapshot snapshot) {
        Course now = snapshot.course().orElse(null);
        if (now == null) {
            return;
        }
        elapsedNanos = snapshot.elapsedNanos();
        course = now;
        SteeringRange covered = range;
        if (covered == null) {
            covered = SteeringRange.of(now.plan());
            range = covered;
        }
        boolean running = snapshot.phase() == RunPhase.RUNNING && !now.isOverAt(elapsedNanos);
        steerable.set(running);
        canSave.set(now.isSteered());
        paused.set(now.isPaused());
        held.set(now.isHeld());
        canFollow.set(running && (!now.followsPlan() || now.isPaused()));
        unit.set(now.plan() instanceof LoadShape.Open ? "/s" : "in flight");
        state.set(running ? words(now) : over(snapshot));
        double level = now.wantedAt(elapsedNanos);
        if (!typing && !dragging) {
            text.set(Figures.rate(level));
        }
        if (!dragging) {
            place.set(covered.placeOf(level));
        }
    }

    private static String over(Snapshot snapshot) {
        return RunEvent.stoppedNanos(snapshot.events()).isPresent() ? "Stopped" : "Plan over";
    }

    private static String words(Course now) {
        if (now.isPaused()) {
            return "Paused";
        }
        if (now.isHeld()) {
            return "Held";
        }
        return now.followsPlan() ? "As planned" : "Set by hand";
    }

    /// The person types a level from now on.
    void type() {
        typing = true;
    }

    /// The person has left the field without setting what stands in it.
    void dropTyped() {
        if (typing && typed().isEmpty()) {
            refuse();
        }
        typing = false;
        wrong.set(false);
        showLevel();
    }

    /// Sets the level that was typed; keeps the text if it is none.
    void setTyped() {
        Optional<Double> level = typed();
        if (level.isPresent()) {
            typing = false;
            set(level.get());
        } else {
            wrong.set(true);
            refuse();
        }
    }

    private void refuse() {
        // Empty first: the same text a second time is refused a second time.
        refusal.set("");
        refusal.set(
                String.format(
                        Locale.ROOT,
                        "“%s” is no load: type a number from 0 to %,.0f%s.",
                        text.get(),
                        highest(),
                        (unit.get().startsWith("/") ? "" : " ") + unit.get()));
    }

    private double highest() {
        return course == null ? 0 : ProfileRules.highestLevel(course.plan());
    }

    private Optional<Double> typed() {
        try {
            double level = Double.parseDouble(text.get().replace(",", "").strip());
            return level >= 0 && level <= highest() ? Optional.of(level) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// The slider is being dragged: shows the level that it stands for, without setting it.
    void drag(double to) {
        dragging = true;
        if (range != null) {
            text.set(Figures.rate(range.levelAt(to)));
        }
    }

    /// Sets the level that the slider stands for.
    void drop(double at) {
        dragging = false;
        if (range != null) {
            set(range.levelAt(at));
        }
    }

    /// A tenth more.
    void more() {
        nudge(true);
    }

    /// A tenth less.
    void less() {
        nudge(false);
    }

    private void nudge(boolean up) {
        if (range != null && course != null) {
            typing = false;
            set(range.nudged(course.wantedAt(elapsedNanos), up));
        }
    }

    private void set(double level) {
        refusal.set("");
        if (handle != null && steerable.get()) {
            handle.setLevel(level);
            refresh();
        }
    }

    /// Pauses, or goes on after a pause.
    void pauseOrResume() {
        if (handle != null && steerable.get()) {
            if (paused.get()) {
                handle.resume();
            } else {
                handle.pause();
            }
            refresh();
        }
    }

    /// Holds the level of now.
    void hold() {
        if (handle != null && steerable.get()) {
            handle.hold();
            refresh();
        }
    }

    void followPlan() {
        if (handle != null && steerable.get()) {
            handle.followPlan();
            refresh();
        }
    }

    /// Writes a line of the person into the run.
    void note(String line) {
        if (handle != null) {
            handle.note(line);
        }
    }

    /// What was done as a shape for the profile; empty if nothing was.
    Optional<LoadShape> done() {
        return course != null && course.isSteered()
                ? Optional.of(course.toShape(Math.max(1, elapsedNanos)))
                : Optional.empty();
    }

    private void refresh() {
        if (handle != null) {
            show(handle.snapshot());
        }
    }

    private void showLevel() {
        if (course != null) {
            text.set(Figures.rate(course.wantedAt(elapsedNanos)));
        }
    }
}
