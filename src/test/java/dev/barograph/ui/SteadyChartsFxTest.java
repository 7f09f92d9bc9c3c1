package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Profile;
import dev.barograph.model.Threshold;
import dev.barograph.model.ThresholdText;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javafx.scene.layout.Region;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Charts that keep their height are not drawn anew for it.
class SteadyChartsFxTest extends OnMadeUpWindow {
    @ParameterizedTest
    @CsvSource({"1024, 680", "1280, 800"})
    void charts_keep_their_height_from_the_press_of_run_on(int width, int height) {
        fx.read(() -> {
            fx.stage.setWidth(width);
            fx.stage.setHeight(height);
            return 0;
        });
        List<Threshold> thresholds = thresholds();
        Profile profile = StarterProfiles.demo("http://127.0.0.1:18080").withThresholds(thresholds);
        Region charts = (Region) fx.stage.getScene().lookup("#charts");
        fx.until(() -> fx.stage.getScene().getWidth() == width && charts.getHeight() > 0);
        TreeSet<Double> heights = new TreeSet<>();
        fx.read(() -> {
            fx.model().run().start(profile);
            fx.stage.getScene().getRoot().applyCss();
            fx.stage.getScene().getRoot().layout();
            heights.add(charts.getHeight());
            charts.heightProperty().addListener((_, _, now) -> heights.add(now.doubleValue()));
            return 0;
        });
        fx.until(() -> runs.started.size() == 1);
        for (int seconds : new int[] {1, 40, 120}) {
            Snapshot run = CannedRun.of(seconds, RunPhase.RUNNING);
            runs.last().snapshot = FakeRuns.held(run, thresholds);
            fx.until(() -> fx.model().run().intervals().size() == seconds);
            fx.read(() -> {
                fx.stage.getScene().getRoot().applyCss();
                fx.stage.getScene().getRoot().layout();
                return 0;
            });
        }
        assertThat(heights).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1024, 680", "1280, 800"})
    void nothing_moves_when_run_is_pressed_for_the_first_time(int width, int height) {
        List<Threshold> few = thresholds().subList(0, 2);
        Region charts = (Region) fx.stage.getScene().lookup("#charts");
        fx.read(() -> {
            fx.stage.setWidth(width);
            fx.stage.setHeight(height);
            fx.model()
                    .editor()
                    .replace(StarterProfiles.demo("http://127.0.0.1:18080").withThresholds(few));
            return 0;
        });
        fx.until(() -> fx.stage.getScene().getWidth() == width && charts.getHeight() > 0);
        double before = top(charts);
        fx.read(() -> {
            fx.model().control().start();
            return 0;
        });
        fx.until(() -> runs.started.size() == 1);
        runs.last().snapshot = FakeRuns.held(CannedRun.of(40, RunPhase.RUNNING), few);
        fx.until(() -> fx.model().run().intervals().size() == 40);
        assertThat(top(charts)).isEqualTo(before);
    }

    private double top(Region charts) {
        return fx.read(() -> {
            fx.stage.getScene().getRoot().applyCss();
            fx.stage.getScene().getRoot().layout();
            return charts.localToScene(0, 0).getY();
        });
    }

    private static List<Threshold> thresholds() {
        List<Threshold> thresholds = new ArrayList<>();
        for (String text : List.of("p50 < 300ms", "p99 < 1s", "service p99 < 1s", "errors < 1%")) {
            thresholds.add(
                    ThresholdText.parse("thresholds", text, new ArrayList<>()).orElseThrow());
        }
        return thresholds;
    }
}
