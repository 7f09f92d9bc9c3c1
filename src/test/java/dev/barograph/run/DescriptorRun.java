package dev.barograph.run;

import dev.barograph.metrics.Counts;
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
import java.util.concurrent.TimeUnit;

/// A run that wants more connections than its process may have descriptors, in a process of its
/// own. Arguments: URL, `open` or `closed`. Prints how the run and its requests ended, a line for
/// each kind.
final class DescriptorRun {
    private DescriptorRun() {}

    public static void main(String[] args) throws Exception {
        Limits limits =
                new Limits(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(12),
                        600,
                        0,
                        1 << 20);
        List<Stage> stages = List.of(Stage.hold(600, Duration.ofSeconds(1)));
        LoadShape shape =
                args[1].equals("open")
                        ? new LoadShape.Open(stages, new Spacing.Even())
                        : new LoadShape.Closed(stages);
        RequestSpec request = new RequestSpec("GET", args[0], List.of(), new Body.None());
        RunResult result =
                new LocalRunService()
                        .start(new Profile("test", request, new Load(shape), limits))
                        .result()
                        .toCompletableFuture()
                        .get(40, TimeUnit.SECONDS);
        Counts counts = result.recording().summary().counts();
        System.out.println("END " + result.end() + " " + result.reason().orElse(""));
        System.out.println("CONSERVED " + counts.conserved());
        System.out.println("OK " + counts.ok());
        counts.byKind().forEach((kind, count) -> System.out.println(kind + " " + count));
        result.recording().summary().errors().forEach(System.out::println);
    }
}
