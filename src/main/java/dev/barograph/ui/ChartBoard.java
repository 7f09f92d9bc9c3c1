package dev.barograph.ui;

import dev.barograph.chart.ChartLook;
import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.HeatMaps;
import dev.barograph.chart.LiveChart;
import dev.barograph.chart.LiveCharts;
import dev.barograph.chart.RunData;
import dev.barograph.chart.ShapeChart;
import dev.barograph.model.LoadShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// All charts of the window: those of the run, with one cursor, one selected range and one stretch
/// on screen for all, and the shape being edited. FX thread only.
final class ChartBoard {
    private static final Logger LOG = Logger.getLogger(ChartBoard.class.getName());

    private final ChartRenderer renderer =
            new ChartRenderer(e -> LOG.log(Level.WARNING, "A chart could not be drawn", e));
    private final ChartTimeViewModel time;
    private final List<ChartCard> ofLoad;
    private final List<ChartCard> ofGenerator;
    private final ChartDashboardViewModel dashboard;
    private final ShapeChart shape = new ShapeChart();
    private final ChartPane shapePane = new ChartPane(shape, renderer);
    private Optional<RunData> shown = Optional.empty();

    /// What is to be drawn of one chart; made on the FX thread, used on that of charts.
    private record Wanted(LiveChart chart, ChartLook look) {}

    /// @param notice takes what was done, for the status bar
    /// @param examples takes a cell of a heat map whose examples are wanted
    ChartBoard(
            ChartTimeViewModel time,
            SettingsViewModel settings,
            Work work,
            FileChoices choices,
            Dialogs dialogs,
            Consumer<String> notice,
            Consumer<HeatMaps.Found> examples) {
        this.time = time;
        ChartSaver saver = new ChartSaver(renderer, work, choices, dialogs, notice);
        ofLoad = cards(LiveCharts.ofLoad(), saver, examples);
        ofGenerator = cards(LiveCharts.ofGenerator(), saver, examples);
        dashboard =
                new ChartDashboardViewModel(
                        ofLoad.stream().map(card -> card.chart().id()).toList(), settings);
        time.window().addListener((_, _, _) -> feed());
    }

    private List<ChartCard> cards(
            List<LiveChart> charts, ChartSaver saver, Consumer<HeatMaps.Found> examples) {
        return charts.stream()
                .map(chart ->
                        new ChartCard(
                                chart,
                                new ChartPane(chart, renderer),
                                time,
                                saver,
                                this::feed,
                                examples))
                .toList();
    }

    /// All charts of the run.
    List<ChartCard> live() {
        List<ChartCard> all = new ArrayList<>(ofLoad);
        all.addAll(ofGenerator);
        return all;
    }

    /// The charts of the load and its answers, in the order to be shown.
    List<ChartCard> ofLoad() {
        return ofLoad;
    }

    /// The charts of the generator itself, in the order to be shown.
    List<ChartCard> ofGenerator() {
        return ofGenerator;
    }

    /// Which charts are shown.
    ChartDashboardViewModel dashboard() {
        return dashboard;
    }

    /// The chart of the load being edited.
    ChartPane shape() {
        return shapePane;
    }

    void showShape(LoadShape now) {
        shapePane.update(() -> shape.show(now));
    }

    void showRun(RunData data) {
        shown = Optional.of(data);
        feed();
    }

    private void feed() {
        Optional<RunData> data = shown;
        List<Wanted> all =
                live().stream()
                        .map(card ->
                                new Wanted(
                                        card.chart(), card.look().withWindow(time.window().get())))
                        .toList();
        renderer.update(() ->
                all.forEach(each -> {
                    each.chart().look(each.look());
                    data.ifPresent(each.chart()::show);
                }));
    }

    void restyle(boolean dark) {
        ChartTheme theme = dark ? ChartTheme.DARK : ChartTheme.LIGHT;
        live().forEach(card -> card.setTheme(theme));
        shapePane.setTheme(theme);
    }

    /// Draws nothing from now on.
    void close() {
        renderer.close();
    }
}
