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

    List<FileProblem> all() {
        return List.copyOf(found);
    }
}
