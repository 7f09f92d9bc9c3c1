package dev.barograph.chart;

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

    final PlotFrame frame() {
        return frame;
    }
}
