package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.compare.MadeRun;
import dev.barograph.compare.MadeRunFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A walk through the page that compares two runs.
@ExtendWith(ApplicationExtension.class)
class CompareFxTest {
    @TempDir static Path folder;

    private FxWindow fx;

    @Start
    void open(Stage stage) {
        fx = new FxWindow(stage, folder.resolve("c" + System.nanoTime()), new FakeRuns());
    }

    @AfterEach
    void close() throws TimeoutException {
        fx.close();
        FxToolkit.cleanupStages();
    }

    @Test
    void two_files_are_chosen_refused_compared_all_the_same_and_left_with_escape(FxRobot robot)
            throws Exception {
        Path before =
                MadeRunFile.keep(
                        folder, "20260301-142530-aaaaaaaa", MadeRun.seeded(1).lasting(30).end());
        Path after =
                MadeRunFile.keep(
                        folder,
                        "20260301-143530-bbbbbbbb",
                        MadeRun.seeded(2).lasting(30).slower(1.4).closed(0.1).end());
        assertThat(visible("#comparePage")).isFalse();

        fx.read(() -> {
            fx.stage.getScene().lookup("#run").requestFocus();
            return null;
        });
        robot.push(KeyCode.CONTROL, KeyCode.D);
        fx.until(() -> visible("#comparePage"));
        fx.choices.run = Optional.of(before);
        robot.clickOn("#chooseA");
        fx.choices.run = Optional.of(after);
        robot.clickOn("#chooseB");
        fx.until(() -> visible("#anyway"));
        assertThat(visible("#tableCard")).isFalse();
        robot.clickOn("#anyway");
        fx.until(() -> visible("#tableCard"));
        fx.until(() -> fx.stage.getScene().lookup("#chooseA").isFocused());
        TableView<CompareRow> table = robot.lookup("#comparePage #table").queryTableView();
        assertThat(fx.read(() -> table.getItems().getFirst().words())).isEqualTo("✗ Worse");
        ChartPane shift = robot.lookup("#shiftChart").query();
        fx.until(() ->
                shift.plotArea()
                        .filter(area -> area.traces().getLast().points().size() > 10)
                        .isPresent());
        robot.push(KeyCode.ESCAPE);
        fx.until(() -> !visible("#comparePage"));
        fx.until(() -> fx.stage.getScene().lookup("#run").isFocused());
        assertThat(fx.styleWarnings()).isEmpty();
    }

    private boolean visible(String query) {
        return fx.read(() -> {
            javafx.scene.Node node = fx.stage.getScene().lookup(query);
            return node != null && node.isVisible();
        });
    }
}
