package dev.barograph.cli;

import dev.barograph.profile.FileProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Everything that is wrong with a command, collected so that it can be told at once. Not
/// thread-safe.
final class Problems {
    private final List<FileProblem> found = new ArrayList<>();

    /// @param where an option or a field of the profile
    void add(String where, String message) {
        found.add(new FileProblem(where, message, Optional.empty()));
    }

    void addAll(Collection<FileProblem> problems) {
        found.addAll(problems);
    }

    boolean any() {
        return !found.isEmpty();
    }

    /// Tells all of them, and where help is.
    ///
    /// @param target the profile or address that was asked for
    /// @param command what the user typed to get here
    /// @return the exit code
    int refuse(Terminal terminal, String target, String command) {
        terminal.err().println("Nothing was sent. To change in " + SafeText.ofUrl(target) + ":");
        for (FileProblem problem : found) {
            terminal.err().println("  " + SafeText.of(problem.text()));
        }
        terminal.err()
                .println(
                        "\""
                                + command
                                + " --help\" shows examples; docs/profile-format.md describes profiles.");
        return ExitCode.USAGE.code();
    }

    List<FileProblem> all() {
        return List.copyOf(found);
    }
}
