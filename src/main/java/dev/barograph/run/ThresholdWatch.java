package dev.barograph.run;

import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.model.Load;
import dev.barograph.model.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Holds the thresholds of a run against what there is of it, second by second, and tells when one
/// is crossed. Fed by the ticker only; read by any thread.
final class ThresholdWatch {
    private final List<Threshold> thresholds;
    private final Load load;
    private volatile List<ThresholdCheck> checks;

    ThresholdWatch(List<Threshold> thresholds, Load load) {
        this.thresholds = thresholds;
        this.load = load;
        checks = ThresholdCheck.of(thresholds, Summary.EMPTY);
    }

    /// How they stand now, in the order of the profile.
    List<ThresholdCheck> checks() {
        return checks;
    }

    /// Takes the run so far, while its plan goes on.
    ///
    /// @param atNanos up to where it goes
    /// @return an event for each that failed just now, and for each that holds again
    List<RunEvent> second(Summary soFar, long atNanos) {
        return taken(ThresholdCheck.of(thresholds, soFar), atNanos);
    }

    /// Takes the run so far, once its plan is over: as [ThresholdCheck#of(Recording)].
    ///
    /// @param stoppedNanos as [dev.barograph.metrics.Recording#stoppedNanos()]
    /// @param all intervals in order
    /// @return as [#second]
    List<RunEvent> afterPlan(
            Summary soFar, OptionalLong stoppedNanos, List<Interval> all, long atNanos) {
        CarriedOut plan = CarriedOut.of(load, stoppedNanos, all);
        return taken(ThresholdCheck.of(thresholds, soFar, plan, all), atNanos);
    }

    private List<RunEvent> taken(List<ThresholdCheck> now, long atNanos) {
        List<ThresholdCheck> before = checks;
        checks = now;
        List<RunEvent> crossed = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).failed() != before.get(i).failed()) {
                crossed.add(EventWords.threshold(now.get(i), atNanos));
            }
        }
        return crossed;
    }
}
