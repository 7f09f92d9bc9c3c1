package dev.barograph.ui;

import dev.barograph.model.LoadShape;
import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a [Draft] says once it is read. Immutable.
///
/// @param profile the profile; null if a text is no number or duration where one is needed
/// @param shape the load shape; null if a stage is no stage yet
/// @param problems everything to be changed before a run, in the order of the fields
record Reading(@Nullable Profile profile, @Nullable LoadShape shape, List<Problem> problems) {
    Reading {
        problems = List.copyOf(problems);
    }

    /// The profile, if it can be saved: it may still have problems.
    Optional<Profile> storable() {
        return Optional.ofNullable(profile);
    }

    /// The profile, if it can run.
    Optional<Profile> runnable() {
        return problems.isEmpty() ? storable() : Optional.empty();
    }

    Optional<LoadShape> drawable() {
        return Optional.ofNullable(shape);
    }

    /// What is wrong at exactly this path, in one text; empty if nothing is.
    String at(String path) {
        return problems.stream()
                .filter(problem -> problem.field().equals(path))
                .map(Problem::message)
                .collect(Collectors.joining(" "));
    }

    /// What is wrong with a part of a request, in one text; empty if nothing is.
    ///
    /// @param index of the request
    /// @param key of the part, as in a [RequestPath]
    String ofRequest(int index, String key) {
        Optional<RequestPath> wanted = Optional.of(new RequestPath(index, key));
        return problems.stream()
                .filter(problem -> RequestPath.of(problem.field()).equals(wanted))
                .map(Problem::message)
                .collect(Collectors.joining(" "));
    }

    /// Whether anything is wrong with a request.
    boolean hasProblem(int index) {
        return problems.stream()
                .flatMap(problem -> RequestPath.of(problem.field()).stream())
                .anyMatch(path -> path.index() == index);
    }

    /// How many problems lie below a path, as an addition to a title; empty if there is none.
    String mark(String prefix) {
        long count = problems.stream().filter(p -> p.field().startsWith(prefix)).count();
        return count == 0 ? "" : " (" + count + ")";
    }
}
