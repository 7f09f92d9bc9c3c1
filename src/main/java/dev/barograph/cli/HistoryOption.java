package dev.barograph.cli;

import dev.barograph.record.RunHistory;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where runs are kept.
final class HistoryOption {
    @Option(
            names = "--history",
            paramLabel = "DIR",
            description =
                    "The folder that runs are kept in, instead of \"runs\" beside the settings of"
                            + " this program.")
    private @Nullable String folder;

    /// Finds out before a run, and not after it, whether one can be kept in the folder that was
    /// named; makes the folder.
    Optional<RunHistory> openToKeep(Services services, Problems problems) {
        Optional<RunHistory> history = open(services, problems);
        if (folder != null && history.isPresent()) {
            try {
                history.get().prepare();
            } catch (IOException e) {
                problems.add(
                        "--history",
                        "No run can be kept in " + folder + ": " + FileFaults.reason(e) + ".");
            }
        }
        return history;
    }

    boolean isNamed() {
        return folder != null;
    }

    Optional<RunHistory> open(Services services, Problems problems) {
        if (folder == null) {
            return Optional.of(new RunHistory(services.history().get()));
        }
        if (folder.isBlank()) {
            problems.add("--history", "Name a folder; \".\" is the one you are in.");
            return Optional.empty();
        }
        try {
            return Optional.of(new RunHistory(Path.of(folder)));
        } catch (InvalidPathException e) {
            problems.add("--history", "This is not the name of a folder: " + e.getReason() + ".");
            return Optional.empty();
        }
    }
}
