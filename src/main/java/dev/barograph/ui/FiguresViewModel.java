package dev.barograph.ui;

import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The tables of the run on screen. They are made away from the FX thread, one at a time, and only
/// while somebody looks at them or when the run is over: a window that shows something else costs
/// the run nothing. FX thread only; needs no toolkit.
final class FiguresViewModel {
    private final Work work;
    private final ReadOnlyObjectWrapper<FiguresPage> page =
            new ReadOnlyObjectWrapper<>(FiguresPage.EMPTY);
    private FiguresReader reader = new FiguresReader();
    private @Nullable Snapshot latest;
    private boolean wanted;
    private boolean underWay;
    private int shown;

    FiguresViewModel(Work work) {
        this.work = work;
    }

    ReadOnlyObjectProperty<FiguresPage> page() {
        return page.getReadOnlyProperty();
    }

    /// Forgets the run on screen.
    void reset() {
        reader = new FiguresReader();
        latest = null;
        shown = 0;
        page.set(FiguresPage.EMPTY);
    }

    /// Whether somebody looks.
    void want(boolean now) {
        wanted = now;
        refresh();
    }

    /// Takes the newest state of the run; cheap.
    void show(Snapshot newest) {
        latest = newest;
        refresh();
    }

    private void refresh() {
        Snapshot now = latest;
        if (now == null || underWay || now.intervals().size() == shown) {
            return;
        }
        if (wanted || now.phase() == RunPhase.DONE) {
            underWay = true;
            FiguresReader used = reader;
            work.quietly(
                    () -> used.read(now),
                    made -> finished(used, now, made),
                    _ -> finished(used, now, Optional.of(page.get())));
        }
    }

    private void finished(FiguresReader used, Snapshot of, Optional<FiguresPage> made) {
        underWay = false;
        if (used != reader) {
            refresh();
            return;
        }
        if (made.isPresent()) {
            page.set(made.get());
            shown = of.intervals().size();
            refresh();
        }
        // Else the next snapshot will do.
    }
}
