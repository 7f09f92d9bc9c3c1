package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.run.RunPhase;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The tooltips over tables whose rows are made anew each second.
class CellTipsFxTest extends OnMadeUpWindow {
    @Test
    void a_tooltip_over_a_figure_comes_and_stays_while_its_row_is_made_anew(FxRobot robot) {
        made.run(CannedRun.of(150, RunPhase.RUNNING));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        for (String table : List.of("#times", "#requests")) {
            fx.until(() -> !fx.table(table).getItems().isEmpty());
            CellTips.Telling p50 = cell(robot, table, 0, "p50");
            String words = fx.read(p50::tip);
            assertThat(words).contains("p50");
            robot.moveTo((TableCell<?, ?>) p50).moveBy(2, 0);
            // Long before the tooltip of a cell would come.
            for (int i = 0; i < 3; i++) {
                renew(table);
            }
            fx.until(() -> shownTips().equals(List.of(words)));
            int[] hidden = {0};
            fx.read(() -> {
                tips().forEach(tip -> tip.setOnHidden(_ -> hidden[0]++));
                return 0;
            });
            renew(table);
            renew(table);
            assertThat(fx.read(CellTipsFxTest::shownTips)).containsExactly(words);
            assertThat(hidden[0]).isZero();
            robot.moveTo((TableCell<?, ?>) cell(robot, table, 0, "p90")).moveBy(2, 0);
            fx.until(() -> shownTips().size() == 1 && shownTips().getFirst().contains("p90"));
            robot.moveTo("#headline");
            fx.until(() -> shownTips().isEmpty());
        }
    }

    /// Rows made anew, as each second of a run does.
    private void renew(String table) {
        fx.read(() -> {
            List<Object> rows = List.copyOf(fx.table(table).getItems());
            fx.<Object>table(table).getItems().setAll(List.of());
            fx.<Object>table(table).getItems().setAll(rows);
            return 0;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private CellTips.Telling cell(FxRobot robot, String table, int row, String column) {
        fx.until(() -> cells(robot, table, row, column).size() == 1);
        return (CellTips.Telling) fx.read(() -> cells(robot, table, row, column)).getFirst();
    }

    private static List<TableCell<?, ?>> cells(
            FxRobot robot, String table, int row, String column) {
        List<TableCell<?, ?>> found = new ArrayList<>();
        for (TableCell<?, ?> cell :
                robot.lookup(table + " .table-cell").queryAllAs(TableCell.class)) {
            if (cell.getIndex() == row
                    && !cell.isEmpty()
                    && cell.getTableRow().isVisible()
                    && cell.getTableColumn().getText().equals(column)) {
                found.add(cell);
            }
        }
        return found;
    }

    private static List<Tooltip> tips() {
        return Window.getWindows().stream()
                .filter(Tooltip.class::isInstance)
                .map(Tooltip.class::cast)
                .toList();
    }

    private static List<String> shownTips() {
        return tips().stream().map(Tooltip::getText).toList();
    }
}
