package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.run.RunPhase;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.Labeled;
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

    @Test
    void the_longest_figures_of_the_table_of_times_are_whole_at_1280_pixels(FxRobot robot) {
        fx.read(() -> {
            fx.stage.setWidth(1_280);
            fx.stage.setHeight(800);
            return 0;
        });
        made.run(CannedRun.of(150, RunPhase.DONE));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        fx.until(() -> !fx.table("#times").getItems().isEmpty());
        List<TimeCell> longest =
                Collections.nCopies(
                        TimesRow.COLUMNS.size(),
                        new TimeCell("≥84.4 ms", Figures.from(88_000_000, 86_600_000), ""));
        fx.until(() -> {
            TableView<TimesRow> times = fx.table("#times");
            times.getItems()
                    .setAll(List.of(new TimesRow("Response time", "clean seconds only", longest)));
            times.applyCss();
            times.layout();
            return labels(robot).size() > TimesRow.COLUMNS.size();
        });
        assertThat(fx.read(() -> labels(robot)))
                .allSatisfy(label ->
                        assertThat(label.getWidth())
                                .as(label.getText())
                                .isGreaterThanOrEqualTo(Math.floor(label.prefWidth(-1))));
    }

    private static List<Labeled> labels(FxRobot robot) {
        return robot.lookup("#times .two-line-cell .label").queryAllAs(Labeled.class).stream()
                .filter(label -> label.getWidth() > 0 && !label.getText().isEmpty())
                .toList();
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
