package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.record.HistoryRow;
import dev.barograph.record.KeptRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.shape.LineTo;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxRobotInterface;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.matcher.control.LabeledMatchers;

@ExtendWith(ApplicationExtension.class)
class RunsFxTest {
    @TempDir static Path folder;

    private FxWindow fx;
    private Path runs;

    @Start
    void open(Stage stage) {
        Path place = folder.resolve("w" + System.nanoTime());
        runs = place.resolve("runs");
        KeptRuns.keep(runs, "Other", 0);
        KeptRuns.keep(runs, "Checkout", 1);
        fx = new FxWindow(stage, place);
    }

    @AfterEach
    void close() throws TimeoutException {
        fx.close();
        FxToolkit.cleanupStages();
    }

    @Test
    void kept_runs_are_found_named_tagged_pinned_deleted_and_brought_back(FxRobot robot) {
        showRuns(robot);
        robot.write("check");
        until("Checkout");
        robot.push(KeyCode.DOWN);
        fx.until(() -> selected().equals(List.of("Checkout")));

        robot.push(KeyCode.F2);
        answer(robot, "Before the fix");
        fx.until(() -> shown().equals(List.of("Before the fix")));
        choose(robot.clickOn("#runMore"), "Pin as Baseline");
        fx.until(() -> row().pinned());
        choose(robot.clickOn("#runMore"), "Tags…");
        answer(robot, "slow night");
        fx.until(() -> row().tags().contains("night"));
        robot.clickOn(named(robot, "Before the fix"));
        choose(robot.clickOn("#runMore"), "Edit Note…");
        untilAsked(robot);
        robot.write("Ask Bo");
        robot.clickOn("OK");
        robot.targetWindow(fx.stage);
        fx.until(() -> row().note().equals("Ask Bo"));

        robot.clickOn("#runSearch").push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.BACK_SPACE);
        until("Before the fix", "Other");
        robot.clickOn(named(robot, "Before the fix")).push(KeyCode.DELETE);
        until("Other");
        assertThat(fx.read(() -> fx.model().notice().get())).isEqualTo("Deleted “Before the fix”.");
        robot.clickOn("#undoDelete");
        until("Before the fix", "Other");
        robot.clickOn(named(robot, "Other")).push(KeyCode.DELETE);
        until("Before the fix");
        robot.clickOn("#runList").push(KeyCode.CONTROL, KeyCode.Z);
        until("Before the fix", "Other");
        assertThat(fx.styleWarnings()).isEmpty();
    }

    @Test
    void undo_on_the_page_of_runs_leaves_the_profile_alone_and_elsewhere_shows_what_it_changes(
            FxRobot robot) {
        fx.read(() -> {
            fx.model().editor().addStage();
            return null;
        });
        showRuns(robot);
        until("Checkout", "Other");
        robot.clickOn(named(robot, "Other")).push(KeyCode.DELETE);
        until("Checkout");
        robot.clickOn("#runMore").push(KeyCode.ESCAPE).push(KeyCode.CONTROL, KeyCode.Z);
        until("Checkout", "Other");

        robot.clickOn("#runSearch").write("Oth");
        until("Other");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until("Checkout", "Other");
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        until("Other");
        assertThat(fx.read(() -> fx.model().editor().stages().size())).isEqualTo(2);

        fx.read(() -> {
            fx.stage.getScene().lookup("#run").requestFocus();
            return null;
        });
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        fx.until(() -> fx.model().editor().stages().size() == 1);
        TabPane pages = (TabPane) fx.stage.getScene().lookup("#tabs");
        assertThat(fx.read(() -> pages.getSelectionModel().getSelectedItem().getText()))
                .isEqualTo("Load");
    }

    @Test
    void a_kept_run_is_opened_exported_run_again_and_its_profile_edited(FxRobot robot)
            throws Exception {
        showRuns(robot);
        until("Checkout", "Other");
        robot.clickOn(named(robot, "Other")).push(KeyCode.ENTER);
        fx.until(() -> fx.model().run().recording().get() != null);
        assertThat(robot.lookup("#title").queryAs(Labeled.class).getText()).isEqualTo("Other");
        assertThat(fx.read(() -> fx.model().run().standing().outcome().get()))
                .startsWith("Completed in");

        Path out = Files.createDirectory(folder.resolve("out" + System.nanoTime()));
        fx.choices.folder = Optional.of(out);
        robot.clickOn(named(robot, "Checkout"));
        choose(robot.clickOn("#runMore"), "Export CSV…");
        fx.until(() -> fx.model().notice().get().startsWith("Wrote "));
        assertThat(out.resolve("summary.csv")).content().contains("Checkout");

        robot.clickOn(named(robot, "Checkout"));
        choose(robot.clickOn("#runMore"), "Profile of This Run");
        fx.until(() -> fx.model().editor().text(Field.NAME).get().equals("Checkout"));
        fx.until(() -> robot.lookup("#request-url").query().isFocused());
        assertThat(fx.read(() -> tabs(robot).getSelectionModel().getSelectedItem().getText()))
                .isEqualTo("Request");
        robot.push(KeyCode.CONTROL, KeyCode.L);
        robot.clickOn(named(robot, "Other"));
        choose(robot.clickOn("#runMore"), "Run Again (Ctrl+Enter)");
        fx.until(() -> fx.model().run().active().get());
        assertThat(fx.read(() -> fx.model().editor().text(Field.NAME).get())).isEqualTo("Checkout");
        robot.push(KeyCode.SHIFT, KeyCode.F5);
    }

    @Test
    void runs_are_sorted_as_chosen_and_each_shows_the_curve_of_its_p99(FxRobot robot) {
        KeptRuns.keep(runs, "Basket", 2);
        showRuns(robot);
        until("Basket", "Checkout", "Other");
        order(robot, "Oldest first");
        until("Other", "Checkout", "Basket");
        order(robot, "Slowest response p99 first");
        fx.until(() -> isSortedBy(Comparator.comparingLong(row -> -row.p99Nanos().orElse(-1))));
        order(robot, "Longest first");
        fx.until(() -> isSortedBy(Comparator.comparingLong(row -> -row.tookNanos().orElse(-1))));
        order(robot, "Newest first");
        until("Basket", "Checkout", "Other");

        for (HistoryRow row : fx.read(() -> List.copyOf(list().getItems()))) {
            Node curve = curve(robot, row.name());
            assertThat(fx.read(curve::isVisible)).isTrue();
            javafx.scene.shape.Path line =
                    (javafx.scene.shape.Path) fx.read(() -> curve.lookup(".spark"));
            List<Long> values = row.sparkline();
            assertThat(values).as(row.name()).anyMatch(value -> value > 0);
            assertThat(fx.read(() -> List.copyOf(line.getElements())))
                    .filteredOn(LineTo.class::isInstance)
                    .hasSize((int) values.stream().filter(value -> value > 0).count());
            assertThat(fx.read(line::getStroke)).isNotEqualTo(Color.TRANSPARENT).isNotNull();
        }
    }

    private void order(FxRobot robot, String title) {
        choose(robot.clickOn("#runOrder"), title);
    }

    private boolean isSortedBy(Comparator<HistoryRow> order) {
        List<HistoryRow> rows = list().getItems();
        return rows.equals(rows.stream().sorted(order).toList());
    }

    /// The curve in the cell of a run.
    private Node curve(FxRobot robot, String name) {
        Node cell = named(robot, name);
        while (!(cell instanceof RunCell)) {
            cell = cell.getParent();
        }
        return cell.lookup(".sparkline");
    }

    @Test
    void a_run_that_was_stopped_in_the_window_is_kept_and_listed_at_once(FxRobot robot) {
        showRuns(robot);
        until("Checkout", "Other");
        robot.clickOn("#run");
        fx.until(() -> fx.model().run().intervals().size() >= 1);
        robot.clickOn("#run");
        fx.until(() -> fx.model().run().state().get() == RunState.DONE);

        until("Demo", "Checkout", "Other");
        robot.clickOn(named(robot, "Demo")).push(KeyCode.ENTER);
        fx.until(() -> fx.model().notice().get().equals("Opened Demo"));
        assertThat(fx.read(() -> fx.model().run().standing().outcome().get()))
                .startsWith("Stopped after");
    }

    private static TabPane tabs(FxRobot robot) {
        return robot.lookup("#tabs").queryAs(TabPane.class);
    }

    private void showRuns(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.L);
        fx.until(() -> fx.stage.getScene().lookup("#runSearch").isFocused());
    }

    /// Types over what is there, as somebody does who leaves the mouse alone.
    private void answer(FxRobot robot, String text) {
        untilAsked(robot);
        robot.write(text).push(KeyCode.ENTER);
        robot.targetWindow(fx.stage);
    }

    /// The robot types into the window that it is told, the keyboard into the node with the focus.
    private void untilAsked(FxRobot robot) {
        fx.until(() ->
                robot.lookup("#answer").tryQuery().map(Node::isFocused).orElse(Boolean.FALSE));
        Node answer = robot.lookup("#answer").query();
        robot.targetWindow(answer);
    }

    private void choose(FxRobotInterface robot, String item) {
        fx.until(() -> robot.lookup(item).tryQuery().isPresent());
        robot.clickOn(item);
    }

    /// The name in the list, not that of the run on screen.
    private Node named(FxRobot robot, String name) {
        fx.until(() ->
                robot.lookup(".run-name")
                        .match(LabeledMatchers.hasText(name))
                        .tryQuery()
                        .isPresent());
        return robot.lookup(".run-name").match(LabeledMatchers.hasText(name)).query();
    }

    private HistoryRow row() {
        return fx.model().runs().list().shown().get().getFirst();
    }

    private List<String> shown() {
        ListView<HistoryRow> list = list();
        return list.getItems().stream().map(HistoryRow::name).toList();
    }

    private List<String> selected() {
        return list().getSelectionModel().getSelectedItems().stream()
                .map(HistoryRow::name)
                .toList();
    }

    @SuppressWarnings("unchecked") // The list holds nothing else.
    private ListView<HistoryRow> list() {
        return (ListView<HistoryRow>) fx.stage.getScene().lookup("#runList");
    }

    private void until(String... names) {
        fx.until(() -> shown().equals(List.of(names)));
    }
}
