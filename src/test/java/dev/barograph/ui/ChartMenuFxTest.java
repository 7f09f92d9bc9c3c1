package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.PlotArea;
import dev.barograph.run.RunPhase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The menu of a chart, on the one whose lines are percentiles.
@ExtendWith(ApplicationExtension.class)
class ChartMenuFxTest {
    @TempDir static Path folder;

    private final Path used = MadeUpWindow.fresh(folder);
    private MadeUpWindow made;
    private FxWindow fx;

    @Start
    void open(Stage stage) {
        made = new MadeUpWindow(stage, used);
        fx = made.fx;
        fx.window.board().dashboard().toggleLarge("percentiles");
    }

    @AfterEach
    void close() throws TimeoutException {
        made.close();
    }

    @Test
    void a_percentile_is_hidden_and_shown_again(FxRobot robot) {
        run();
        assertThat(lines()).containsExactly("p50", "p90", "p95", "p99", "p99.9", "max");
        choose(robot, 2, 1);
        fx.until(() -> lines().equals(List.of("p50", "p95", "p99", "p99.9", "max")));
        choose(robot, 2, 1);
        fx.until(() -> lines().size() == 6);
    }

    @Test
    void the_percentile_of_the_band_is_chosen(FxRobot robot) {
        run();
        choose(robot, 3, 2);
        fx.until(() -> card().look().banded().equals(Optional.of("p95")));
        choose(robot, 3, card().chart().bandable().size());
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
        Stage next = fx.read(Stage::new);
        MadeUpWindow again = fx.read(() -> new MadeUpWindow(next, used));
        assertThat(shown(again)).containsExactly("percentiles");
        robot.interact(() -> again.fx.card("percentiles").pane().requestFocus());
        robot.push(KeyCode.ENTER);
        again.fx.until(() -> shown(again).size() > 1);
        again.close();
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

    /// Chooses from a menu in the menu, by keys.
    ///
    /// @param menu its place, from 1
    /// @param item its place, from 0
    private void choose(FxRobot robot, int menu, int item) {
        robot.clickOn("#percentilesMenu");
        fx.until(() -> robot.lookup("#menuLines").tryQuery().isPresent());
        for (int i = 0; i < menu; i++) {
            robot.push(KeyCode.DOWN);
        }
        robot.push(KeyCode.RIGHT);
        for (int i = 0; i < item; i++) {
            robot.push(KeyCode.DOWN);
        }
        robot.push(KeyCode.ENTER);
    }

    private void run() {
        made.run(CannedRun.of(150, RunPhase.RUNNING));
        fx.until(() -> lines().size() == 6 && card().getWidth() > 600);
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
