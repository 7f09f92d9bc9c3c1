package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.health.RunJudge;
import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What a person is told, and can do, when their own machine is what went wrong.
class StandStillFxTest extends OnMadeUpWindow {
    private static final int SECONDS = 30;
    private static final int MOST_STOPS = 80;

    @Test
    void the_offer_is_answered_by_keyboard_and_gives_its_place_back_to_the_charts(FxRobot robot) {
        made.run(CannedRun.of(SECONDS, RunPhase.RUNNING));
        assertThat(shown()).isFalse();
        settle();
        double before = chartsHeight();

        standStill();
        assertThat(fx.label("#offer"))
                .isEqualTo("This program stood still for 3.0 s. Stop the run?");
        assertThat(fx.read(() -> ((Label) node("#offer")).isTextTruncated())).isFalse();
        assertThat(chartsHeight()).as("beside the offer").isLessThan(before);
        tabTo(robot, "#stopStill");
        robot.push(KeyCode.TAB);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx.read(() -> node("#goOnStill").isFocused())).isTrue();
        robot.push(KeyCode.SPACE);
        fx.await(() -> !shown());
        goOnTo(SECONDS + 1);
        assertThat(shown()).as("answered once is answered").isFalse();
        settle();
        assertThat(chartsHeight()).isEqualTo(before);
        assertThat(runs.last().stops).isZero();
        assertThat(fx.styleWarnings()).isEmpty();
    }

    @Test
    void the_button_of_the_offer_stops_the_run_and_its_end_takes_the_offer_away(FxRobot robot) {
        made.run(CannedRun.of(SECONDS, RunPhase.RUNNING));
        standStill();
        robot.clickOn("#stopStill");
        fx.until(() -> runs.last().stops == 1);
        fx.read(() -> {
            runs.last().end(RunEnd.STOPPED, stoodStill(SECONDS, RunPhase.DONE));
            return 0;
        });
        fx.until(() -> fx.model().run().state().get() == RunState.DONE);
        assertThat(shown()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("wants")
    void what_this_machine_had_too_little_of_and_how_to_get_more_is_read_whole(
            int width, int height, Cause cause, List<String> words) {
        fx.read(() -> {
            fx.stage.setWidth(width);
            fx.stage.setHeight(height);
            return 0;
        });
        made.run(CannedRun.of(SECONDS, RunPhase.RUNNING));
        fx.read(() -> {
            runs.last().end(RunEnd.COMPLETED, wanting(cause));
            return 0;
        });
        fx.until(() -> ((Labeled) node("#stamp")).getText().startsWith("GENERATOR-LIMITED"));
        fx.until(() -> ((Label) node("#evidence")).isWrapText());
        settle();
        assertThat(fx.label("#evidence")).contains(words);
        assertThat(fx.read(() -> ((Label) node("#evidence")).isTextTruncated())).isFalse();
        assertThat(fx.visible("#evidence")).isTrue();
        assertThat(fx.read(() -> beyond(node("#evidence"), ".verdict")))
                .as("of the sentence outside its card")
                .isLessThanOrEqualTo(0);
        assertThat(fx.read(() -> beyond(node("#evidence"), ".verdict-line")))
                .as("of the sentence outside its line")
                .isLessThanOrEqualTo(0);
    }

    static Stream<Arguments> wants() {
        List<String> descriptors = List.of("no file descriptor", "ulimit -n 65536", "LimitNOFILE");
        List<String> ports = List.of("no free port", "net.ipv4.ip_local_port_range");
        return Stream.of(
                Arguments.of(1_280, 800, Cause.DESCRIPTORS, descriptors),
                Arguments.of(1_024, 680, Cause.DESCRIPTORS, descriptors),
                Arguments.of(1_280, 800, Cause.PORTS, ports),
                Arguments.of(1_024, 680, Cause.PORTS, ports));
    }

    /// A run that this was the limit of in its last second.
    private static Snapshot wanting(Cause cause) {
        Snapshot run = CannedRun.of(SECONDS, RunPhase.DONE);
        List<Interval> intervals = new ArrayList<>(run.intervals());
        intervals.add(intervals.removeLast().judged(new Judgement(cause, "That second.")));
        RunJudgement judged = RunJudge.of(intervals, run.summary(), false);
        return new Snapshot(
                run.phase(),
                run.elapsedNanos(),
                run.progress(),
                run.leftNanos(),
                run.gauges(),
                intervals,
                run.summary(),
                run.clean(),
                judged);
    }

    private void standStill() {
        runs.last().snapshot = stoodStill(SECONDS, RunPhase.RUNNING);
        fx.await(this::shown);
        settle();
    }

    /// The run that stood still has gone on for so long, and the window has seen that.
    private void goOnTo(int seconds) {
        runs.last().snapshot = stoodStill(seconds, RunPhase.RUNNING);
        fx.until(() -> fx.model().run().intervals().size() == seconds);
    }

    private static Snapshot stoodStill(int seconds, RunPhase phase) {
        RunEvent still =
                new RunEvent(
                        3_000_000_000L,
                        RunEvent.Kind.SUSPENDED,
                        "This program stood still for 3.0 s");
        return CannedRun.with(CannedRun.of(seconds, phase), List.of(still), List.of());
    }

    /// How far a node reaches over the upper or lower edge of what it lies in, in pixels.
    private double beyond(Node node, String around) {
        Bounds own = node.localToScene(node.getLayoutBounds());
        Node place = node.getParent();
        while (!place.getStyleClass().contains(around.substring(1))) {
            place = place.getParent();
        }
        Bounds outer = place.localToScene(place.getLayoutBounds());
        return Math.max(outer.getMinY() - own.getMinY(), own.getMaxY() - outer.getMaxY());
    }

    private boolean shown() {
        return fx.visible("#offer");
    }

    private Node node(String id) {
        return fx.stage.getScene().lookup(id);
    }

    private double chartsHeight() {
        return fx.read(() -> ((Region) node("#charts")).getHeight());
    }

    private void settle() {
        fx.read(() -> {
            fx.stage.getScene().getRoot().applyCss();
            fx.stage.getScene().getRoot().layout();
            return 0;
        });
    }

    private void tabTo(FxRobot robot, String id) {
        for (int i = 0; i < MOST_STOPS && !fx.read(() -> node(id).isFocused()); i++) {
            robot.push(KeyCode.TAB);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(fx.read(() -> node(id).isFocused())).as("%s by Tab", id).isTrue();
    }
}
