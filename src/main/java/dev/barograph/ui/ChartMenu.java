package dev.barograph.ui;

import dev.barograph.chart.ChartLook;
import dev.barograph.chart.PlotArea;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/// The menu of a chart, made anew each time, as its lines may change. FX thread only.
final class ChartMenu {
    private ChartMenu() {}

    static ContextMenu of(ChartCard card) {
        ContextMenu menu = new ContextMenu();
        menu.setId("chartMenu");
        menu.getItems()
                .add(
                        item(
                                card.isLarge() ? "_Restore" : "_Enlarge",
                                "menuEnlarge",
                                card::toggleLarge));
        List<PlotArea.LegendPlace> places =
                card.pane().plotArea().map(PlotArea::legend).orElse(List.of());
        if (!places.isEmpty()) {
            Menu lines = new Menu("Show _Lines");
            lines.setId("menuLines");
            places.forEach(place -> lines.getItems().add(line(card, place)));
            menu.getItems().add(lines);
        }
        if (!card.chart().bandable().isEmpty()) {
            menu.getItems().add(intervals(card));
        }
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("Copy as _Image", "menuCopyImage", card::copyImage),
                        item("Copy _Data as TSV", "menuCopyTsv", card::copyTsv),
                        item("Save as _PNG…", "menuSavePng", card::savePng),
                        item("Save as _SVG…", "menuSaveSvg", card::saveSvg));
        return menu;
    }

    private static MenuItem line(ChartCard card, PlotArea.LegendPlace place) {
        CheckMenuItem item = new CheckMenuItem(place.name());
        item.setMnemonicParsing(false);
        item.setSelected(!place.hidden());
        item.setOnAction(_ -> card.toggleSeries(place.name()));
        return item;
    }

    private static Menu intervals(ChartCard card) {
        Menu menu = new Menu("95 % Inter_val");
        menu.setId("menuInterval");
        ToggleGroup group = new ToggleGroup();
        ChartLook look = card.look();
        for (String name : card.chart().bandable()) {
            menu.getItems().add(interval(card, group, look, Optional.of(name)));
        }
        menu.getItems().add(interval(card, group, look, Optional.empty()));
        return menu;
    }

    private static MenuItem interval(
            ChartCard card, ToggleGroup group, ChartLook look, Optional<String> name) {
        RadioMenuItem item = new RadioMenuItem(name.map(each -> "of " + each).orElse("none"));
        item.setToggleGroup(group);
        item.setSelected(look.banded().equals(name));
        item.setOnAction(_ -> card.setBanded(name));
        return item;
    }

    private static MenuItem item(String text, String id, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
