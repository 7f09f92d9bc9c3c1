package dev.barograph.ui;

import dev.barograph.chart.ChartLook;
import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.HeatMaps;
import dev.barograph.chart.LiveChart;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A chart on the surface that all charts lie on, with its buttons and its menu. FX thread only.
final class ChartCard extends StackPane {
    private static final String HOW = " (double click on the title, or Enter)";

    private final LiveChart chart;
    private final ChartPane pane;
    private final ChartSaver saver;
    private final Runnable changed;
    private final Button large = button("enlarge", "Enlarge" + HOW);
    private final Button more = button("more", "Menu of this chart (or right click)");
    private Runnable toggleLarge = () -> {};
    private Optional<ContextMenu> open = Optional.empty();
    private ChartLook look = ChartLook.ALL;
    private ChartTheme theme = ChartTheme.LIGHT;
    private boolean isLarge;

    /// @param chart belongs to the thread of charts; only what never changes of it is asked for
    ///   here
    /// @param changed called when the chart is to be drawn in another way
    /// @param examples takes a cell of a heat map whose examples are wanted
    ChartCard(
            LiveChart chart,
            ChartPane pane,
            ChartTimeViewModel time,
            ChartSaver saver,
            Runnable changed,
            Consumer<HeatMaps.Found> examples) {
        this.chart = chart;
        this.pane = pane;
        this.saver = saver;
        this.changed = changed;
        getStyleClass().addAll("card", "chart-card");
        setId(chart.id() + "Card");
        HBox buttons = new HBox(large, more);
        buttons.getStyleClass().add("chart-buttons");
        buttons.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAlignment(buttons, Pos.TOP_RIGHT);
        getChildren().addAll(pane, buttons);
        large.setId(chart.id() + "Enlarge");
        more.setId(chart.id() + "Menu");
        large.setOnAction(_ -> toggleLarge());
        more.setOnAction(_ -> showMenu());
        new ChartGestures(
                pane, chart.overTime(), time, this::toggleSeries, this::toggleLarge, examples);
        pane.setOnContextMenuRequested(this::showMenuAt);
        if (chart.overTime()) {
            pane.cursorSecondsProperty().bindBidirectional(time.cursor());
            time.selection().addListener((_, _, range) -> pane.setSelection(range));
        }
        pane.focusedProperty()
                .addListener((_, _, focused) ->
                        pseudoClassStateChanged(
                                javafx.css.PseudoClass.getPseudoClass("chart-focused"), focused));
    }

    private static Button button(String icon, String tip) {
        Icon picture = new Icon();
        picture.setName(icon);
        Button button = new Button(null, picture);
        button.getStyleClass().addAll("flat", "chart-button");
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        return button;
    }

    LiveChart chart() {
        return chart;
    }

    ChartPane pane() {
        return pane;
    }

    ChartLook look() {
        return look;
    }

    boolean isLarge() {
        return isLarge;
    }

    /// What happens when somebody wants it larger, or small again.
    void onToggleLarge(Runnable action) {
        toggleLarge = action;
    }

    /// Told whether it has the dashboard to itself.
    void setLarge(boolean now) {
        isLarge = now;
        ((Icon) large.getGraphic()).setName(now ? "restore" : "enlarge");
        String words = (now ? "Restore" : "Enlarge") + HOW;
        large.getTooltip().setText(words);
        large.setAccessibleText(words);
    }

    void setTheme(ChartTheme now) {
        theme = now;
        pane.setTheme(now);
    }

    void toggleLarge() {
        toggleLarge.run();
    }

    /// Hides a series, or shows it again.
    void toggleSeries(String name) {
        Set<String> hidden = new HashSet<>(look.hidden());
        if (!hidden.remove(name)) {
            hidden.add(name);
        }
        look = look.withHidden(hidden);
        changed.run();
    }

    void setBanded(Optional<String> name) {
        look = look.withBanded(name);
        changed.run();
    }

    void copyImage() {
        saver.copyImage(chart, size(), theme);
    }

    void copyTsv() {
        saver.copyTsv(chart, pane.plotArea());
    }

    void savePng() {
        saver.savePng(chart, size(), theme);
    }

    void saveSvg() {
        saver.saveSvg(chart, size(), theme);
    }

    private ChartSaver.Size size() {
        return new ChartSaver.Size(
                Math.max(1, (int) pane.getWidth()), Math.max(1, (int) pane.getHeight()));
    }

    private void showMenu() {
        newMenu().show(more, Side.BOTTOM, 0, 0);
    }

    private void showMenuAt(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            showMenu();
        } else {
            newMenu().show(pane, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private ContextMenu newMenu() {
        open.ifPresent(ContextMenu::hide);
        ContextMenu menu = ChartMenu.of(this);
        open = Optional.of(menu);
        return menu;
    }
}
