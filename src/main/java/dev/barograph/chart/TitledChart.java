package dev.barograph.chart;

import dev.barograph.metrics.RequestOfRun;
import java.util.Optional;

/// What every chart of a run or of two has: a name, and a frame that it is drawn into.
abstract class TitledChart implements Chart {
    private static final int MOST_LETTERS = 24;

    private final String id;
    private final String title;
    private final PlotFrame frame = new PlotFrame();

    TitledChart(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String title() {
        return title;
    }

    /// What stands over the data: the title, and of which request the data is if not of all.
    final String heading(Optional<RequestOfRun> request) {
        return request.map(one -> title + " · " + shortened(one.name())).orElse(title);
    }

    private static String shortened(String name) {
        int letters = name.codePointCount(0, name.length());
        return letters <= MOST_LETTERS
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…";
    }

    final PlotFrame frame() {
        return frame;
    }
}
