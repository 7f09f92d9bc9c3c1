package dev.barograph.run;

import dev.barograph.metrics.Counts;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Stage;
import dev.barograph.record.KeptRun;
import dev.barograph.record.RunFile;
import dev.barograph.record.RunHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A run of many users while something else takes all the memory for a while, in a process of its
/// own with a small heap. Arguments: URL of a target that never answers, folder in which the run is
/// kept. Prints how it ended.
final class MemoryRun {
    private MemoryRun() {}

    public static void main(String[] args) throws Exception {
        Duration short300 = Duration.ofMillis(300);
        Limits limits =
                new Limits(
                        Duration.ofSeconds(2),
                        short300,
                        Duration.ofSeconds(2),
                        short300,
                        1,
                        0,
                        1 << 20);
        Profile profile =
                new Profile(
                        "test",
                        new RequestSpec("GET", args[0], List.of(), new Body.None()),
                        new Load(
                                new LoadShape.Closed(
                                        List.of(Stage.hold(500, Duration.ofSeconds(6))))),
                        limits);
        RunHandle run =
                args.length == 1
                        ? new LocalRunService().start(profile)
                        : new LocalRunService(
                                        new LocalCalibrations(Path.of(args[1])),
                                        Optional.of(new RunHistory(Path.of(args[1]))))
                                .start(profile);
        while (run.snapshot().gauges().sent() < 500) {
            Thread.onSpinWait();
        }
        boolean outOfMemory = takeAll(1_500_000_000L);
        RunResult result = run.result().toCompletableFuture().get(60, TimeUnit.SECONDS);
        Counts counts = result.recording().summary().counts();
        System.out.println("END " + result.end() + " " + result.reason().orElse(""));
        System.out.println("CONSERVED " + counts.conserved());
        System.out.println("OUT OF MEMORY " + outOfMemory);
        if (result.kept().isPresent()) {
            KeptRun kept = RunFile.open(result.kept().get().file());
            System.out.println(
                    "READABLE "
                            + (kept.recording().profile().equals(profile)
                                    && !kept.recording().intervals().isEmpty()));
        }
        System.out.println(counts);
    }

    /// Holds everything for a time, then lets it go.
    private static boolean takeAll(long nanos) {
        List<byte[]> taken = new ArrayList<>();
        long end = System.nanoTime() + nanos;
        boolean failed = false;
        while (System.nanoTime() < end) {
            try {
                taken.add(new byte[16 << 10]);
            } catch (OutOfMemoryError e) {
                failed = true;
            }
        }
        return failed && !taken.isEmpty();
    }
}
