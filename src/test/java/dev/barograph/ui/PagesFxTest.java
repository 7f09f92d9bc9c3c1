package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.ChartTheme;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Stage;
import dev.barograph.run.CalibrationResult;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The pages of the live view, its verdict and the calibration, with runs that are made up.
class PagesFxTest extends OnMadeUpWindow {
    @Test
    void the_stamp_unfolds_its_notes_by_mouse_and_by_key(FxRobot robot) {
        assertThat(fx.visible("#stamp")).isFalse();
        made.run(CannedRun.of(150, RunPhase.RUNNING));
        fx.until(() -> fx.label("#headline").equals("Limited by the generator so far"));
        assertThat(fx.label("#evidence")).contains("97 % busy");
        ToggleButton stamp = robot.lookup("#stamp").query();
        assertThat(stamp.getText()).isEqualTo("GENERATOR-LIMITED · 2 notes");
        assertThat(fx.visible("#notes")).isFalse();
        robot.clickOn(stamp);
        fx.until(() -> fx.visible("#notes"));
        Label note = robot.lookup("#notes .label").query();
        assertThat(note.getText()).contains("3 collections");
        robot.push(KeyCode.SPACE);
        fx.until(() -> !fx.visible("#notes"));
    }

    @Test
    void bad_seconds_are_shaded_on_every_chart(FxRobot robot) {
        made.run(CannedRun.of(150, RunPhase.RUNNING));
        int shade = ChartTheme.LIGHT.shade();
        for (ChartCard card : fx.window.board().ofLoad()) {
            if (card.chart().overTime() && card.isVisible()) {
                fx.until(() -> pixels(card.pane(), shade) > 50);
            }
        }
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        for (ChartCard card : fx.window.board().ofGenerator()) {
            fx.until(() -> pixels(card.pane(), shade) > 50);
        }
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        ChartPane first = fx.window.board().ofLoad().getFirst().pane();
        fx.read(() -> {
            // The reason is told by the chart that has the pointer or the focus.
            first.requestFocus();
            first.setCursorSeconds(Optional.of(132.5));
            return 0;
        });
        fx.until(() ->
                robot.from(first).lookup(".label").queryAllAs(Label.class).stream()
                        .anyMatch(each -> each.getText().contains("97 % busy")));
    }

    @Test
    void the_tables_have_intervals_clean_seconds_and_phases(FxRobot robot) {
        made.run(CannedRun.of(150, RunPhase.RUNNING));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        fx.until(() -> fx.<TimesRow>table("#times").getItems().size() == 6);
        assertThat(fx.<PhaseRow>table("#phases").getItems()).hasSize(8);
        fx.until(() -> cells(robot, "clean seconds only") == 3);
        fx.until(() -> cells(robot, "too few") > 0 && cells(robot, "samples") > 0);
        fx.until(() -> cells(robot, "[0-9.]+–[0-9.]+") > 0);
        assertThat(fx.visible("#lookup")).isFalse();
        runs.last().end(RunEnd.COMPLETED, CannedRun.of(150, RunPhase.DONE));
        fx.until(() -> fx.<PhaseRow>table("#phases").getItems().size() == 9);
        PhaseRow lookup = fx.<PhaseRow>table("#phases").getItems().getFirst();
        assertThat(lookup.phase() + " " + lookup.connection() + " " + lookup.count())
                .as("the look-up of the name, known once the run is over")
                .isEqualTo("DNS once 1");
        assertThat(fx.label("#lookup")).contains("looked up once, before the plan");
        assertThat(fx.visible("#lookup")).isTrue();
        fx.until(() -> cells(robot, "reused: [0-9,]+") == 3);
        assertThat(cutTexts(robot)).isEmpty();
        assertThat(fx.styleWarnings()).isEmpty();
    }

    @Test
    void a_range_has_no_look_up_of_the_name_and_the_whole_run_has_it_again(FxRobot robot) {
        made.run(CannedRun.of(150, RunPhase.RUNNING));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        runs.last().end(RunEnd.COMPLETED, CannedRun.of(150, RunPhase.DONE));
        fx.until(() -> phases().contains("DNS once"));
        fx.read(() -> {
            fx.model().run().time().select(10, 60);
            return 0;
        });
        fx.until(() -> !phases().isEmpty() && !phases().contains("DNS once"));
        fx.read(() -> {
            fx.model().run().time().clearSelection();
            return 0;
        });
        fx.until(() -> phases().contains("DNS once"));
    }

    private List<String> phases() {
        return fx.<PhaseRow>table("#phases").getItems().stream()
                .map(row -> row.phase() + " " + row.connection())
                .toList();
    }

    @Test
    void times_of_a_closed_run_are_told_to_leave_waiting_users_out(FxRobot robot) {
        String left = "closed model: does not include waiting users; who would have come while the";
        made.run(CannedRun.of(150, RunPhase.RUNNING));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(tipOf(robot, "#p99")).startsWith("Response time: p99 = ").doesNotContain(left);
        assertThat(fx.label("#timesHint")).startsWith("below each percentile");

        runs.last().end(RunEnd.STOPPED);
        fx.until(() -> !fx.model().run().active().get());
        made.run(closed(), CannedRun.of(150, RunPhase.RUNNING));
        fx.until(() -> tipOf(robot, "#p99").startsWith("Response time: p99 = "));
        for (String tile : List.of("#p50", "#p95", "#p99")) {
            assertThat(tipOf(robot, tile)).contains(left);
        }
        assertThat(fx.label("#timesHint")).startsWith(left).contains("95 % interval");
        Label title = robot.lookup("Times").queryAs(Label.class);
        assertThat(title.getWidth()).as("whole").isGreaterThanOrEqualTo(title.prefWidth(-1));
    }

    private static Profile closed() {
        return new Profile(
                "closed",
                new RequestSpec("GET", "http://127.0.0.1/", List.of(), new Body.None()),
                new Load(new LoadShape.Closed(List.of(Stage.hold(10, Duration.ofMinutes(5))))),
                Limits.DEFAULT);
    }

    private String tipOf(FxRobot robot, String tile) {
        return fx.read(() -> robot.lookup(tile).query().getAccessibleText());
    }

    @Test
    void the_rows_of_percentiles_say_what_they_are(FxRobot robot) {
        made.run(CannedRun.of(150, RunPhase.RUNNING));
        fx.until(() -> !fx.label("#p99Service").isEmpty());
        List<Label> names =
                robot.lookup(".percentile-tiles > .tile-row-name").queryAllAs(Label.class).stream()
                        .filter(name -> !name.getText().isEmpty())
                        .toList();
        assertThat(names).extracting(Label::getText).containsExactly("response", "95 %", "service");
        List<String> rows = List.of("#p99", "#p99Range", "#p99Service");
        for (int i = 0; i < rows.size(); i++) {
            Label name = names.get(i);
            Label figure = robot.lookup(rows.get(i)).query();
            fx.until(() -> Math.abs(baseline(name) - baseline(figure)) <= 1);
            fx.until(() -> figure.getWidth() > 0 && name.getWidth() >= name.prefWidth(-1));
            assertThat(name.getTooltip().getText())
                    .contains(i == 1 ? "95 % interval" : "time: from");
        }
    }

    private static double baseline(Label label) {
        return label.localToScene(0, label.getBaselineOffset()).getY();
    }

    @Test
    void a_text_that_is_cut_is_whole_in_a_tooltip_and_on_the_clipboard(FxRobot robot) {
        made.run(CannedRun.of(150, RunPhase.RUNNING));
        String evidence = fx.label("#evidence");
        fx.read(() -> {
            Label label = robot.lookup("#evidence").query();
            label.getContextMenu().getItems().getFirst().fire();
            return 0;
        });
        fx.until(() -> evidence.equals(Clipboard.getSystemClipboard().getString()));

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        fx.until(() -> !fx.<ErrorLine>table("#errorTable").getItems().isEmpty());
        ErrorLine first = fx.<ErrorLine>table("#errorTable").getItems().getFirst();
        fx.until(() ->
                tips(robot, first.message()).contains(first.message())
                        && tips(robot, first.count()).equals(List.of("")));
        robot.clickOn(first.count()).push(KeyCode.CONTROL, KeyCode.C);
        fx.until(() -> first.copied().equals(Clipboard.getSystemClipboard().getString()));
        assertThat(first.copied()).contains("\t" + first.message());
    }

    /// Of the cells with a text; empty where one has none.
    private static List<String> tips(FxRobot robot, String text) {
        return robot.lookup("#errorTable .table-cell").queryAllAs(TableCell.class).stream()
                .filter(cell -> text.equals(cell.getText()))
                .map(cell -> ((CellTips.Telling) cell).tip())
                .distinct()
                .toList();
    }

    @Test
    void pages_behind_another_one_are_left_alone_and_have_the_newest_once_they_are_seen(
            FxRobot robot) {
        made.run(CannedRun.of(140, RunPhase.RUNNING));
        fx.until(() ->
                fx.model().run().figures().page().get().times().size() == 6
                        && !fx.model().run().errors().isEmpty());
        assertThat(fx.<TimesRow>table("#times").getItems()).isEmpty();
        assertThat(fx.<ErrorLine>table("#errorTable").getItems()).isEmpty();
        assertThat(fx.read(() -> facts(robot))).containsOnly(Figures.NONE);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        fx.until(() -> fx.<TimesRow>table("#times").getItems().size() == 6);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        List<ErrorLine> before = List.copyOf(fx.model().run().errors());
        fx.until(() -> fx.<ErrorLine>table("#errorTable").getItems().equals(before));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        fx.until(() -> !facts(robot).getFirst().equals(Figures.NONE));

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        runs.last().snapshot = CannedRun.of(150, RunPhase.RUNNING);
        fx.until(() -> !fx.model().run().errors().equals(before));
        assertThat(fx.<ErrorLine>table("#errorTable").getItems()).isEqualTo(before);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        fx.until(() ->
                fx.<ErrorLine>table("#errorTable").getItems().equals(fx.model().run().errors()));
    }

    private static List<String> facts(FxRobot robot) {
        return robot.lookup(".fact-value").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    @Test
    void what_changes_every_second_keeps_its_nodes_which_need_no_styling_then(FxRobot robot) {
        made.run(CannedRun.of(140, RunPhase.RUNNING));
        fx.until(() -> fx.label("#headline").equals("Limited by the generator so far"));
        String before = fx.label("#evidence");
        List<Label> notes = List.copyOf(robot.lookup("#notes .label").queryAllAs(Label.class));
        List<String> said = fx.read(() -> notes.stream().map(Label::getText).toList());
        runs.last().snapshot = CannedRun.of(150, RunPhase.RUNNING);
        fx.until(() -> !fx.label("#evidence").equals(before));
        assertThat(robot.lookup("#notes .label").queryAllAs(Label.class))
                .containsExactlyElementsOf(notes);
        assertThat(fx.read(() -> notes.stream().map(Label::getText).toList())).isNotEqualTo(said);
    }

    @Test
    void every_page_has_something_to_say_before_the_first_run(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        fx.until(() -> fx.label("#noTimes").equals("Figures of a run stand here."));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        fx.until(() -> fx.label("#noErrors").equals("Errors of a run are listed here."));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        fx.until(() -> robot.lookup("ephemeral ports left").tryQuery().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        fx.until(() -> fx.model().liveTab().get() == LiveTab.CHARTS);
        robot.clickOn("#figuresTab");
        fx.until(() -> fx.model().liveTab().get() == LiveTab.FIGURES);
        assertThat(fx.label("#headline")).isEqualTo("No verdict yet");
        assertThat(fx.label("#now")).isEqualTo("How a run goes is told here.");
    }

    @Test
    void this_machine_is_calibrated_by_key_and_warned_of_a_run_that_asks_for_more(FxRobot robot) {
        assertThat(fx.visible("#calibrationBar")).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.K);
        fx.until(() -> fx.visible("#calibrationBar") && fx.visible("#calibrationProgress"));
        fx.until(() -> fx.label("#calibrationText").equals("Calibrating. Trying 12,000/s."));
        assertThat(fx.read(() -> fx.stage.getScene().lookup("#run").isDisabled())).isTrue();
        robot.push(KeyCode.ESCAPE);
        fx.until(() -> fx.label("#calibrationText").startsWith("The calibration was cancelled"));
        robot.clickOn("#dismissCalibration");
        fx.until(() -> !fx.visible("#calibrationBar"));

        robot.clickOn("#calibrate");
        fx.until(() -> fx.calibrations.started.size() == 2);
        fx.calibrations.kept = Optional.of(FakeCalibrations.KNOWN);
        fx.calibrations
                .started
                .getLast()
                .result
                .complete(new CalibrationResult.Done(FakeCalibrations.KNOWN, Optional.empty()));
        fx.until(() -> fx.label("#calibrationText").contains("about 41,000/s"));
        assertThat(fx.visible("#warningBar")).isFalse();
        fx.read(() -> {
            fx.model().editor().stages().getFirst().from.set("30000");
            fx.model().editor().stages().getFirst().to.set("30000");
            return 0;
        });
        fx.until(() -> fx.visible("#warningBar") && fx.label("#warningText").contains("30,000/s"));
        robot.push(KeyCode.F5);
        fx.until(() -> runs.started.size() == 1 && fx.visible("#warningBar"));
    }

    @Test
    void a_run_goes_on_being_shown_when_a_calibration_ends(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        fx.until(() -> fx.calibrations.started.size() == 1);
        made.run(closed(), CannedRun.of(140, RunPhase.RUNNING));
        fx.until(() -> fx.model().run().intervals().size() == 140);
        fx.calibrations.started.getLast().result.complete(new CalibrationResult.Cancelled());
        fx.until(() -> !fx.model().calibration().active().get());
        runs.last().snapshot = CannedRun.of(150, RunPhase.RUNNING);
        fx.until(() -> fx.model().run().intervals().size() == 150);
    }

    /// How many lines of cells are like this.
    private static long cells(FxRobot robot, String regex) {
        return robot.lookup(".two-line-cell .label").queryAllAs(Label.class).stream()
                .filter(each -> each.getText().matches(regex))
                .count();
    }

    /// Texts in the tables that have less room than they want.
    private List<String> cutTexts(FxRobot robot) {
        return fx.read(() -> {
            // Cells of rows that have just come have no width yet.
            fx.stage.getScene().getRoot().applyCss();
            fx.stage.getScene().getRoot().layout();
            return robot.lookup(".two-line-cell .label").queryAllAs(Label.class).stream()
                    .filter(each -> each.getWidth() < Math.floor(each.prefWidth(-1)))
                    .map(each -> each.getText() + " in " + each.getWidth())
                    .toList();
        });
    }

    private static long pixels(ChartPane pane, int argb) {
        Image image = ((ImageView) pane.getChildrenUnmodifiable().getFirst()).getImage();
        long count = 0;
        for (int y = 0; image != null && y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getPixelReader().getArgb(x, y) == argb ? 1 : 0;
            }
        }
        return count;
    }
}
