package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.PlotArea;
import dev.barograph.chart.TimeRange;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What a person does with a run that goes on, one that has just ended and one of the past: the
/// same.
class RunOnScreenFxTest extends OnMadeUpWindow {
    @ParameterizedTest
    @EnumSource
    void a_range_dragged_on_any_chart_is_that_of_everything(MadeUpWindow.Came came, FxRobot robot) {
        show(came);
        fx.read(() -> {
            fx.window.board().dashboard().showAll();
            return 0;
        });
        fx.until(() -> done() > 0);
        long whole = done();
        fx.until(() -> !middle("distribution").isEmpty() && !middle("percentile_curve").isEmpty());
        String wholeDistribution = middle("distribution");
        String wholeCurve = middle("percentile_curve");
        fx.read(() -> {
            fx.window.board().dashboard().fit();
            return 0;
        });
        WaitForAsyncUtils.waitForFxEvents();
        for (ChartCard card : seen()) {
            drag(robot, card.pane(), 3, 60);
            TimeRange range = fx.read(() -> time().selection().get().orElseThrow());
            assertThat(range.fromSeconds()).as(card.getId()).isBetween(1.0, 4.0);
            assertThat(range.toSeconds()).as(card.getId()).isBetween(59.0, 62.0);
            fx.until(() -> fx.label("#rateSpan").equals("range, mean"));
            robot.moveTo(at(card.pane(), 90)).doubleClickOn(MouseButton.PRIMARY);
            fx.until(() -> time().selection().get().isEmpty() && done() == whole);
        }
        drag(robot, seen().getFirst().pane(), 3, 60);
        fx.until(() -> done() < whole);
        fx.until(() ->
                errors() < ofRun(0, 150) && errors() > 0 || ofRun(3, 60) == 0 && errors() == 0);
        fx.until(() ->
                fx.model().run().figures().page().get().times().stream()
                        .allMatch(row -> row.span().equals("range")));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        fx.until(() -> {
            int rows = fx.<ExampleRow>table("#exampleTable").getItems().size();
            return rows > 0 && rows < Examples.tenSeconds().size();
        });
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        fx.read(() -> {
            fx.window.board().dashboard().showAll();
            return 0;
        });
        fx.until(() -> !middle("distribution").equals(wholeDistribution));
        fx.until(() -> !middle("percentile_curve").equals(wholeCurve));
    }

    @ParameterizedTest
    @EnumSource
    void one_cursor_reads_every_series_out_and_the_wheel_zooms_until_told_otherwise(
            MadeUpWindow.Came came, FxRobot robot) {
        show(came);
        hover(robot, seen().getFirst().pane());
        for (ChartCard card : seen()) {
            assertThat(fx.read(() -> readout(card))).as(card.getId()).containsAll(names(card));
        }
        robot.scroll(3, VerticalDirection.DOWN);
        // A button that has just become visible has no place until the next layout.
        fx.until(() -> fx.visible("#followLive") && fx.isLaidOut("#followLive"));
        assertThat(fx.read(() -> time().window().get().orElseThrow().seconds())).isLessThan(150);
        robot.clickOn("#followLive");
        fx.until(() -> time().window().get().isEmpty() && !fx.visible("#followLive"));
    }

    @ParameterizedTest
    @EnumSource
    void a_row_of_the_errors_leads_to_the_slowest_of_its_examples(
            MadeUpWindow.Came came, FxRobot robot) {
        show(came);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        fx.until(() -> !fx.table("#errorTable").getItems().isEmpty());
        ErrorLine line =
                fx.read(() ->
                        fx.<ErrorLine>table("#errorTable").getItems().stream()
                                .filter(each ->
                                        Examples.tenSeconds().stream()
                                                .anyMatch(example ->
                                                        example.sample()
                                                                .outcome()
                                                                .toString()
                                                                .contains(each.failure().name())))
                                .findFirst()
                                .orElseThrow());
        robot.doubleClickOn(line.failure().title());
        fx.until(() -> fx.model().liveTab().get() == LiveTab.EXAMPLES);
        fx.until(() -> fx.model().run().examples().chosen().isPresent());
        fx.until(() -> fx.visible("#exampleTitle"));
        ExampleRow first =
                fx.read(() -> fx.<ExampleRow>table("#exampleTable").getItems().getFirst());
        assertThat(fx.read(() -> fx.model().run().examples().chosen())).contains(first.example());
        fx.until(() -> fx.table("#exampleTable").isFocused());
    }

    private void show(MadeUpWindow.Came came) {
        made.run(snapshot(RunPhase.RUNNING));
        made.show(came, snapshot(RunPhase.DONE), Examples.tenSeconds());
        fx.until(() ->
                seen().stream()
                        .allMatch(card ->
                                card.pane()
                                        .plotArea()
                                        .filter(plot -> plot.xMax() >= 150)
                                        .filter(plot -> plot.latest().isPresent())
                                        .isPresent()));
    }

    private static Snapshot snapshot(RunPhase phase) {
        return CannedRun.with(CannedRun.of(150, phase), Examples.tenSeconds());
    }

    /// Good answers of what the numbers are of.
    private long done() {
        return fx.read(() ->
                fx.model()
                        .run()
                        .data()
                        .orElseThrow()
                        .figures()
                        .map(figures -> figures.summary().counts().done())
                        .orElse(-1L));
    }

    private long errors() {
        return fx.read(() ->
                fx.model().run().errors().stream()
                        .mapToLong(line -> Long.parseLong(line.count().replace(",", "")))
                        .sum());
    }

    private long ofRun(int from, int to) {
        return CannedRun.summary(fx.read(() -> fx.model().run().intervals().subList(from, to)))
                .errors()
                .stream()
                .mapToLong(ErrorRow::count)
                .sum();
    }

    /// What the lines of a chart are at in the middle of it.
    private String middle(String chart) {
        return fx.read(() ->
                fx.card(chart)
                        .pane()
                        .plotArea()
                        .flatMap(plot -> plot.readAt((plot.xMin() + plot.xMax()) / 2))
                        .map(readout -> readout.series().toString())
                        .orElse(""));
    }

    /// Charts over time that can be seen.
    private List<ChartCard> seen() {
        return fx.read(() ->
                fx.window.board().ofLoad().stream()
                        .filter(card -> card.isVisible() && card.chart().overTime())
                        .toList());
    }

    private List<String> names(ChartCard card) {
        return fx.read(() ->
                card.pane().plotArea().orElseThrow().traces().stream()
                        .map(PlotArea.Trace::name)
                        .toList());
    }

    private static List<String> readout(ChartCard card) {
        return card.pane().lookupAll(".chart-readout .label").stream()
                .filter(Node::isVisible)
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private void drag(FxRobot robot, ChartPane pane, double from, double to) {
        robot.drag(at(pane, from), MouseButton.PRIMARY)
                .moveTo(at(pane, (from + to) / 2))
                .dropTo(at(pane, to));
        fx.until(() -> time().selection().get().isPresent());
    }

    private ChartTimeViewModel time() {
        return fx.model().run().time();
    }

    /// Moves over a chart until it has seen it: the end of a run gives the charts another size, and
    /// a pointer that rests tells them nothing.
    private void hover(FxRobot robot, ChartPane pane) {
        double[] seconds = {60};
        fx.await(() -> {
            robot.moveTo(at(pane, seconds[0]++));
            return fx.read(() -> time().cursor().get().isPresent());
        });
    }

    private Point2D at(ChartPane pane, double seconds) {
        return fx.read(() -> {
            PlotArea plot = pane.plotArea().orElseThrow();
            return pane.localToScreen(plot.pixelX(seconds), plot.y() + plot.height() / 2);
        });
    }
}
