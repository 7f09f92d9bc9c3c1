package dev.barograph.ui;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/// Asks the run, or the calibration, for its figures while one is under way: numbers eight times a
/// second, charts twice. FX thread only.
final class Poller {
    private static final Duration PERIOD = Duration.millis(125);
    private static final int TICKS_A_CHART = 4;

    private final RunViewModel run;
    private final CalibrationViewModel calibration;
    private final ChartBoard board;
    private final Timeline timeline = new Timeline(new KeyFrame(PERIOD, _ -> tick()));
    private int ticks;

    Poller(RunViewModel run, CalibrationViewModel calibration, ChartBoard board) {
        this.run = run;
        this.calibration = calibration;
        this.board = board;
        timeline.setCycleCount(Animation.INDEFINITE);
        run.active().addListener((_, _, _) -> follow());
        calibration.active().addListener((_, _, _) -> follow());
        run.recording().addListener((_, _, _) -> draw());
        run.figures().page().addListener((_, _, _) -> draw());
    }

    private void follow() {
        if (run.active().get() || calibration.active().get()) {
            ticks = 0;
            timeline.playFromStart();
        } else {
            timeline.stop();
        }
        draw();
    }

    private void tick() {
        run.tick();
        calibration.tick();
        if (++ticks % TICKS_A_CHART == 0) {
            draw();
        }
    }

    private void draw() {
        run.data().ifPresent(board::showRun);
    }
}
