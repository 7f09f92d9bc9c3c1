package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// How the real window lays out what it shows, and in which colours.
class WindowLooksFxTest extends OnWindow {
    @Test
    void stop_is_in_reach_however_small_the_window_is(FxRobot robot) {
        robot.push(KeyCode.F5);
        fx.until(() -> button("run").getText().equals("Stop"));
        fx.read(() -> {
            button("run").getScene().getWindow().setWidth(700);
            button("run").getScene().getWindow().setHeight(500);
            return 0;
        });
        fx.until(() -> button("run").getScene().getWidth() < 1_100);
        fx.until(() -> {
            Bounds stop = button("run").localToScene(button("run").getBoundsInLocal());
            return stop.getMaxX() <= button("run").getScene().getWidth()
                    && stop.getWidth() >= button("run").prefWidth(-1);
        });
    }

    @Test
    void numbers_and_tools_keep_out_of_each_others_way_in_the_smallest_window(FxRobot robot) {
        robot.push(KeyCode.F5);
        fx.until(() -> fx.visible("#slider") && !fx.label("#p99").isEmpty());
        fx.read(() -> {
            fx.stage.setWidth(fx.stage.getMinWidth());
            fx.stage.setHeight(fx.stage.getMinHeight());
            return 0;
        });
        fx.until(() -> bounds(".live").getWidth() < 700);
        fx.until(() -> bounds("#waiting").getMaxX() < bounds(".live").getMaxX());
        fx.until(() -> whole("#sent", robot) && whole("#p99", robot) && whole("#waiting", robot));
        fx.until(() -> whole("#p99Service", robot) && whole(".tile-row-name", robot));
        fx.until(() -> endOfTabs() <= bounds("#cards").getMinX());
    }

    private double endOfTabs() {
        return fx.read(() ->
                fx.stage.getScene().getRoot().lookupAll(".live-tabs .tab").stream()
                        .mapToDouble(tab -> onScreen(tab).getMaxX())
                        .max()
                        .orElseThrow());
    }

    private Bounds bounds(String node) {
        return fx.read(() -> onScreen(fx.stage.getScene().lookup(node)));
    }

    private static Bounds onScreen(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    @Test
    void charts_have_two_thirds_of_the_height_while_a_run_goes_on(FxRobot robot) {
        robot.push(KeyCode.F5);
        fx.until(() -> fx.visible("#slider") && fx.visible("#headline"));
        assertThat(height(".chart-grid") / height(".live")).isGreaterThan(0.65);
        assertThat(fx.styleWarnings()).isEmpty();
    }

    private double height(String node) {
        return fx.read(() -> fx.stage.getScene().lookup(node).getLayoutBounds().getHeight());
    }

    @Test
    void a_long_address_takes_no_room_from_the_title_and_the_button(FxRobot robot) {
        robot.clickOn("#request-url");
        replaceText(robot, fx.target.url() + "/ok?" + "a".repeat(300));
        robot.clickOn("#run");
        fx.until(() -> fx.model().run().state().get() == RunState.RUNNING);
        fx.until(() -> whole("#title", robot) && whole("#export", robot));
        Label outcome = robot.lookup("#outcome").query();
        assertThat(outcome.getTooltip().getText()).contains("a".repeat(300));
    }

    @Test
    void problems_are_shown_to_their_last_word(FxRobot robot) {
        robot.clickOn("#loadTab");
        for (String field : List.of("#from", "#to", "#duration")) {
            robot.clickOn(robot.lookup("#stages " + field).<TextField>query());
            replaceText(robot, "wrong");
        }
        Label problem = robot.lookup("#stages #problem").query();
        fx.until(() -> problem.getHeight() >= problem.prefHeight(problem.getWidth()));
        assertThat(problem.getHeight()).as("three lines").isGreaterThan(40);
        ListView<String> list = robot.lookup("#list").queryListView();
        assertThat(list.getItems()).allMatch(line -> line.startsWith("Stage 1: "));
        fx.until(() ->
                robot.lookup("#list .list-cell").queryAllAs(ListCell.class).stream()
                        .anyMatch(cell -> cell.getHeight() > 30));
    }

    /// Whether a text has all the room it wants.
    private static boolean whole(String id, FxRobot robot) {
        Labeled labeled = robot.lookup(id).query();
        return labeled.getWidth() >= Math.floor(labeled.prefWidth(-1));
    }

    @Test
    void the_look_changes_in_mid_flight_and_is_remembered(FxRobot robot) {
        robot.clickOn("#run");
        fx.until(() -> fx.model().run().state().get() == RunState.RUNNING);
        long light = fx.read(this::brightness);
        robot.clickOn("View").clickOn("#dark");
        fx.until(() -> brightness() < light - 100);
        fx.until(() -> fx.settingsOnDisk().theme() == ThemeChoice.DARK);
        robot.clickOn("View").clickOn("#light");
        fx.until(() -> brightness() == light);
        for (String tab : List.of("#loadTab", "#limitsTab")) {
            robot.clickOn(tab);
        }
        assertThat(fx.styleWarnings()).isEmpty();
    }

    /// Of an empty place in the bar with the Run button.
    private long brightness() {
        Color colour = fx.stage.getScene().snapshot(null).getPixelReader().getColor(600, 64);
        return Math.round(255 * colour.getBrightness());
    }

    private static void replaceText(FxRobot robot, String text) {
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Button button(String id) {
        WaitForAsyncUtils.waitForFxEvents();
        return fx.read(() -> (Button) fx.stage.getScene().lookup("#" + id));
    }
}
