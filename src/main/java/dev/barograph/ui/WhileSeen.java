package dev.barograph.ui;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Shows what changes again and again only while somebody can see it: a page behind another one
/// costs nothing, and has the newest value as soon as it comes to the front. FX thread only.
final class WhileSeen<T> {
    private final ObservableValue<T> value;
    private final Consumer<T> show;
    private final ShownInWindow seen;
    private T shown;

    private WhileSeen(Node node, ObservableValue<T> value, Consumer<T> show) {
        this.value = value;
        this.show = show;
        shown = value.getValue();
        show.accept(shown);
        seen = new ShownInWindow(node, this::refresh);
        value.addListener((_, _, _) -> refresh());
    }

    /// Calls `show` with the value of now, and of later as long as `node` can be seen.
    static <T> void show(Node node, ObservableValue<T> value, Consumer<T> show) {
        var _ = new WhileSeen<>(node, value, show);
    }

    private void refresh() {
        T now = value.getValue();
        if (seen.isShown() && !now.equals(shown)) {
            shown = now;
            show.accept(now);
        }
    }
}
