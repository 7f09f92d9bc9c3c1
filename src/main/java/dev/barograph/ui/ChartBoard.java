package dev.barograph.ui;

import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// Placeholder.
final class ChartBoard {
    private final List<Node> live =
            Stream.generate(StackPane::new).limit(4).peek(p -> p.getStyleClass().add("card")).map(p -> (Node) p).toList();
    private final StackPane shape = new StackPane();

    List<Node> liveNodes() {
        return live;
    }

    Node shapeNode() {
        return shape;
    }

    void showShape(LoadShape now) {}

    void showRun(List<Interval> intervals, LoadShape plan) {}

    int points() {
        return 99;
    }

    void restyle() {}

    void close() {}
}
