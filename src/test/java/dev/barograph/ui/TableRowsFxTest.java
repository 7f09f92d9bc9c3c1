package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.run.RunPhase;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The rows of tables in the look that is chosen while they are shown.
class TableRowsFxTest extends OnMadeUpWindow {
    @Test
    void rows_keep_their_height_when_the_look_changes(FxRobot robot) {
        made.run(CannedRun.of(150, RunPhase.RUNNING));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        fx.until(() -> !fx.table("#requests").getItems().isEmpty());
        assertThat(rows()).isEqualTo(Map.of("#requests", 36.0, "#times", 40.0, "#phases", 40.0));
        for (String look : new String[] {"#dark", "#light"}) {
            String before = fx.read(this::background);
            robot.clickOn("View").clickOn(look);
            fx.until(() -> !background().equals(before));
            assertThat(rows())
                    .isEqualTo(Map.of("#requests", 36.0, "#times", 40.0, "#phases", 40.0));
        }
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        fx.until(() -> fx.visible("#errorTable"));
        assertThat(fx.read(() -> fx.table("#errorTable").getFixedCellSize())).isEqualTo(24);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        fx.until(() -> fx.visible("#exampleTable"));
        assertThat(fx.read(() -> fx.table("#exampleTable").getFixedCellSize())).isEqualTo(24);
    }

    private Map<String, Double> rows() {
        return fx.read(() -> {
            Map<String, Double> rows = new TreeMap<>();
            for (String id : new String[] {"#requests", "#times", "#phases"}) {
                TableView<?> table = fx.table(id);
                table.applyCss();
                rows.put(id, table.getFixedCellSize());
            }
            return rows;
        });
    }

    /// Of an empty place in the bar with the Run button.
    private String background() {
        return fx.stage.getScene().snapshot(null).getPixelReader().getColor(600, 64).toString();
    }
}
