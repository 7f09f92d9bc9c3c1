package dev.barograph.ui;

import dev.barograph.metrics.RequestOfRun;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The figures of the run on screen, or of the selected range or the chosen request of it. They are
/// made away from the FX thread, one at a time: those of a range and of a run that is over at once,
/// those of a run that goes on so seldom that they take a twentieth of a core at most. FX thread
/// only; needs no toolkit.
final class FiguresViewModel {
    private static final long REST = 20;

    private final Work work;
    private final ReadOnlyObjectWrapper<FiguresPage> page =
            new ReadOnlyObjectWrapper<>(FiguresPage.EMPTY);
    private FiguresReader reader = new FiguresReader("", List.of());
    private @Nullable FiguresWish latest;
    private @Nullable FiguresWish shown;
    private boolean underWay;
    private long notBeforeNanos;

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
    /// @param whole name of all that it sends
    /// @param requests several, or none if it sends only one
    void reset(String whole, List<RequestOfRun> requests) {
        reader = new FiguresReader(whole, requests);
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

    private void refresh() {
        FiguresWish now = latest;
        if (now == null || underWay || now.intervals().isEmpty() || now.isMetBy(shown)) {
            return;
        }
        boolean rested = now.elapsedNanos() >= notBeforeNanos;
        boolean turned = shown != null && !now.isOfSame(shown);
        if (turned || now.range().isPresent() || now.over() || rested) {
            underWay = true;
            FiguresReader used = reader;
            work.quietly(
                    () -> {
                        long began = System.nanoTime();
                        FiguresPage made = used.read(now);
                        return new Made(made, System.nanoTime() - began);
                    },
                    made -> finished(used, now, made),
                    _ -> finished(used, now, new Made(page.get(), 0)));
        }
    }

    private void finished(FiguresReader used, FiguresWish wish, Made made) {
        underWay = false;
        if (used == reader) {
            shown = wish;
            notBeforeNanos = wish.elapsedNanos() + REST * made.nanos();
            page.set(made.page());
        }
        refresh();
    }
}
