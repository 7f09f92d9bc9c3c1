package dev.barograph.accuracy;

import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/// Loads and compiles what an experiment uses, as the product does before its first plan; code
/// stays warm, so once in a process is enough.
final class WarmedUp {
    private static final AtomicBoolean DONE = new AtomicBoolean();

    private WarmedUp() {}

    static void now() throws Exception {
        if (DONE.getAndSet(true)) {
            return;
        }
        try (TruthServer server = TruthServer.start((_, arrived) -> arrived + 100_000)) {
            Load load =
                    new Load(
                            new LoadShape.Closed(List.of(Stage.hold(8, Duration.ofSeconds(2)))),
                            OptionalLong.of(20_000));
            var _ = RealRun.of(RealRun.profile(server.url(), load, 1));
        }
    }
}
