package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.PlotArea;
import dev.barograph.model.Limits;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class WindowFxTest extends OnWindow {
    @Test
    void a_run_is_edited_started_watched_stopped_exported_and_adds_up(FxRobot robot)
            throws IOException {
        robot.clickOn("#request-url");
        replaceText(robot, fx.target.url() + "/lognormal?median=5&sigma=0.2");
        robot.clickOn("#run");
        fx.until(() -> fx.model().run().intervals().size() >= 2);
        fx.until(() -> !label("p95").equals(Figures.NONE) && !label("done").equals("0"));
        // Nothing fails here, so the chart of errors stays empty.
        fx.until(() -> drawn().size() >= 3 && !drawn().contains("errorsChart"));
        assertThat(fx.read(() -> fx.model().run().standing().status().get())).contains("left");
        assertThat(button("run").getText()).isEqualTo("Stop");

        robot.clickOn("#run");
        fx.until(() -> fx.model().run().state().get() == RunState.DONE);
        assertThat(fx.read(() -> fx.model().run().standing().status().get())).startsWith("Stopped");

        Path out = Files.createDirectory(folder.resolve("out"));
        fx.choices.folder = Optional.of(out);
        robot.clickOn("#export");
        fx.until(() -> fx.model().notice().get().startsWith("Wrote "));
        long answered = fx.target.requestCount();
        CSVRecord summary = rows(out.resolve("summary.csv")).getFirst();
        assertThat(count(summary, "sent")).isEqualTo(answered).isGreaterThan(50);
        assertThat(count(summary, "scheduled"))
                .isEqualTo(
                        count(summary, "ok")
                                + count(summary, "failed")
                                + count(summary, "timed_out")
                                + count(summary, "cancelled")
                                + count(summary, "not_sent"));
        assertThat(summary.get("Name")).contains("lognormal");
        assertThat(rows(out.resolve("intervals.csv")).size()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_second_click_on_stop_starts_no_other_run(FxRobot robot) {
        robot.clickOn("#request-url");
        replaceText(robot, fx.target.url() + "/ok");
        robot.clickOn("#run");
        fx.until(() -> !fx.model().run().intervals().isEmpty());
        List<RunState> afterClick = new ArrayList<>();
        fx.read(() -> {
            fx.model()
                    .run()
                    .active()
                    .addListener((_, _, active) -> {
                        if (!active) {
                            button("run").fire();
                            afterClick.add(fx.model().run().state().get());
                        }
                    });
            return true;
        });

        robot.clickOn("#run");
        fx.until(() -> !afterClick.isEmpty());
        assertThat(afterClick).containsExactly(RunState.DONE);
        fx.until(() -> fx.model().run().state().get() == RunState.DONE);
    }

    @Test
    void errors_of_the_target_are_listed_as_plain_text(FxRobot robot) {
        robot.clickOn("#request-url");
        replaceText(robot, fx.target.url() + "/status?code=503");
        robot.clickOn("#run");
        fx.until(() -> !fx.model().run().errors().isEmpty());
        fx.until(() -> label("errors").equals("100 %"));
        fx.until(() -> drawn().contains("errorsChart"));
        ErrorLine line = fx.read(() -> fx.model().run().errors().getFirst());
        assertThat(line.kind()).isEqualTo("HTTP 5xx");
        assertThat(line.message()).contains("503");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        fx.until(() -> robot.lookup(line.kind()).tryQuery().isPresent());
    }

    @Test
    void a_problem_stands_at_its_field_and_in_the_list_and_locks_run(FxRobot robot) {
        robot.clickOn("#loadTab");
        TextField duration = robot.lookup("#stages #duration").query();
        robot.clickOn(duration);
        replaceText(robot, "soon");

        assertThat(button("run").isDisabled()).isTrue();
        assertThat(label("status")).isEqualTo("One problem to solve before a run");
        ListView<String> list = robot.lookup("#list").queryListView();
        assertThat(list.getItems()).singleElement().asString().contains("\"soon\"");
        assertThat(duration.getPseudoClassStates())
                .anyMatch(c -> c.getPseudoClassName().equals("danger"));

        robot.clickOn("#requestTab");
        robot.clickOn(list.lookup(".list-cell"));
        fx.until(duration::isFocused);
        replaceText(robot, "5s");
        assertThat(button("run").isDisabled()).isFalse();
        assertThat(list.isVisible() && list.getParent().isVisible()).isFalse();
    }

    @Test
    void a_broken_profile_is_explained_and_changes_nothing(FxRobot robot) throws IOException {
        Path broken = folder.resolve("broken.yaml");
        Files.writeString(broken, "schemaVersion: 1\nname: x\nload: [\n");
        fx.choices.open = Optional.of(broken);
        Draft before = fx.read(() -> fx.model().editor().draft());

        robot.push(KeyCode.CONTROL, KeyCode.O);
        fx.until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        ListView<String> lines = robot.lookup(".dialog-pane .list-view").queryListView();
        assertThat(lines.getItems()).anyMatch(text -> text.contains("line"));
        robot.push(KeyCode.ENTER);
        fx.until(() -> robot.lookup(".dialog-pane").tryQuery().isEmpty());

        assertThat(fx.read(() -> fx.model().editor().draft())).isEqualTo(before);
        assertThat(broken).hasContent("schemaVersion: 1\nname: x\nload: [\n");
    }

    @Test
    void closing_in_mid_run_asks_then_drains_and_ends(FxRobot robot) {
        robot.clickOn("#run");
        fx.until(() -> fx.model().run().state().get() == RunState.RUNNING);
        fx.askToClose();
        fx.until(() -> robot.lookup("Cancel").tryQuery().isPresent());
        robot.clickOn("Cancel");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx.read(() -> fx.model().run().active().get())).isTrue();
        assertThat(fx.exits.get()).isZero();

        fx.askToClose();
        fx.until(() -> robot.lookup("Stop and close").tryQuery().isPresent());
        robot.clickOn("Stop and close");
        long asked = System.nanoTime();
        fx.until(() -> fx.exits.get() == 1);
        // Answers come in 5 ms: the drain time need not go by.
        assertThat(System.nanoTime() - asked).isLessThan(Limits.DEFAULT.drain().toNanos());
        assertThat(fx.read(() -> fx.model().run().active().get())).isFalse();
    }

    @Test
    void a_run_is_steered_by_keys_and_buttons_and_saved_as_stages(FxRobot robot) {
        SteeringViewModel steering = fx.model().run().steering();
        robot.push(KeyCode.F5);
        fx.until(() -> !fx.model().run().intervals().isEmpty());
        assertThat(text("level")).isEqualTo("50");
        robot.push(KeyCode.ALT, KeyCode.UP);
        fx.until(() -> steering.text().get().equals("55"));
        robot.clickOn("#level");
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write("80");
        robot.push(KeyCode.ENTER);
        fx.until(() -> steering.state().get().equals("Set by hand"));
        robot.push(KeyCode.CONTROL, KeyCode.P);
        fx.until(() -> button("pause").getText().equals("Resume"));
        fx.until(() -> fx.model().run().headline().text().get().startsWith("Paused"));
        robot.clickOn("#pause");
        fx.until(() -> !steering.paused().get());
        robot.push(KeyCode.CONTROL, KeyCode.M);
        fx.until(() -> robot.lookup("#noteText").query().isFocused());
        robot.write("deploy");
        robot.push(KeyCode.ENTER);
        fx.until(() -> fx.model().notice().get().equals("Noted: deploy"));
        robot.clickOn("#hold");
        fx.until(() -> steering.held().get());
        robot.clickOn("#follow");
        fx.until(() -> steering.state().get().equals("As planned"));
        robot.clickOn("#less");
        fx.until(() -> steering.text().get().equals("45"));
        robot.push(KeyCode.ALT, KeyCode.DOWN);
        fx.until(() -> steering.text().get().equals("40.5"));
        robot.drag("#slider .thumb").dropBy(12, 0);
        fx.until(() -> Double.parseDouble(steering.text().get().replace(",", "")) > 60);
        double dragged = fx.read(() -> steering.place().get());
        robot.clickOn("#slider .thumb").push(KeyCode.RIGHT);
        fx.until(() -> steering.place().get() > dragged);
        ChartPane first = fx.window.board().ofLoad().getFirst().pane();
        fx.until(() ->
                first.plotArea().stream()
                        .flatMap(plot -> plot.events().stream())
                        .anyMatch(mark -> mark.text().equals("Note: deploy")));
        robot.clickOn("#run");
        fx.until(() -> fx.model().run().state().get() == RunState.DONE);
        assertThat(button("save").isVisible()).isTrue();
        robot.clickOn("#save");
        int stages = fx.read(() -> fx.model().editor().stages().size());
        assertThat(stages).isGreaterThan(3);
        assertThat(fx.read(() -> fx.model().editor().reading().get().problems())).isEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(fx.read(() -> fx.model().editor().stages().size())).isEqualTo(1);
    }

    @Test
    void everything_is_done_by_keyboard_alone(FxRobot robot) throws IOException {
        robot.push(KeyCode.CONTROL, KeyCode.N);
        fx.until(() -> robot.lookup("#request-url").query().isFocused());
        assertThat(button("run").isDisabled()).isTrue();
        robot.write(fx.target.url() + "/ok");
        assertThat(button("run").isDisabled()).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(text("request-url")).isEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        assertThat(text("request-url")).endsWith("/ok");

        Path file = folder.resolve("keys.yaml");
        fx.choices.save = Optional.of(file);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        fx.until(() -> !fx.model().editor().unsaved().get());
        assertThat(Files.readString(file)).contains("/ok");

        robot.push(KeyCode.F5);
        fx.until(() -> !fx.model().run().intervals().isEmpty());
        robot.push(KeyCode.ESCAPE);
        fx.until(() -> fx.model().run().state().get() == RunState.DONE);
        robot.push(KeyCode.CONTROL, KeyCode.R);
        fx.until(() -> fx.model().run().state().get() == RunState.RUNNING);
        robot.push(KeyCode.SHIFT, KeyCode.F5);
        fx.until(() -> fx.model().run().state().get() == RunState.DONE);

        fx.choices.folder = Optional.of(Files.createDirectory(folder.resolve("keys")));
        robot.push(KeyCode.CONTROL, KeyCode.E);
        fx.until(() -> fx.model().notice().get().startsWith("Wrote "));
        assertThat(folder.resolve("keys/summary.csv")).isNotEmptyFile();

        robot.push(KeyCode.CONTROL, KeyCode.Q);
        fx.until(() -> fx.exits.get() == 1);
    }

    @Test
    void unsaved_changes_are_asked_about_before_they_are_lost(FxRobot robot) {
        robot.clickOn("#name");
        replaceText(robot, "Mine");
        fx.until(() -> robot.lookup("#unsaved").query().isVisible());
        assertThat(fx.read(fx.stage::getTitle)).isEqualTo("*Mine – Barograph");

        robot.push(KeyCode.CONTROL, KeyCode.N);
        fx.until(() -> robot.lookup("Cancel").tryQuery().isPresent());
        robot.push(KeyCode.ESCAPE);
        fx.until(() -> robot.lookup(".dialog-pane").tryQuery().isEmpty());
        assertThat(text("name")).isEqualTo("Mine");

        robot.push(KeyCode.CONTROL, KeyCode.N);
        fx.until(() -> robot.lookup("Don't save").tryQuery().isPresent());
        robot.clickOn("Don't save");
        fx.until(() -> text("name").equals("Untitled"));
    }

    /// Ids of the live charts that show any point.
    private List<String> drawn() {
        return fx.window.board().live().stream()
                .map(ChartCard::pane)
                .filter(pane -> pane.plotArea().flatMap(PlotArea::latest).isPresent())
                .map(ChartPane::getId)
                .toList();
    }

    private static void replaceText(FxRobot robot, String text) {
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String label(String id) {
        return fx.read(() -> ((Label) fx.stage.getScene().lookup("#" + id)).getText());
    }

    private String text(String id) {
        return fx.read(() -> ((TextField) fx.stage.getScene().lookup("#" + id)).getText());
    }

    private Button button(String id) {
        WaitForAsyncUtils.waitForFxEvents();
        return fx.read(() -> (Button) fx.stage.getScene().lookup("#" + id));
    }

    private static long count(CSVRecord row, String column) {
        return Long.parseLong(row.get(column));
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file)) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(in)
                    .getRecords();
        }
    }
}
