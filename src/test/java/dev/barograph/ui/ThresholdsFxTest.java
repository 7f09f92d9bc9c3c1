package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Threshold;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Thresholds typed, corrected, undone, run, and seen to pass and to fail.
class ThresholdsFxTest extends OnWindow {
    @Test
    void thresholds_are_added_corrected_removed_and_undone(FxRobot robot) {
        robot.clickOn("#thresholdsTab").clickOn("#addThreshold");
        fx.until(() -> fields().size() == 1 && fields().getFirst().isFocused());
        robot.write("p98 < 1s", 0);
        robot.clickOn("#addThreshold");
        fx.until(() -> fields().size() == 2 && fields().getLast().isFocused());
        robot.write("errors < 1%", 0);
        fx.until(() -> tab().equals("Thresholds (1)"));
        Label problem = robot.lookup("#thresholds .problem").query();
        assertThat(problem.getText()).contains("There is no figure \"p98\"");
        assertThat(problem.isVisible()).isTrue();

        robot.clickOn("#requestTab");
        ListView<String> list = robot.lookup("#list").queryListView();
        robot.clickOn(list.lookup(".list-cell"));
        fx.until(() -> fields().getFirst().isFocused());
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write("p99 < 1s", 0);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx.read(this::tab)).isEqualTo("Thresholds");
        assertThat(thresholds()).containsExactly("p99 < 1s", "errors < 1%");

        robot.clickOn("#thresholds #remove");
        fx.until(() -> fields().size() == 1);
        assertThat(thresholds()).containsExactly("errors < 1%");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        fx.until(() -> fields().size() == 2);
        assertThat(thresholds()).containsExactly("p99 < 1s", "errors < 1%");
        assertThat(fx.styleWarnings()).isEmpty();
    }

    @Test
    void a_run_says_of_each_whether_it_passes_and_goes_on_saying_it(FxRobot robot) {
        fx.read(() -> {
            fx.model().editor().addThreshold("p50 < 1us");
            fx.model().editor().addThreshold("p50 < 1h");
            fx.model().editor().addThreshold("p99.99 < 1s");
            return 0;
        });
        robot.clickOn("#run");
        fx.until(() -> states().equals(List.of("tone-alarm", "tone-calm", "tone-warning")));
        assertThat(fx.read(this::words))
                .satisfiesExactly(
                        failed -> assertThat(failed).matches("✗ p50 < 1us  [0-9.]+ ms"),
                        passed -> assertThat(passed).matches("✓ p50 < 1h  [0-9.]+ ms"),
                        few -> assertThat(few).startsWith("? p99.99 < 1s"));
        robot.clickOn("#run");
        fx.until(() -> fx.model().run().state().get() == RunState.DONE);
        assertThat(fx.read(this::states))
                .containsExactly("tone-alarm", "tone-calm", "tone-warning");
        assertThat(fx.read(() -> fx.model().run().data().orElseThrow().thresholds()))
                .extracting(Threshold::text)
                .containsExactly("p50 < 1us", "p50 < 1h", "p99.99 < 1s");
        Label span = robot.lookup("#thresholdSpan").query();
        assertThat(fx.read(span::isVisible)).isFalse();
        fx.read(() -> {
            fx.model().run().time().select(0, 0.5);
            return 0;
        });
        fx.until(span::isVisible);
        assertThat(fx.read(span::getText)).isEqualTo("Whole run");
        assertThat(fx.read(() -> span.getParent().getLayoutBounds().getHeight()))
                .as("one row")
                .isLessThan(30);
        assertThat(fx.styleWarnings()).isEmpty();
    }

    private List<TextField> fields() {
        return fx.stage.getScene().lookup("#thresholds").lookupAll(".text-field").stream()
                .map(TextField.class::cast)
                .toList();
    }

    private String tab() {
        return ((TabPane) fx.stage.getScene().lookup("#tabs"))
                .getTabs().stream()
                        .filter(tab -> "thresholdsTab".equals(tab.getId()))
                        .map(Tab::getText)
                        .findFirst()
                        .orElseThrow();
    }

    private List<String> thresholds() {
        return fx.read(() ->
                fx.model().editor().reading().get().runnable().orElseThrow().thresholds().stream()
                        .map(Threshold::text)
                        .toList());
    }

    private List<String> words() {
        return fx.stage.getScene().getRoot().lookupAll(".threshold").stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private List<String> states() {
        return fx.stage.getScene().getRoot().lookupAll(".threshold").stream()
                .map(node -> node.getStyleClass().getLast())
                .toList();
    }
}
