package dev.barograph.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Watches whether somebody can see a node: it and all its parents are visible, in a window that is
/// showing and not minimised. Tells of every change that may matter, the output scale of the window
/// included. FX thread only.
final class ShownInWindow {
    private final Node node;
    private final Consumer<ShownInWindow> changed;
    private final List<Observable> watched = new ArrayList<>();
    private final InvalidationListener listener = _ -> rewatch();

    ShownInWindow(Node node, Runnable changed) {
        this(node, _ -> changed.run());
    }

    private ShownInWindow(Node node, Consumer<ShownInWindow> changed) {
        this.node = node;
        this.changed = changed;
        watchAll();
    }

    /// Tells whether a node can be seen, now and at every change that may matter.
    static void follow(Node node, Consumer<Boolean> told) {
        told.accept(new ShownInWindow(node, watch -> told.accept(watch.isShown())).isShown());
    }

    boolean isShown() {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        Scene scene = node.getScene();
        Window window = scene == null ? null : scene.getWindow();
        return window != null
                && window.isShowing()
                && !(window instanceof Stage stage && stage.isIconified());
    }

    private void rewatch() {
        watched.forEach(each -> each.removeListener(listener));
        watched.clear();
        watchAll();
        changed.accept(this);
    }

    private void watchAll() {
        for (Node each = node; each != null; each = each.getParent()) {
            watch(each.visibleProperty());
            watch(each.parentProperty());
        }
        watch(node.sceneProperty());
        Scene scene = node.getScene();
        if (scene != null) {
            watch(scene.windowProperty());
            Window window = scene.getWindow();
            if (window != null) {
                watch(window.showingProperty());
                watch(window.outputScaleXProperty());
                if (window instanceof Stage stage) {
                    watch(stage.iconifiedProperty());
                }
            }
        }
    }

    private void watch(Observable observable) {
        observable.addListener(listener);
        watched.add(observable);
    }
}
