package dev.barograph.accuracy;

import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Loads and compiles what an experiment uses, as the product does before its first plan: a second
/// of load again and again until the generator keeps up, or until it is clear that it will not.
/// Code stays warm, so once in a process is enough.
final class WarmedUp {
    private static final int MOST_ROUNDS = 10;
    private static final double CALM_LAG_MILLIS = 10;
    private static final AtomicBoolean DONE = new AtomicBoolean();

    private WarmedUp() {}

    static void now() throws Exception {
        if (DONE.getAndSet(true)) {
            return;
        }
        Load load =
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(1_500, Duration.ofSeconds(1))),
                                new Spacing.Even()));
        try (TruthServer server = TruthServer.start((_, arrived) -> arrived + 5_000_000)) {
            boolean calm = false;
            for (int round = 0; round < MOST_ROUNDS && !calm; round++) {
                RealRun run = RealRun.of(RealRun.profile(server.url(), load, 5_000));
                Fitness fitness =
                        Fitness.ofLags(run.samples().stream().mapToLong(Sample::queueNanos));
                calm = fitness.lagP99Millis() < CALM_LAG_MILLIS;
            }
        }
    }
}
