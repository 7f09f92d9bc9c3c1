package dev.barograph.ui;

import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;

/// The profiles that come from no file.
final class StarterProfiles {
    /// The name of a profile that nobody has given one.
    static final String UNTITLED = "Untitled";

    private StarterProfiles() {}

    /// What the first start shows: half a minute against the embedded target.
    ///
    /// @param target address of the demo target, without a path
    static Profile demo(String target) {
        return new Profile(
                "Demo",
                get(target + "/lognormal?median=20&sigma=0.5"),
                new Load(
                        new LoadShape.Open(
                                List.of(
                                        Stage.ramp(0, 200, Duration.ofSeconds(10)),
                                        Stage.hold(200, Duration.ofSeconds(20))),
                                new Spacing.Even())),
                Limits.DEFAULT);
    }

    /// What *New* shows: everything but the address.
    static Profile blank() {
        return new Profile(
                UNTITLED,
                get(""),
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(10, Duration.ofSeconds(30))),
                                new Spacing.Even())),
                Limits.DEFAULT);
    }

    private static RequestSpec get(String url) {
        return new RequestSpec("GET", url, List.of(), new Body.None());
    }
}
