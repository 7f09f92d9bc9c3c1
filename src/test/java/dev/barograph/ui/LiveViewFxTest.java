package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.HeatCells;
import dev.barograph.chart.PlotArea;
import dev.barograph.chart.TimeRange;
import dev.barograph.metrics.RunEvent;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What a person does on the charts of a run, by mouse and by keys, with a run that is made up.
class LiveViewFxTest extends OnMadeUpWindow {
    @Test
    void the_pointer_moves_one_cursor_over_all_charts(FxRobot robot) {
        run();
        robot.moveTo(at(first(), 60));
        fx.until(() -> time().cursor().get().isPresent());
        double seconds = fx.read(() -> time().cursor().get().orElseThrow());
        assertThat(seconds).isBetween(58.0, 62.0);
        for (ChartCard card : shown()) {
            if (card.chart().overTime()) {
                assertThat(fx.read(() -> card.pane().getCursorSeconds())).contains(seconds);
            }
        }
        robot.moveTo("#run");
        fx.until(() -> time().cursor().get().isEmpty());
    }

    @Test
    void a_drag_selects_a_range_that_every_number_is_of_and_a_double_click_takes_it_back(
            FxRobot robot) {
        run();
        String whole = fx.label("#asked");
        drag(robot, 30, 60);
        fx.until(() -> time().selection().get().isPresent());
        TimeRange range = fx.read(() -> time().selection().get().orElseThrow());
        assertThat(range.fromSeconds()).isBetween(28.0, 31.0);
        assertThat(range.toSeconds()).isBetween(59.0, 62.0);
        fx.until(() -> fx.label("#rateSpan").equals("range, mean"));
        assertThat(fx.label("#asked")).isNotEqualTo(whole);
        assertThat(fx.label("#range")).contains(" to ").contains(" s of 2:30");
        assertThat(fx.label("#headline")).doesNotStartWith("Limited by the generator");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        fx.until(() ->
                fx.model().run().figures().page().get().times().stream()
                        .allMatch(row -> row.span().equals("range")));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        robot.moveTo(at(first(), 90)).doubleClickOn(MouseButton.PRIMARY);
        fx.until(() -> time().selection().get().isEmpty() && fx.label("#asked").equals(whole));
        fx.until(() -> fx.label("#headline").equals("Limited by the generator so far"));
    }

    /// As a busy window gets it: it is told of the last place of the pointer only with the release.
    @Test
    void a_range_ends_where_the_button_is_let_go() {
        run();
        Point2D from = at(first(), 30);
        Point2D to = at(first(), 60);
        fx.read(() -> {
            mouse(MouseEvent.MOUSE_PRESSED, from, true);
            mouse(MouseEvent.MOUSE_DRAGGED, from.midpoint(to), true);
            mouse(MouseEvent.MOUSE_RELEASED, to, false);
            return 0;
        });
        TimeRange range = fx.read(() -> time().selection().get().orElseThrow());
        assertThat(range.toSeconds()).isBetween(59.0, 62.0);
        fx.read(() -> {
            mouse(MouseEvent.MOUSE_RELEASED, at(first(), 90), false);
            return 0;
        });
        assertThat(fx.read(() -> time().selection().get())).as("of no press").contains(range);
    }

    private void mouse(EventType<MouseEvent> type, Point2D onScreen, boolean down) {
        // Without a source they are those in the scene.
        Point2D own = first().localToScene(first().screenToLocal(onScreen));
        first().fireEvent(
                        new MouseEvent(
                                type,
                                own.getX(),
                                own.getY(),
                                onScreen.getX(),
                                onScreen.getY(),
                                MouseButton.PRIMARY,
                                1,
                                false,
                                false,
                                false,
                                false,
                                down,
                                false,
                                false,
                                false,
                                false,
                                false,
                                null));
    }

    @Test
    void the_button_clears_the_range(FxRobot robot) {
        run();
        drag(robot, 30, 60);
        fx.until(() -> fx.stage.getScene().lookup("#clearRange").isVisible());
        robot.clickOn("#clearRange");
        fx.until(() -> fx.label("#range").equals("Run so far · 2:30"));
    }

    @Test
    void the_wheel_zooms_about_the_pointer_and_with_shift_pans(FxRobot robot) {
        run();
        robot.moveTo(at(first(), 60));
        robot.scroll(4, VerticalDirection.DOWN);
        // All turns of the wheel have come once the picture shows what is wanted.
        WaitForAsyncUtils.waitForFxEvents();
        fx.until(() ->
                time().window()
                        .get()
                        .filter(now -> first().plotArea().orElseThrow().xMin() == now.fromSeconds())
                        .isPresent());
        TimeRange zoomed = fx.read(() -> time().window().get().orElseThrow());
        assertThat(zoomed.seconds()).isLessThan(150);
        assertThat(zoomed.contains(60)).isTrue();
        robot.press(KeyCode.SHIFT);
        robot.drag(at(first(), 60), MouseButton.PRIMARY).dropTo(at(first(), 50));
        robot.release(KeyCode.SHIFT);
        fx.until(() -> time().window().get().orElseThrow().fromSeconds() > zoomed.fromSeconds());
        assertThat(fx.read(() -> time().selection().get())).as("panned").isEmpty();
        robot.clickOn("#followLive");
        fx.until(() -> time().window().get().isEmpty());
    }

    @Test
    void keys_move_the_cursor_grow_the_range_zoom_and_go_back(FxRobot robot) {
        run();
        fx.read(() -> {
            first().requestFocus();
            return 0;
        });
        robot.push(KeyCode.HOME).push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        fx.until(() -> time().cursor().get().equals(Optional.of(2.0)));
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT).push(KeyCode.SHIFT, KeyCode.RIGHT);
        fx.until(() -> time().selection().get().equals(Optional.of(new TimeRange(2, 4))));
        robot.push(KeyCode.PLUS);
        fx.until(() -> time().window().get().isPresent());
        robot.push(KeyCode.ESCAPE);
        fx.until(() -> time().selection().get().isEmpty());
        robot.push(KeyCode.ESCAPE);
        fx.until(() -> time().window().get().isEmpty());
        assertThat(runs.last().stops).as("the run goes on").isZero();
    }

    @Test
    void a_card_is_enlarged_from_its_head_and_restored_by_key(FxRobot robot) {
        run();
        int before = shown().size();
        assertThat(before).isGreaterThan(1);
        Point2D head = fx.read(() -> first().localToScreen(30, 12));
        robot.moveTo(head).doubleClickOn(MouseButton.PRIMARY);
        fx.until(() -> shown().size() == 1 && first().getWidth() > 600);
        assertThat(fx.settingsOnDisk().enlarged()).contains("two_curves");
        robot.push(KeyCode.ENTER);
        fx.until(() -> shown().size() == before);
    }

    @Test
    void the_menu_copies_the_data_and_saves_pictures(FxRobot robot) throws Exception {
        run();
        menu(robot, "two_curvesMenu", "menuCopyTsv");
        fx.until(() ->
                Clipboard.getSystemClipboard().hasString()
                        && Clipboard.getSystemClipboard().getString().startsWith("time [s]\t"));
        assertThat(fx.read(() -> Clipboard.getSystemClipboard().getString()).lines()).hasSize(151);
        Path png = folder.resolve("chart.png");
        fx.choices.save = Optional.of(png);
        menu(robot, "two_curvesMenu", "menuSavePng");
        fx.until(() -> fx.label("#notice").equals("Wrote " + png));
        assertThat(fx.choices.suggested).isEqualTo("two_curves.png");
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
        Path nowhere = folder.resolve("missing").resolve("chart.svg");
        fx.choices.save = Optional.of(nowhere);
        menu(robot, "two_curvesMenu", "menuSaveSvg");
        fx.until(() -> fx.label("#notice").startsWith("Not saved: "));
        robot.clickOn("OK");
    }

    @Test
    void a_click_into_the_legend_hides_a_line_and_another_shows_it(FxRobot robot) {
        run();
        fx.until(() -> first().plotArea().orElseThrow().traces().size() == 4);
        clickLegend(robot);
        fx.until(() -> first().plotArea().orElseThrow().traces().size() == 3);
        assertThat(fx.read(() -> first().plotArea().orElseThrow().legend().getFirst().hidden()))
                .isTrue();
        clickLegend(robot);
        fx.until(() -> first().plotArea().orElseThrow().traces().size() == 4);
    }

    @Test
    void a_click_on_a_cell_of_the_heat_map_leads_to_its_examples(FxRobot robot) {
        run();
        ChartPane heat =
                fx.window.board().ofLoad().stream()
                        .filter(card -> card.chart().id().equals("heat_map"))
                        .findFirst()
                        .orElseThrow()
                        .pane();
        fx.until(() -> heat.plotArea().flatMap(PlotArea::cells).isPresent());
        double x = fx.read(() -> heat.plotArea().orElseThrow().pixelX(60.5));
        double y =
                fx.read(() ->
                        IntStream.range(0, (int) heat.getHeight())
                                .filter(each -> heat.cellAt(x, each).isPresent())
                                .findFirst()
                                .orElseThrow());
        HeatCells.Cell cell = fx.read(() -> heat.cellAt(x, y + 1).orElseThrow().cell());
        robot.clickOn(fx.read(() -> heat.localToScreen(x, y + 1)));
        fx.until(() -> fx.model().liveTab().get() == LiveTab.EXAMPLES);
        ExampleFilter filter = fx.read(() -> fx.model().run().examples().filter().get());
        assertThat(filter.range()).contains(cell.time());
        assertThat(filter.band().orElseThrow().contains(cell.lowNanos())).isTrue();
        assertThat(filter.band().orElseThrow().contains(cell.highNanos() - 1)).isTrue();
        assertThat(fx.read(() -> time().selection().get())).isEmpty();
        assertThat(fx.read(() -> fx.stage.getScene().getFocusOwner()))
                .as("where the next key goes")
                .isNotInstanceOf(TextInputControl.class);
    }

    @Test
    void a_chart_can_be_taken_from_the_dashboard_and_all_be_shown(FxRobot robot) {
        run();
        robot.clickOn("#cards").clickOn("Throughput");
        fx.until(() -> shown().stream().noneMatch(card -> card.chart().id().equals("throughput")));
        menu(robot, "cards", "allCharts");
        fx.until(() -> shown().size() == 9);
        assertThat(fx.settingsOnDisk().cards().orElseThrow()).hasSize(9);
        menu(robot, "cards", "fitCharts");
        fx.until(() -> shown().size() < 9);
    }

    @Test
    void a_run_that_was_made_before_is_shown_like_one_that_has_just_ended(FxRobot robot) {
        run();
        Snapshot past = CannedRun.of(150, RunPhase.DONE);
        runs.last().end(RunEnd.COMPLETED, past);
        fx.until(() -> fx.model().run().recording().get() != null);
        var recording =
                fx.read(() -> fx.model().run().recording().get())
                        .explained(
                                List.of(new RunEvent(5_000_000_000L, RunEvent.Kind.NOTE, "tea")),
                                List.of());
        fx.read(() -> {
            fx.model()
                    .run()
                    .open(recording, "Completed in 2:30", FiguresReader.readThrough(recording));
            return 0;
        });
        fx.until(() -> fx.label("#outcome").startsWith("Completed in 2:30: "));
        fx.until(() ->
                first().plotArea()
                        .map(PlotArea::events)
                        .filter(marks -> marks.size() == 1)
                        .isPresent());
        drag(robot, 30, 60);
        fx.until(() -> fx.label("#rateSpan").equals("range, mean"));
        assertThat(fx.styleWarnings()).isEmpty();
    }

    private void clickLegend(FxRobot robot) {
        PlotArea.LegendPlace place =
                fx.read(() -> first().plotArea().orElseThrow().legend().getFirst());
        robot.clickOn(
                fx.read(() ->
                        first().localToScreen(
                                        place.x() + place.width() / 2,
                                        place.y() + place.height() / 2)));
        // Not to be taken for a double click.
        robot.moveTo("#run");
    }

    private void menu(FxRobot robot, String menu, String item) {
        robot.clickOn("#" + menu);
        fx.until(() -> robot.lookup("#" + item).tryQuery().isPresent());
        robot.clickOn("#" + item);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void drag(FxRobot robot, double from, double to) {
        robot.drag(at(first(), from), MouseButton.PRIMARY)
                .moveTo(at(first(), (from + to) / 2))
                .dropTo(at(first(), to));
    }

    /// A run of 150 s, on screen with its charts.
    private void run() {
        made.run(CannedRun.of(150, RunPhase.RUNNING));
        fx.until(() ->
                first().plotArea()
                        .filter(plot -> plot.xMax() >= 150 && plot.latest().isPresent())
                        .isPresent());
    }

    private ChartTimeViewModel time() {
        return fx.model().run().time();
    }

    private ChartPane first() {
        return fx.window.board().ofLoad().getFirst().pane();
    }

    private List<ChartCard> shown() {
        return fx.window.board().ofLoad().stream().filter(ChartCard::isVisible).toList();
    }

    /// The middle of a chart at a time, on the screen.
    private Point2D at(ChartPane pane, double seconds) {
        return fx.read(() -> {
            PlotArea plot = pane.plotArea().orElseThrow();
            return pane.localToScreen(plot.pixelX(seconds), plot.y() + plot.height() / 2);
        });
    }
}
