package dev.barograph.run;

import dev.barograph.model.Limits;
import dev.barograph.model.Profile;
import dev.barograph.record.RunHistory;
import dev.barograph.testing.Await;
import java.nio.file.Path;
import java.util.Optional;

/// A run to be killed; says when it has begun. Arguments: address, folder of the history.
final class KilledRun {
    static final int PER_SECOND = 300;
    static final String BEGUN = "BEGUN";

    private KilledRun() {}

    public static void main(String[] args) throws Exception {
        Profile profile =
                ForkedRun.open(
                        args[0], PER_SECOND, 120, ForkedRun.limits(Limits.DEFAULT.permits()));
        RunHandle run =
                new LocalRunService(
                                new LocalCalibrations(Path.of(args[1], "settings")),
                                Optional.of(new RunHistory(Path.of(args[1]))))
                        .start(profile);
        Await.until("begun", () -> run.snapshot().phase() == RunPhase.RUNNING);
        System.out.println(BEGUN);
        run.result().toCompletableFuture().get();
    }
}
