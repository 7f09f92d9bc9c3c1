package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.TimeRange;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.Exemplar;
import dev.barograph.model.FailureKind;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The page of examples, with a run that is made up.
class ExamplesFxTest extends OnMadeUpWindow {
    private static Snapshot snapshot(List<Exemplar> examples) {
        return CannedRun.with(CannedRun.of(100, RunPhase.RUNNING), examples);
    }

    private int rows() {
        return fx.<ExampleRow>table("#exampleTable").getItems().size();
    }

    @Test
    void an_example_is_chosen_by_mouse_and_keys_read_and_copied(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        fx.until(() -> fx.label("#noExamples").equals("Examples of a run are listed here."));
        made.run(snapshot(Examples.tenSeconds()));
        fx.until(() -> rows() == 111);
        fx.until(() ->
                robot.from(fx.table("#exampleTable"))
                        .lookup("Response timeout")
                        .tryQuery()
                        .isPresent());
        Node slowest =
                robot.from(fx.table("#exampleTable")).lookup(".table-row-cell").nth(0).query();
        robot.clickOn(slowest);
        fx.until(() -> fx.label("#exampleTitle").equals("Response timeout after 400 ms"));
        assertThat(robot.lookup(".example-bar").queryAllAs(Region.class))
                .filteredOn(Node::isVisible)
                .hasSize(3);
        robot.push(KeyCode.DOWN);
        fx.until(() -> fx.label("#exampleTitle").equals("HTTP 200 after 100 ms"));
        robot.push(KeyCode.CONTROL, KeyCode.C);
        fx.until(() ->
                String.valueOf(Clipboard.getSystemClipboard().getString())
                        .contains("content-type: text/plain"));

        runs.last().snapshot = snapshot(List.copyOf(Examples.tenSeconds().reversed()));
        fx.until(() -> {
            ExampleRow row =
                    fx.<ExampleRow>table("#exampleTable").getSelectionModel().getSelectedItem();
            return row == null || rows() == 111;
        });
        assertThat(fx.label("#exampleTitle")).isEqualTo("HTTP 200 after 100 ms");
        assertThat(fx.styleWarnings()).isEmpty();
    }

    @Test
    void filters_narrow_the_list_and_each_can_be_taken_away(FxRobot robot) {
        made.run(snapshot(Examples.tenSeconds()));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        fx.until(() -> rows() == 111);
        robot.clickOn("Failures");
        fx.until(() -> rows() == 11);
        robot.clickOn("#kinds");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        fx.until(() -> rows() == 10);
        Button chip = robot.lookup(".chip").queryButton();
        assertThat(chip.getText()).isEqualTo("HTTP 5xx");
        robot.clickOn(chip);
        fx.until(() -> rows() == 11 && robot.lookup(".chip").tryQuery().isEmpty());
        fx.read(() -> {
            fx.model()
                    .showExamples(
                            Optional.of(new TimeRange(50, 60)),
                            Optional.of(new LatencyBand(Curve.RESPONSE, 1_000_000, 2_000_000)),
                            Optional.empty());
            return 0;
        });
        fx.until(() -> rows() == 0 && robot.lookup(".chip").queryAll().size() == 2);
        assertThat(fx.label("#noExamples")).isEqualTo("No example was kept that matches.");
        robot.clickOn("#clearFilter");
        fx.until(() -> rows() == 111);
        assertThat(robot.lookup("All").<ToggleButton>query().isSelected()).isTrue();
    }

    @Test
    void an_error_leads_to_its_examples_by_mouse_and_by_key(FxRobot robot) {
        made.run(snapshot(Examples.tenSeconds()));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        fx.until(() -> !fx.table("#errorTable").getItems().isEmpty());
        FailureKind kind = fx.read(() -> fx.model().run().errors().getFirst().failure());
        robot.doubleClickOn(kind.title());
        fx.until(() -> fx.model().liveTab().get() == LiveTab.EXAMPLES);
        assertThat(fx.read(() -> fx.model().run().examples().filter().get().kind())).contains(kind);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        fx.read(() -> {
            fx.model().run().examples().clearFilter();
            fx.table("#errorTable").requestFocus();
            return 0;
        });
        robot.push(KeyCode.ENTER);
        fx.until(() -> fx.model().liveTab().get() == LiveTab.EXAMPLES);
        assertThat(fx.read(() -> fx.model().run().examples().filter().get().kind())).contains(kind);
    }
}
