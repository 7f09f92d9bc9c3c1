package dev.barograph.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/// A curve of at most some forty values, from zero up to the highest, without axes; a value of zero
/// is a gap. FX thread only.
final class Sparkline extends Region {
    private static final double WIDTH = 80;
    private static final double HEIGHT = 20;
    private static final double DOT = 1.5;

    private final Path line = new Path();

    Sparkline() {
        getStyleClass().add("sparkline");
        line.getStyleClass().add("spark");
        getChildren().add(line);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
    }

    void show(List<Long> values) {
        line.getElements().setAll(elements(values, WIDTH - 2, HEIGHT - 2));
    }

    /// From the left to the right and from the bottom to the top of a box.
    static List<PathElement> elements(List<Long> values, double width, double height) {
        long highest = values.stream().mapToLong(Long::longValue).max().orElse(0);
        List<PathElement> elements = new ArrayList<>();
        boolean drawing = false;
        for (int i = 0; i < values.size(); i++) {
            long value = values.get(i);
            if (value > 0) {
                double x = values.size() == 1 ? width / 2 : width * i / (values.size() - 1);
                double y = height - height * value / highest;
                if (!drawing) {
                    // A value between two gaps is a dot.
                    elements.add(new MoveTo(x - DOT, y));
                }
                elements.add(new LineTo(x, y));
            }
            drawing = value > 0;
        }
        return elements;
    }
}
