package dev.barograph.accuracy;

import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// Loads and compiles what an experiment uses, as the product does before its first plan.
final class WarmedUp {
    private WarmedUp() {}

    static void now() throws Exception {
        try (TruthServer server = TruthServer.start((_, arrived) -> arrived + 100_000)) {
            Load load =
                    new Load(
                            new LoadShape.Closed(List.of(Stage.hold(8, Duration.ofMillis(700)))),
                            OptionalLong.of(5_000));
            var _ = RealRun.of(RealRun.profile(server.url(), load, 1));
        }
    }
}
