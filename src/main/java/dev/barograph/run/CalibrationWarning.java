package dev.barograph.run;

import dev.barograph.metrics.Calibration;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/// Compares what a profile asks for with what the machine was calibrated to. Pure.
final class CalibrationWarning {
    private CalibrationWarning() {}

    static Optional<String> of(Profile profile, Calibration known) {
        double asked = profile.load().shape().peak();
        double most = known.trustedPerSecond().orElse(0);
        if (!(profile.load().shape() instanceof LoadShape.Open) || asked <= most) {
            return Optional.empty();
        }
        String calibrated =
                String.format(
                        Locale.ROOT,
                        "The profile asks for %,.0f/s; on %s this machine was calibrated to %s of"
                                + " %s",
                        asked,
                        known.measuredAt().atOffset(ZoneOffset.UTC).toLocalDate(),
                        most > 0
                                ? String.format(Locale.ROOT, "%,.0f/s", most)
                                : "no rate at all that could be trusted",
                        CalibratedRequest.inWords(profile));
        return Optional.of(
                calibrated
                        + (asked > known.topPerSecond()
                                ? String.format(
                                        Locale.ROOT,
                                        ", and to %,.0f/s at full speed. Run anyway, but it will"
                                                + " most likely fall behind its plan.",
                                        known.topPerSecond())
                                : ". Run anyway, but do not trust the tail."));
    }
}
