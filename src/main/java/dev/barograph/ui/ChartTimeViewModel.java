package dev.barograph.ui;

import dev.barograph.chart.TimeRange;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What all charts over time share: the cursor, the selected range and the stretch on screen. FX
/// thread only; needs no toolkit. Times are seconds since the run began.
final class ChartTimeViewModel {
    /// Shorter stretches show nothing: an interval is a second.
    static final double LEAST_WINDOW = 5;

    /// A key of zoom or a notch of the wheel.
    static final double ZOOM_STEP = 1.25;

    private static final double SECOND = 1;

    private final ObjectProperty<Optional<Double>> cursor =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TimeRange>> selection =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TimeRange>> window =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private double end;

    /// Where all charts are read out; empty for nowhere.
    ObjectProperty<Optional<Double>> cursor() {
        return cursor;
    }

    /// The range that every number is of; empty for the whole run.
    ReadOnlyObjectProperty<Optional<TimeRange>> selection() {
        return selection.getReadOnlyProperty();
    }

    /// The stretch that the charts show; empty for the whole run, growing with it.
    ReadOnlyObjectProperty<Optional<TimeRange>> window() {
        return window.getReadOnlyProperty();
    }

    /// Another run: nothing is selected, all is shown.
    void reset() {
        end = 0;
        cursor.set(Optional.empty());
        clearSelection();
        followLive();
    }

    /// How long the run is by now.
    double end() {
        return end;
    }

    /// Tells how long the run is by now.
    void extend(double seconds) {
        end = seconds;
    }

    /// Selects from one time to another, in either order, in whole seconds; less than a tenth of a
    /// second, or what lies outside the run, selects nothing.
    void select(double oneEnd, double otherEnd) {
        double from = Math.clamp(Math.min(oneEnd, otherEnd), 0, end);
        double to = Math.clamp(Math.max(oneEnd, otherEnd), 0, end);
        if (to - from < 0.1) {
            return;
        }
        double first = Math.floor(from);
        double last = Math.max(first + SECOND, Math.ceil(to));
        selection.set(Optional.of(new TimeRange(first, last)));
    }

    void clearSelection() {
        selection.set(Optional.empty());
    }

    /// Shows the whole run from now on.
    void followLive() {
        window.set(Optional.empty());
    }

    /// Clears the selection, or if there is none, shows the whole run.
    ///
    /// @return false if there was neither
    boolean back() {
        if (selection.get().isPresent()) {
            clearSelection();
            return true;
        }
        boolean zoomed = window.get().isPresent();
        followLive();
        return zoomed;
    }

    /// Selects nothing and shows the whole run.
    void resetAll() {
        clearSelection();
        followLive();
    }

    /// Makes the stretch on screen longer or shorter.
    ///
    /// @param factor more than 1 to see less of the run
    /// @param about stays where it is
    /// @param shown the stretch on screen now
    void zoom(double factor, double about, TimeRange shown) {
        double length = Math.max(shown.seconds() / factor, Math.min(LEAST_WINDOW, end));
        if (end <= 0 || length >= Math.max(end, LEAST_WINDOW)) {
            followLive();
            return;
        }
        double share = Math.clamp((about - shown.fromSeconds()) / shown.seconds(), 0, 1);
        place(about - share * length, length);
    }

    /// Moves the stretch on screen along the run; does nothing if all is shown.
    void pan(double seconds) {
        window.get().ifPresent(now -> place(now.fromSeconds() + seconds, now.seconds()));
    }

    private void place(double from, double length) {
        double first = Math.clamp(from, 0, Math.max(0, end - length));
        window.set(Optional.of(new TimeRange(first, first + length)));
    }

    /// Moves the cursor by so many seconds, within the run; it begins at the end.
    void moveCursor(double by) {
        if (end > 0) {
            double from = cursor.get().orElse(by > 0 ? -SECOND / 2 : Math.round(end) + SECOND / 2);
            cursor.set(Optional.of(Math.clamp(from + by, 0, end)));
            cursor.get().ifPresent(this::reveal);
        }
    }

    /// Puts the cursor to the start or the end of the run.
    void moveCursorTo(boolean toEnd) {
        if (end > 0) {
            cursor.set(Optional.of(toEnd ? end : 0));
            cursor.get().ifPresent(this::reveal);
        }
    }

    /// Moves the end of the selected range; without one a range begins at the cursor.
    void growSelection(double by) {
        if (end <= 0) {
            return;
        }
        Optional<TimeRange> now = selection.get();
        double last = Math.ceil(end);
        double at = now.map(TimeRange::fromSeconds).orElse(cursor.get().orElse(last));
        // At its very end a run has no second more.
        double from = Math.clamp(Math.floor(at), 0, last - SECOND);
        double to = now.map(TimeRange::toSeconds).orElse(from + SECOND);
        if (now.isPresent() || by > 0) {
            double next = Math.clamp(to + (now.isPresent() ? by : 0), from + SECOND, last);
            selection.set(Optional.of(new TimeRange(from, next)));
        } else {
            selection.set(Optional.of(new TimeRange(Math.max(0, from + by), from + SECOND)));
        }
        selection.get().ifPresent(range -> reveal(range.toSeconds()));
    }

    private void reveal(double seconds) {
        Optional<TimeRange> shown = window.get();
        if (shown.isPresent() && !shown.get().contains(seconds)) {
            double length = shown.get().seconds();
            place(seconds < shown.get().fromSeconds() ? seconds : seconds - length, length);
        }
    }
}
