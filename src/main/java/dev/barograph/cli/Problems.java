package dev.barograph.cli;

import dev.barograph.profile.FileProblem;
import dev.barograph.profile.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

    /// Tells all of them, and where help is, of a command that would have sent something.
    ///
    /// @param target the profile or address that was asked for
    /// @param command what the user typed to get here
    /// @return the exit code
    int refuse(Terminal terminal, String target, String command) {
        return refuse(
                terminal,
                "Nothing was sent. To change in " + SafeText.ofUrl(target) + ":",
                command,
                "; docs/profile-format.md describes profiles");
    }

    /// Tells all of them, and where help is.
    ///
    /// @param heading what has not happened
    /// @param more what else helps
    int refuse(Terminal terminal, String heading, String command, String more) {
        terminal.err().println(heading);
        // Those of a file in the order in which they stand there, after those of the options.
        found.stream()
                .sorted(
                        Comparator.comparingInt(
                                problem -> problem.place().map(Place::line).orElse(0)))
                .forEach(problem -> terminal.err().println("  " + SafeText.of(problem.text())));
        terminal.err().println("\"" + command + " --help\" shows examples" + more + ".");
        return ExitCode.USAGE.code();
    }

    List<FileProblem> all() {
        return List.copyOf(found);
    }
}
