package dev.barograph.ui;

import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Interval;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The figures of the run on screen, or of the selected range of it. They are made away from the FX
/// thread, one at a time: those of a range at once, those of the whole run only while somebody
/// looks at them or when it is over, and so seldom that they take a twentieth of a core at most. FX
/// thread only; needs no toolkit.
final class FiguresViewModel {
    private static final long REST = 20;

    private final Work work;
    private final ReadOnlyObjectWrapper<FiguresPage> page =
            new ReadOnlyObjectWrapper<>(FiguresPage.EMPTY);
    private FiguresReader reader = new FiguresReader("");
    private @Nullable Wish latest;
    private @Nullable Wish shown;
    private boolean wanted;
    private boolean underWay;
    private long notBeforeNanos;

    /// What figures are to be made of.
    ///
    /// @param elapsedNanos since the run began
    /// @param over whether the run is
    private record Wish(
            List<Interval> intervals,
            List<ErrorRow> errors,
            Optional<RangeIndexes> range,
            long elapsedNanos,
            boolean over) {
        /// Whether the figures are those of another wish, too.
        boolean isMetBy(@Nullable Wish other) {
            return other != null
                    && range.equals(other.range)
                    && (range.isPresent() || intervals.size() == other.intervals.size());
        }
    }

    /// A page and how long it took.
    private record Made(FiguresPage page, long nanos) {}

    FiguresViewModel(Work work) {
        this.work = work;
    }

    ReadOnlyObjectProperty<FiguresPage> page() {
        return page.getReadOnlyProperty();
    }

    /// Another run.
    ///
    /// @param request name of its one request
    void reset(String request) {
        reader = new FiguresReader(request);
        latest = null;
        shown = null;
        notBeforeNanos = 0;
        page.set(FiguresPage.EMPTY);
    }

    /// Whether somebody looks.
    void want(boolean now) {
        wanted = now;
        refresh();
    }

    /// Takes the newest state of the run; cheap.
    ///
    /// @param range empty for the whole run
    void show(
            List<Interval> intervals,
            List<ErrorRow> errors,
            Optional<RangeIndexes> range,
            long elapsedNanos,
            boolean over) {
        latest = new Wish(intervals, errors, range, elapsedNanos, over);
        refresh();
    }

    private void refresh() {
        Wish now = latest;
        if (now == null || underWay || now.intervals().isEmpty() || now.isMetBy(shown)) {
            return;
        }
        boolean rested = now.elapsedNanos() >= notBeforeNanos;
        boolean turned = shown != null && !now.range().equals(shown.range());
        if (turned || now.range().isPresent() || now.over() || (wanted && rested)) {
            underWay = true;
            FiguresReader used = reader;
            work.quietly(
                    () -> {
                        long began = System.nanoTime();
                        FiguresPage made = used.read(now.intervals(), now.errors(), now.range());
                        return new Made(made, System.nanoTime() - began);
                    },
                    made -> finished(used, now, made),
                    _ -> finished(used, now, new Made(page.get(), 0)));
        }
    }

    private void finished(FiguresReader used, Wish wish, Made made) {
        underWay = false;
        if (used == reader) {
            shown = wish;
            notBeforeNanos = wish.elapsedNanos() + REST * made.nanos();
            page.set(made.page());
        }
        refresh();
    }
}
