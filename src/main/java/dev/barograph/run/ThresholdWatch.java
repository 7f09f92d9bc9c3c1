package dev.barograph.run;

import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.model.Threshold;
import java.util.ArrayList;
import java.util.List;

/// Holds the thresholds of a run against what there is of it, second by second, and tells when one
/// is crossed. Fed by the ticker only; read by any thread.
final class ThresholdWatch {
    private final List<Threshold> thresholds;
    private volatile List<ThresholdCheck> checks;

    ThresholdWatch(List<Threshold> thresholds) {
        this.thresholds = thresholds;
        checks = ThresholdCheck.of(thresholds, Summary.EMPTY);
    }

    /// How they stand now, in the order of the profile.
    List<ThresholdCheck> checks() {
        return checks;
    }

    /// Takes the run so far.
    ///
    /// @param atNanos up to where it goes
    /// @return an event for each that failed just now, and for each that holds again
    List<RunEvent> second(Summary soFar, long atNanos) {
        List<ThresholdCheck> before = checks;
        List<ThresholdCheck> now = ThresholdCheck.of(thresholds, soFar);
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
