package dev.barograph.ui;

import dev.barograph.chart.HeatMaps;
import dev.barograph.chart.PlotArea;
import dev.barograph.chart.TimeRange;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/// What mouse and keys do on a chart of a run. FX thread only.
///
/// Mouse: drag selects, double click on the plot shows and selects everything, on the head
/// enlarges; the wheel zooms about the pointer, with Shift it pans, as dragging with Shift does; a
/// click into the legend hides a series, one on a cell of a heat map asks for its examples. Keys:
/// arrows move the cursor, with Shift they change the selection, with Ctrl they go ten times as
/// far; + and - zoom; Home and End; Enter enlarges; Escape goes back.
final class ChartGestures {
    private static final double CLICK_PIXELS = 3;
    private static final double NOTCH = 40;
    private static final double FAR = 10;

    /// Within this time a second click makes a double click.
    private static final Duration SECOND_CLICK = Duration.millis(250);

    private final ChartPane pane;
    private final boolean overTime;
    private final ChartTimeViewModel time;
    private final Consumer<String> hide;
    private final Runnable enlarge;
    private final Consumer<HeatMaps.Found> examples;
    private double pressedX;
    private double lastX;
    private boolean pans;
    private Optional<Double> pressedSeconds = Optional.empty();
    private final PauseTransition single = new PauseTransition(SECOND_CLICK);

    /// @param hide takes the name of a series to be hidden or shown
    /// @param enlarge gives the dashboard to the chart, or takes it back
    /// @param examples takes a cell whose examples are wanted
    ChartGestures(
            ChartPane pane,
            boolean overTime,
            ChartTimeViewModel time,
            Consumer<String> hide,
            Runnable enlarge,
            Consumer<HeatMaps.Found> examples) {
        this.pane = pane;
        this.overTime = overTime;
        this.time = time;
        this.hide = hide;
        this.enlarge = enlarge;
        this.examples = examples;
        pane.setFocusTraversable(true);
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        pane.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        pane.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        pane.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void pressed(MouseEvent event) {
        pane.requestFocus();
        // Else the page that scrolls takes the focus.
        event.consume();
        pressedX = event.getX();
        lastX = event.getX();
        pans = event.isShiftDown();
        pressedSeconds =
                event.getButton() == MouseButton.PRIMARY && overTime
                        ? pane.plotArea()
                                .filter(plot -> plot.contains(event.getX(), event.getY()))
                                .map(plot -> plot.secondsAt(event.getX()))
                        : Optional.empty();
    }

    private void dragged(MouseEvent event) {
        Optional<PlotArea> plot = pane.plotArea();
        if (pressedSeconds.isEmpty() || plot.isEmpty()) {
            return;
        }
        if (pans) {
            double perPixel = (plot.get().xMax() - plot.get().xMin()) / plot.get().width();
            time.pan((lastX - event.getX()) * perPixel);
        } else if (Math.abs(event.getX() - pressedX) > CLICK_PIXELS) {
            time.select(pressedSeconds.get(), plot.get().secondsAt(event.getX()));
        }
        lastX = event.getX();
    }

    /// A busy window is told of the last way of the pointer only here.
    private void released(MouseEvent event) {
        dragged(event);
        pressedSeconds = Optional.empty();
    }

    private void clicked(MouseEvent event) {
        Optional<PlotArea> plot = pane.plotArea();
        if (event.getButton() != MouseButton.PRIMARY || plot.isEmpty()) {
            return;
        }
        Optional<PlotArea.LegendPlace> place = plot.get().legendAt(event.getX(), event.getY());
        if (place.isPresent()) {
            hide.accept(place.get().name());
        } else if (event.getClickCount() == 2) {
            single.stop();
            if (event.getY() < plot.get().y()) {
                enlarge.run();
            } else if (plot.get().contains(event.getX(), event.getY())) {
                time.resetAll();
            }
        } else if (event.isStillSincePress()) {
            pane.cellAt(event.getX(), event.getY()).ifPresent(this::askSoon);
        }
    }

    /// The page of examples would be in the way of the second half of a double click.
    private void askSoon(HeatMaps.Found cell) {
        single.setOnFinished(_ -> examples.accept(cell));
        single.playFromStart();
    }

    private void scrolled(ScrollEvent event) {
        Optional<PlotArea> plot = pane.plotArea();
        double delta = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        if (!overTime
                || delta == 0
                || plot.isEmpty()
                || !plot.get().contains(event.getX(), event.getY())) {
            // The page scrolls.
            return;
        }
        if (event.isShiftDown()) {
            time.pan(-delta / NOTCH * shown(plot.get()).seconds() / 10);
        } else {
            time.zoom(
                    Math.pow(ChartTimeViewModel.ZOOM_STEP, delta / NOTCH),
                    plot.get().secondsAt(event.getX()),
                    shown(plot.get()));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        double step = event.isShortcutDown() ? FAR : 1;
        boolean used =
                switch (event.getCode()) {
                    case LEFT -> arrow(-step, event.isShiftDown());
                    case RIGHT -> arrow(step, event.isShiftDown());
                    case HOME -> jump(false);
                    case END -> jump(true);
                    case PLUS, ADD, EQUALS -> zoom(ChartTimeViewModel.ZOOM_STEP);
                    case MINUS, SUBTRACT -> zoom(1 / ChartTimeViewModel.ZOOM_STEP);
                    case ESCAPE -> time.back();
                    case ENTER -> enlarge();
                    default -> false;
                };
        if (used) {
            event.consume();
        }
    }

    private boolean enlarge() {
        enlarge.run();
        return true;
    }

    private boolean arrow(double step, boolean grow) {
        if (grow) {
            time.growSelection(step);
        } else {
            time.moveCursor(step);
        }
        return true;
    }

    private boolean jump(boolean toEnd) {
        time.moveCursorTo(toEnd);
        return true;
    }

    private boolean zoom(double factor) {
        pane.plotArea()
                .ifPresent(plot -> {
                    TimeRange shown = shown(plot);
                    double middle = (shown.fromSeconds() + shown.toSeconds()) / 2;
                    time.zoom(
                            factor,
                            time.cursor().get().filter(shown::contains).orElse(middle),
                            shown);
                });
        return true;
    }

    private TimeRange shown(PlotArea plot) {
        // The picture may be an older one.
        return time.window()
                .get()
                .orElseGet(() ->
                        overTime
                                ? new TimeRange(plot.xMin(), plot.xMax())
                                : new TimeRange(0, Math.max(1, time.end())));
    }
}
