package dev.barograph.ui;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// One bar of a waterfall on its track, as wide as its share of the whole. Never narrower than can
/// be seen, unless it has no length at all.
final class ExampleBar extends Region {
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final double HEIGHT = 14;
    private static final double LEAST_WIDTH = 2;

    private final Region bar = new Region();
    private final double from;
    private final double to;

    ExampleBar(ExamplePhase phase) {
        from = phase.from();
        to = phase.to();
        getStyleClass().add("example-track");
        bar.getStyleClass().add("example-bar");
        bar.pseudoClassStateChanged(WAITING, phase.waiting());
        bar.setVisible(to > from);
        getChildren().add(bar);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(LEAST_WIDTH, (to - from) * getWidth());
        double left = Math.min(from * getWidth(), getWidth() - width);
        bar.resizeRelocate(snapPositionX(left), 0, snapSizeX(width), getHeight());
    }
}
