package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.ChartTsv;
import dev.barograph.chart.HeatCells;
import dev.barograph.chart.PlotArea;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;

/// A person looks at one of the requests of a run.
class RequestFilterFxTest extends OnMadeUpWindow {
    private static final List<String> OF_THE_REQUEST =
            List.of(
                    "two_curves",
                    "throughput",
                    "errors",
                    "percentile_curve",
                    "percentiles",
                    "phases",
                    "distribution");

    @ParameterizedTest
    @EnumSource(MadeUpWindow.Came.class)
    void everything_on_screen_is_of_the_request_that_the_keys_choose(
            MadeUpWindow.Came came, FxRobot robot) {
        show(came);
        Map<String, String> all = charts();
        String inFlight = data("in_flight");
        String verdict = fx.label("#headline");
        assertThat(slowCell()).as("searches").isEqualTo(9);

        look(robot, 2);
        fx.until(() -> fx.label("#sent").equals("30") && fx.label("#done").equals("30"));
        assertThat(fx.label("#asked")).isEqualTo("30");
        assertThat(fx.label("#askedName")).isEqualTo("asked, share");
        assertThat(fx.label("#inFlightName")).isEqualTo("in flight, all");
        assertThat(fx.label("#inFlight"))
                .isEqualTo(came == MadeUpWindow.Came.REOPENED ? "0" : "27");
        assertThat(fx.label("#p50")).isEqualTo("42.0 ms");
        fx.until(() -> fx.label("#p50Range").matches("[0-9.]+–[0-9.]+"));
        assertThat(fx.label("#headline")).isEqualTo(verdict);
        assertThat(fx.label("#now")).startsWith("All requests: ");
        fx.until(() -> changed(all).equals(OF_THE_REQUEST));
        fx.until(() -> slowCell() == 0);
        assertThat(throughput()).isEqualTo("30.5\t30\t30\t30\t2");
        assertThat(data("in_flight")).isEqualTo(inFlight);

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        fx.until(() -> errors().equals(List.of("New order failed")));
        assertThat(fx.label(".page-box #errorSpan")).isEqualTo("of New order in the whole run");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        fx.until(() ->
                examples().equals(List.of("New order", "New order", "New order", "New order")));

        fx.read(() -> {
            fx.model().run().time().select(0, 10);
            return 0;
        });
        fx.until(() -> fx.label("#errors").equals("0 %") && fx.label("#sent").equals("30"));
        fx.until(() -> examples().size() == 4);
        fx.read(() -> {
            fx.model().run().time().clearSelection();
            return 0;
        });
        look(robot, 0);
        fx.until(() -> fx.label("#sent").equals("100") && examples().size() == 12);
        assertThat(fx.label("#inFlightName")).isEqualTo("in flight");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        fx.until(() -> throughput().equals("30.5\t100\t100\t100\t3") && slowCell() == 9);
        assertThat(fx.styleWarnings()).isEmpty();
    }

    @Test
    void a_row_of_the_table_of_requests_chooses_by_mouse_and_by_keys(FxRobot robot) {
        show(MadeUpWindow.Came.LIVE);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        fx.until(() -> fx.<RequestRow>table("#requests").getItems().size() == 4);
        robot.clickOn(
                robot.from(robot.lookup("#requests")).lookup("Search").<javafx.scene.Node>query());
        fx.until(() -> chosen().equals(Optional.of(CannedMix.SEARCH)));
        fx.until(() -> times().equals("202 ms"));
        robot.push(KeyCode.UP);
        fx.until(() -> chosen().equals(Optional.of(CannedMix.NEW)));
        fx.until(() -> times().equals("42.0 ms"));
        assertThat(fx.read(() -> filter().getValue())).contains(CannedMix.NEW);
        robot.push(KeyCode.END);
        fx.until(() -> chosen().isEmpty());
        robot.push(KeyCode.HOME);
        fx.until(() -> chosen().isPresent());
        robot.push(KeyCode.ESCAPE);
        fx.until(() -> chosen().isEmpty());
        assertThat(made.runs.last().stops).as("the run goes on").isZero();
        fx.until(() ->
                fx.<RequestRow>table("#requests").getSelectionModel().getSelectedIndex() == 3);
    }

    @Test
    void the_choice_stays_when_the_run_ends_and_the_next_run_begins_with_all(FxRobot robot) {
        show(MadeUpWindow.Came.LIVE);
        look(robot, 3);
        made.runs.last().end(RunEnd.COMPLETED, CannedMix.of(60, RunPhase.DONE));
        fx.until(() -> fx.label("#rateSpan").equals("whole run"));
        assertThat(fx.label("#sent")).isEqualTo("10");
        assertThat(fx.read(() -> filter().getValue())).contains(CannedMix.SEARCH);
        made.run(CannedMix.PROFILE, CannedMix.of(20, RunPhase.RUNNING));
        fx.until(() -> filter().getValue().isEmpty() && fx.label("#sent").equals("100"));
        made.runs.last().end(RunEnd.STOPPED);
        fx.until(() -> !fx.model().run().active().get());
        made.run(CannedRun.of(20, RunPhase.RUNNING));
        assertThat(fx.visible("#requestFilter")).as("a run of one request").isFalse();
    }

    @Test
    void examples_say_which_request_they_are_of_without_scrolling(FxRobot robot) {
        show(MadeUpWindow.Came.LIVE);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        fx.until(() -> examples().size() == 12);
        fx.until(() -> columns().contains("Request"));
        fx.until(() -> {
            TableView<ExampleRow> table = fx.table("#exampleTable");
            return table.getVisibleLeafColumns().stream()
                            .mapToDouble(column -> column.getWidth())
                            .sum()
                    <= table.getWidth();
        });
        robot.clickOn(
                robot.from(robot.lookup("#exampleTable"))
                        .lookup("Ended")
                        .<javafx.scene.Node>query());
        fx.until(() -> fx.label("#summary").equals("12 examples of the run"));
        look(robot, 3);
        fx.until(() ->
                columns().equals(List.of("Ended", "Result", "Response", "Service", "Connection")));
    }

    private List<String> columns() {
        return fx.<ExampleRow>table("#exampleTable").getVisibleLeafColumns().stream()
                .map(column -> column.getText())
                .toList();
    }

    @Test
    void escape_closes_the_list_and_does_not_stop_the_run(FxRobot robot) {
        show(MadeUpWindow.Came.LIVE);
        robot.push(KeyCode.CONTROL, KeyCode.J);
        fx.until(() -> filter().isShowing());
        assertThat(fx.read(() -> filter().getAccessibleText()))
                .isEqualTo("Request that the numbers are of: All requests");
        robot.push(KeyCode.ESCAPE);
        fx.until(() -> !filter().isShowing());
        assertThat(made.runs.last().stops).isZero();
    }

    /// Chooses by keys.
    ///
    /// @param row of the list, 0 for all requests
    private void look(FxRobot robot, int row) {
        robot.push(KeyCode.CONTROL, KeyCode.J);
        fx.until(() -> filter().isShowing());
        robot.push(KeyCode.HOME);
        for (int i = 0; i < row; i++) {
            robot.push(KeyCode.DOWN);
        }
        robot.push(KeyCode.ENTER);
        fx.until(() ->
                !filter().isShowing() && chosen().map(one -> one.index() + 1).orElse(0) == row);
    }

    private void show(MadeUpWindow.Came came) {
        made.run(CannedMix.PROFILE, CannedMix.of(60, RunPhase.RUNNING));
        made.show(came, CannedMix.of(60, RunPhase.DONE), CannedMix.examples());
        fx.read(() -> {
            fx.window.board().dashboard().showAll();
            return 0;
        });
        fx.until(() ->
                fx.visible("#requestFilter")
                        && charts().values().stream().allMatch(each -> each.lines().count() > 1));
    }

    private Optional<RequestOfRun> chosen() {
        return fx.model().run().requests().chosen().get();
    }

    @SuppressWarnings("unchecked") // The only box of that name.
    private ComboBox<Optional<RequestOfRun>> filter() {
        return (ComboBox<Optional<RequestOfRun>>) fx.stage.getScene().lookup("#requestFilter");
    }

    private List<String> errors() {
        return fx.<ErrorLine>table("#errorTable").getItems().stream()
                .map(ErrorLine::message)
                .toList();
    }

    private List<String> examples() {
        return fx.<ExampleRow>table("#exampleTable").getItems().stream()
                .map(ExampleRow::request)
                .toList();
    }

    /// The median response time in the table of times.
    private String times() {
        return fx.<TimesRow>table("#times")
                .getItems()
                .getFirst()
                .cells()
                .get(TimesRow.COLUMNS.indexOf("p50"))
                .value();
    }

    private Map<String, String> charts() {
        return fx.read(
                () -> OF_THE_REQUEST.stream().collect(Collectors.toMap(id -> id, this::data)));
    }

    private List<String> changed(Map<String, String> before) {
        Map<String, String> now = charts();
        return OF_THE_REQUEST.stream().filter(id -> !now.get(id).equals(before.get(id))).toList();
    }

    /// All that a chart has drawn lines of; empty before that.
    private String data(String chart) {
        return fx.read(() -> fx.card(chart).pane().plotArea().map(ChartTsv::of).orElse(""));
    }

    /// Time, asked, sent, done and failed in one second.
    private String throughput() {
        return data("throughput").lines().skip(31).findFirst().orElse("");
    }

    /// Answers of 200 ms in one second.
    private long slowCell() {
        return fx.read(() ->
                fx.card("heat_map")
                        .pane()
                        .plotArea()
                        .flatMap(PlotArea::cells)
                        .flatMap(maps -> maps.of(Curve.RESPONSE))
                        .flatMap(cells -> cells.at(30.5, 200_500_000))
                        .map(HeatCells.Cell::count)
                        .orElse(0L));
    }
}
