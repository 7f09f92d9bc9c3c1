package dev.barograph.ui;

import dev.barograph.chart.Chart;
import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.HeatMaps;
import dev.barograph.chart.PlotArea;
import dev.barograph.chart.TimeRange;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/// Shows a chart that is drawn elsewhere: takes the size that its parent gives it, stays crisp on
/// dense screens, and reads values under the pointer out without drawing again. FX thread only, but
/// for [#update(Runnable)].
public final class ChartPane extends Region {
    private static final double MIN_WIDTH = 240;
    private static final double MIN_HEIGHT = 150;
    private static final double PREF_WIDTH = 560;
    private static final double PREF_HEIGHT = 260;
    private static final double TITLE_HEIGHT = 28;

    private final String title;
    private final ChartRenderer renderer;
    private final ChartFrames frames;
    private final ImageView picture = new ImageView();
    private final ChartSelection selection = new ChartSelection();
    private final ChartCursor cursor = new ChartCursor();
    private final ObjectProperty<Optional<Double>> cursorSeconds =
            new SimpleObjectProperty<>(this, "cursorSeconds", Optional.empty());
    // Made when first needed: a pane may be built before the toolkit is there.
    private Optional<Tooltip> wholeTitle = Optional.empty();
    private final ShownInWindow shown;
    private ChartTheme theme = ChartTheme.LIGHT;
    private Optional<PlotArea> area = Optional.empty();
    private Optional<TimeRange> selected = Optional.empty();
    private Optional<Point2D> pointer = Optional.empty();

    /// A pane for one chart, which belongs to the renderer's thread from now on.
    public ChartPane(Chart chart, ChartRenderer renderer) {
        this.title = chart.title();
        this.renderer = renderer;
        this.frames = new ChartFrames(chart, this::show);
        setId(chart.id() + "Chart");
        getStyleClass().add("chart-pane");
        setMinSize(MIN_WIDTH, MIN_HEIGHT);
        setPrefSize(PREF_WIDTH, PREF_HEIGHT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(title);
        picture.setMouseTransparent(true);
        getChildren().addAll(picture, selection, cursor);
        shown = new ShownInWindow(this, this::wantAgain);
        setOnMouseMoved(event -> pointAt(event.getX(), event.getY()));
        setOnMouseDragged(event -> pointAt(event.getX(), event.getY()));
        setOnMouseExited(_ -> {
            pointer = Optional.empty();
            tell(Optional.empty());
            setCursorSeconds(Optional.empty());
        });
        cursorSeconds.addListener((_, _, _) -> placeCursor());
        renderer.attach(frames);
        wantAgain();
    }

    /// Runs `onRenderThread`, which feeds the chart, and draws it anew if it can be seen. Any
    /// thread; returns at once. Of several updates that wait for their turn only the newest is run,
    /// so each must bring everything.
    public void update(Runnable onRenderThread) {
        frames.update(onRenderThread);
        renderer.redraw(frames);
    }

    /// Draws with other colours from now on.
    public void setTheme(ChartTheme theme) {
        this.theme = theme;
        cursor.setTheme(theme);
        wantAgain();
    }

    /// The time at which values are read out, in seconds since the start; empty for none. Follows
    /// the pointer. Bind those of several panes bidirectionally to move their cross-hairs together.
    public ObjectProperty<Optional<Double>> cursorSecondsProperty() {
        return cursorSeconds;
    }

    public Optional<Double> getCursorSeconds() {
        return cursorSeconds.get();
    }

    public void setCursorSeconds(Optional<Double> seconds) {
        cursorSeconds.set(seconds);
    }

    /// Shows a range as the selected one; empty for none. Only a chart over time shows it.
    public void setSelection(Optional<TimeRange> range) {
        selected = range;
        selection.show(area, selected);
    }

    /// Where the data lies in the picture on screen; empty before the first one.
    public Optional<PlotArea> plotArea() {
        return area;
    }

    /// Lets go of the renderer: the picture stays as it is.
    public void dispose() {
        renderer.detach(frames);
    }

    @Override
    protected void layoutChildren() {
        selection.resizeRelocate(0, 0, getWidth(), getHeight());
        cursor.resizeRelocate(0, 0, getWidth(), getHeight());
        wantAgain();
    }

    private void wantAgain() {
        double scale =
                getScene() == null || getScene().getWindow() == null
                        ? 1
                        : getScene().getWindow().getOutputScaleX();
        ChartFrames.Wanted wanted =
                new ChartFrames.Wanted(
                        (int) getWidth(), (int) getHeight(), scale, theme, shown.isShown());
        if (frames.want(wanted) && wanted.isDrawable()) {
            renderer.redraw(frames);
        }
    }

    private void show(ChartFrames.Frame frame) {
        picture.setImage(frame.pixels().newest());
        picture.setViewport(frame.pixels().part());
        picture.setFitWidth(frame.wanted().widthPixels() / frame.wanted().scale());
        picture.setFitHeight(frame.wanted().heightPixels() / frame.wanted().scale());
        area = Optional.of(frame.area());
        describe(frame.area());
        selection.show(area, selected);
        placeCursor();
    }

    private void describe(PlotArea plot) {
        StringBuilder text = new StringBuilder(title);
        plot.latest()
                .ifPresent(latest -> {
                    text.append(" at ").append(latest.time());
                    latest.series()
                            .forEach(each ->
                                    text.append(", ")
                                            .append(each.name())
                                            .append(' ')
                                            .append(each.value()));
                });
        setAccessibleText(text.toString());
    }

    private void pointAt(double x, double y) {
        pointer = Optional.of(new Point2D(x, y));
        tell(area.flatMap(PlotArea::cutTitle).filter(_ -> y < TITLE_HEIGHT));
        setCursorSeconds(area.filter(plot -> plot.contains(x, y)).map(plot -> plot.secondsAt(x)));
    }

    /// Says the whole of a title that is cut, while the pointer is on it.
    private void tell(Optional<String> cutTitle) {
        if (!wholeTitle.map(Tooltip::getText).equals(cutTitle)) {
            wholeTitle.ifPresent(old -> Tooltip.uninstall(this, old));
            wholeTitle = cutTitle.map(Tooltip::new);
            wholeTitle.ifPresent(tip -> Tooltip.install(this, tip));
        }
    }

    /// The cell of a heat map at a place of this pane; empty if nothing was counted there.
    Optional<HeatMaps.Found> cellAt(double x, double y) {
        return area.filter(plot -> plot.contains(x, y))
                .flatMap(plot ->
                        plot.cells()
                                .flatMap(cells -> cells.at(plot.secondsAt(x), plot.valueAt(y))));
    }

    private void placeCursor() {
        Optional<PlotArea> plot = area;
        Optional<PlotArea.Readout> readout =
                cursorSeconds.get().flatMap(at -> plot.flatMap(each -> each.readAt(at)));
        if (plot.isPresent() && readout.isPresent()) {
            cursor.show(
                    plot.get(),
                    readout.get(),
                    pointer.flatMap(at -> cellAt(at.getX(), at.getY())).map(HeatMaps.Found::words),
                    pointer.isPresent() || isFocused());
        } else {
            cursor.hide();
        }
    }
}
