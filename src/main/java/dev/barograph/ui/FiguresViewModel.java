package dev.barograph.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The figures of the run on screen, or of the selected range or the chosen request of it. They are
/// made away from the FX thread, one at a time: those of a range and of a run that is over at once,
/// those of a run that goes on so seldom that they take a twentieth of a core at most. Those of the
/// whole run, which may take a while when it has just been opened, are given up as soon as a range
/// or another request is wanted. What only the tables show is made while somebody looks at them,
/// and of a whole run that is over. FX thread only; needs no toolkit.
final class FiguresViewModel {
    private static final long REST = 20;

    private final Work work;
    private final ReadOnlyObjectWrapper<FiguresPage> page =
            new ReadOnlyObjectWrapper<>(FiguresPage.EMPTY);
    private FiguresReader reader = new FiguresReader("", List.of());
    private @Nullable FiguresWish latest;
    private @Nullable FiguresWish shown;
    private @Nullable Making underWay;
    private long notBeforeNanos;
    private boolean tablesSeen;

    /// A page that is being made.
    private record Making(FiguresWish wish, AtomicBoolean givenUp) {
        /// What is wanted now need not wait for it.
        void giveWayTo(FiguresWish now) {
            if (wish.range().isEmpty() && !wish.isOfSame(now)) {
                givenUp.set(true);
            }
        }
    }

    /// A page, if it was not given up, and how long it took.
    private record Made(Optional<FiguresPage> page, long nanos) {}

    FiguresViewModel(Work work) {
        this.work = work;
    }

    ReadOnlyObjectProperty<FiguresPage> page() {
        return page.getReadOnlyProperty();
    }

    /// Another run.
    ///
    /// @param ofRun nobody else uses it any more
    void reset(FiguresReader ofRun) {
        if (underWay != null) {
            underWay.givenUp().set(true);
        }
        reader = ofRun;
        latest = null;
        shown = null;
        notBeforeNanos = 0;
        page.set(FiguresPage.EMPTY);
    }

    /// Takes the newest state of the run; cheap.
    void show(FiguresWish wish) {
        latest = wish;
        refresh();
    }

    /// Says whether somebody can see the tables.
    void seeTables(boolean seen) {
        tablesSeen = seen;
        refresh();
    }

    private void refresh() {
        FiguresWish newest = latest;
        if (newest == null || newest.intervals().isEmpty()) {
            return;
        }
        boolean atEnd = newest.over() && newest.range().isEmpty();
        FiguresWish now = newest.withTables(tablesSeen || atEnd);
        if (underWay != null) {
            underWay.giveWayTo(now);
            return;
        }
        if (now.isMetBy(shown)) {
            return;
        }
        boolean rested = now.elapsedNanos() >= notBeforeNanos;
        boolean turned =
                shown != null && (!now.isOfSame(shown) || (now.tables() && !shown.tables()));
        if (turned || now.range().isPresent() || now.over() || rested) {
            Making making = new Making(now, new AtomicBoolean());
            underWay = making;
            FiguresReader used = reader;
            work.quietly(
                    () -> {
                        long began = System.nanoTime();
                        Optional<FiguresPage> made = used.read(now, making.givenUp()::get);
                        return new Made(made, System.nanoTime() - began);
                    },
                    made -> finished(used, now, made),
                    _ -> finished(used, now, new Made(Optional.of(page.get()), 0)));
        }
    }

    private void finished(FiguresReader used, FiguresWish wish, Made made) {
        underWay = null;
        if (used == reader && made.page().isPresent()) {
            shown = wish;
            notBeforeNanos = wish.elapsedNanos() + REST * made.nanos();
            page.set(made.page().get());
        }
        refresh();
    }
}
