package dev.barograph.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Recording;
import dev.barograph.record.Ending;
import dev.barograph.record.RunFacts;
import dev.barograph.record.RunLog;
import dev.barograph.record.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Keeps made-up runs in files, as if they had been run.
public final class MadeRunFile {
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private MadeRunFile() {}

    /// @param id as the history has it: `20260301-142530-aaaaaaaa`
    public static Path keep(Path folder, String id, Recording run)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path file = Files.createFile(folder.resolve(id + "_made.sqlite"));
        RunLog log =
                RunLog.begin(
                        file,
                        new RunFacts(
                                id,
                                run.profile(),
                                "test",
                                run.environment(),
                                Optional.empty(),
                                run.startedAt()));
        assertThat(log.awaitBegun(AT_MOST)).isTrue();
        log.write(
                new RunState(
                        run.startedAt(),
                        run.intervals(),
                        run.summary(),
                        run.judgement(),
                        run.events(),
                        run.exemplars()));
        assertThat(
                        log.end(
                                run,
                                new Ending(
                                        Ending.Kind.COMPLETED,
                                        run.summary().tookNanos(),
                                        Optional.empty()),
                                AT_MOST))
                .isEmpty();
        return file;
    }
}
