package dev.barograph.engine;

import dev.barograph.model.LoadShape;
import dev.barograph.model.Stage;
import java.util.List;

/// The moments at which the closed model's number of requests in flight changes: the level of the
/// shape, rounded to whole requests. A pure function of the shape; not thread-safe.
final class LevelSteps {
    private final List<Stage> stages;
    private int stage = -1;
    private long stageStartNanos;
    private int level;
    private long atNanos;

    LevelSteps(LoadShape.Closed shape) {
        this.stages = shape.stages();
    }

    /// Moves to the next change; false when the level stays as it is until the end of the shape.
    boolean advance() {
        while (true) {
            if (stage >= 0 && stepInStage()) {
                return true;
            }
            if (stage + 1 >= stages.size()) {
                return false;
            }
            if (stage >= 0) {
                stageStartNanos += stages.get(stage).duration().toNanos();
            }
            stage++;
            int start = rounded(stages.get(stage).from());
            if (start != level || stage == 0) {
                level = start;
                atNanos = stageStartNanos;
                return true;
            }
        }
    }

    private boolean stepInStage() {
        Stage leg = stages.get(stage);
        if (level == rounded(leg.to())) {
            return false;
        }
        int next = leg.to() > leg.from() ? level + 1 : level - 1;
        // Rounding goes over to the next whole number half way.
        double crossing = (level + next) / 2.0;
        double share = (crossing - leg.from()) / (leg.to() - leg.from());
        level = next;
        atNanos = stageStartNanos + Math.round(share * leg.duration().toNanos());
        return true;
    }

    /// When the level changes, in nanoseconds since the run began.
    long atNanos() {
        return atNanos;
    }

    /// Requests in flight from then on.
    int level() {
        return level;
    }

    private static int rounded(double level) {
        return (int) Math.round(level);
    }
}
