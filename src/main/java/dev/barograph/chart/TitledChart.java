package dev.barograph.chart;

import dev.barograph.metrics.RequestOfRun;
import java.util.Optional;

/// What every chart of a run or of two has: a name, and a frame that it is drawn into.
abstract class TitledChart implements Chart {
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
        return request.map(one -> title + " · " + one.name()).orElse(title);
    }

    final PlotFrame frame() {
        return frame;
    }
}
