package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.PlotArea;
import dev.barograph.run.RunPhase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The menu of a chart, on the one whose lines are percentiles.
class ChartMenuFxTest extends OnMadeUpWindow {
    private final Path used = MadeUpWindow.fresh(folder);

    @BeforeEach
    @Override
    void open_the_window() throws TimeoutException {
        open(used);
        fx.read(() -> {
            fx.window.board().dashboard().toggleLarge("percentiles");
            return 0;
        });
    }

    @Test
    void a_percentile_is_hidden_and_shown_again(FxRobot robot) {
        run();
        assertThat(lines()).contains("p50", "p90", "max", "service p90", "service max");
        choose(robot, "menuLines", "p90");
        fx.until(() -> lines().size() == 14);
        assertThat(lines()).doesNotContain("p90", "service p90");
        choose(robot, "menuLines", "service");
        fx.until(() -> lines().size() == 7);
        assertThat(lines()).noneMatch(each -> each.startsWith("service"));
        choose(robot, "menuLines", "service");
        choose(robot, "menuLines", "p90");
        fx.until(() -> lines().size() == 16);
    }

    @Test
    void the_percentile_of_the_band_is_chosen(FxRobot robot) {
        run();
        choose(robot, "menuInterval", "of p95");
        fx.until(() -> card().look().banded().equals(Optional.of("p95")));
        assertThat(intervalsChosen()).containsExactly("of p95");
        choose(robot, "menuInterval", "none");
        fx.until(() -> card().look().banded().isEmpty());
    }

    @Test
    void the_picture_is_copied_and_saved_in_both_formats(FxRobot robot) throws Exception {
        run();
        robot.clickOn("#percentilesMenu").clickOn("#menuCopyImage");
        fx.until(() -> Clipboard.getSystemClipboard().hasImage());
        Path png = folder.resolve("percentiles.png");
        save(robot, "#menuSavePng", png);
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
        Path svg = folder.resolve("percentiles.svg");
        save(robot, "#menuSaveSvg", svg);
        assertThat(Files.readString(svg)).contains("<svg").contains("p99.9");
    }

    @Test
    void what_is_on_the_dashboard_is_remembered(FxRobot robot) throws Exception {
        run();
        fx.until(() -> fx.settingsOnDisk().enlarged().equals(Optional.of("percentiles")));
        assertThat(fx.read(() -> robot.lookup("#percentilesEnlarge").queryButton().getTooltip()))
                .extracting(Tooltip::getText)
                .asString()
                .startsWith("Restore (");
        Stage next = fx.read(Stage::new);
        MadeUpWindow again = fx.read(() -> new MadeUpWindow(next, used));
        assertThat(shown(again)).containsExactly("percentiles");
        robot.interact(() -> again.fx.card("percentiles").pane().requestFocus());
        robot.push(KeyCode.ENTER);
        again.fx.until(() -> shown(again).size() > 1);
        again.close();
    }

    private List<String> intervalsChosen() {
        return fx.read(() ->
                ChartMenu.of(card()).getItems().stream()
                        .filter(each -> "menuInterval".equals(each.getId()))
                        .flatMap(each -> ((Menu) each).getItems().stream())
                        .filter(each -> ((RadioMenuItem) each).isSelected())
                        .map(MenuItem::getText)
                        .toList());
    }

    private static List<String> shown(MadeUpWindow window) {
        return window.fx.read(() ->
                window.fx.window.board().ofLoad().stream()
                        .filter(ChartCard::isVisible)
                        .map(card -> card.chart().id())
                        .toList());
    }

    private void save(FxRobot robot, String item, Path file) {
        fx.choices.save = Optional.of(file);
        robot.clickOn("#percentilesMenu").clickOn(item);
        fx.until(() -> fx.label("#notice").equals("Wrote " + file));
    }

    /// Chooses from a menu in the menu of the chart; which of two open pop-ups a robot points at is
    /// not told apart by every platform.
    private void choose(FxRobot robot, String menu, String item) {
        robot.interact(() -> {
            Menu found =
                    (Menu)
                            ChartMenu.of(card()).getItems().stream()
                                    .filter(each -> menu.equals(each.getId()))
                                    .findFirst()
                                    .orElseThrow();
            found.getItems().stream()
                    .filter(each -> item.equals(each.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
    }

    private void run() {
        made.run(CannedRun.of(150, RunPhase.RUNNING));
        fx.until(() -> lines().size() == 16 && card().getWidth() > 600);
    }

    private List<String> lines() {
        return fx.read(() ->
                card().pane().plotArea().map(PlotArea::traces).orElse(List.of()).stream()
                        .map(PlotArea.Trace::name)
                        .toList());
    }

    private ChartCard card() {
        return fx.card("percentiles");
    }
}
