package dev.barograph.run;

import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An open run with a row for every request in a process of its own, to be killed or to be given a
/// disk that is full. Arguments: URL, requests a second, seconds, file. Prints when it first said
/// that rows are missing, and how it ended.
final class SampleRun {
    private static final int LOOK_MILLIS = 10;

    private SampleRun() {}

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        LoadShape.Open shape =
                new LoadShape.Open(
                        List.of(
                                Stage.hold(
                                        Double.parseDouble(args[1]),
                                        Duration.ofSeconds(Long.parseLong(args[2])))),
                        new Spacing.Even());
        Profile profile =
                new Profile(
                                "test",
                                new RequestSpec("GET", args[0], List.of(), new Body.None()),
                                new Load(shape),
                                Limits.DEFAULT)
                        .withSamples(true);
        RunHandle run = new LocalRunService().start(profile, Optional.of(Path.of(args[3])));
        boolean said = false;
        while (true) {
            try {
                RunResult result =
                        run.result().toCompletableFuture().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                System.out.println("END " + result.end());
                System.out.println(
                        "SCHEDULED " + result.recording().summary().counts().scheduled());
                System.out.println(
                        "CONSERVED " + result.recording().summary().counts().conserved());
                result.samples()
                        .ifPresent(kept -> {
                            System.out.println("ROWS " + kept.rows());
                            System.out.println("DROPPED " + kept.dropped());
                        });
                result.recording()
                        .judgement()
                        .notes()
                        .forEach(note -> System.out.println("NOTE " + note));
                return;
            } catch (TimeoutException e) {
                Snapshot now = run.snapshot();
                if (!said
                        && now.judgement().notes().stream()
                                .anyMatch(note -> note.contains("single requests"))) {
                    said = true;
                    System.out.println("SAID " + now.elapsedNanos() / 1_000_000);
                    System.out.println("SECONDS " + now.intervals().size());
                }
            }
        }
    }
}
