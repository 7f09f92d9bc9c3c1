package dev.barograph.profile;

import dev.barograph.model.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came up while a tree was bound, and where each field stands. For one binding; not
/// thread-safe.
final class Findings {
    private final List<FileProblem> problems;
    private final List<FileProblem> notes = new ArrayList<>();
    private final List<FileProblem> unknown = new ArrayList<>();
    private final Map<String, Optional<Place>> places = new HashMap<>();

    /// @param problems those found before; more are added to it
    Findings(List<FileProblem> problems) {
        this.problems = problems;
    }

    void at(String path, Optional<Place> place) {
        places.put(path, place);
    }

    void problem(String path, String message) {
        problems.add(new FileProblem(path, message, placeOf(path)));
    }

    void problem(String path, String message, Optional<Place> place) {
        problems.add(new FileProblem(path, message, place));
    }

    /// Something that is not used: a slip in a file is told, one on the command line is refused.
    void unused(String path, String message, Optional<Place> place) {
        (place.isPresent() ? notes : problems).add(new FileProblem(path, message, place));
    }

    /// A field that the format does not have: as what is not used.
    void unknown(String path, String message, Optional<Place> place) {
        unused(path, message, place);
        place.ifPresent(_ -> unknown.add(notes.getLast()));
    }

    boolean any() {
        return !problems.isEmpty();
    }

    List<FileProblem> problems() {
        return problems;
    }

    List<FileProblem> notes() {
        return notes;
    }

    /// Those of the notes that are about fields that the format does not have.
    List<FileProblem> unknown() {
        return unknown;
    }

    /// Adds a place to each, and leaves out those on a field that has a problem already.
    List<FileProblem> located(List<Problem> found) {
        List<FileProblem> located = new ArrayList<>();
        for (Problem problem : found) {
            String field = problem.field();
            if (problems.stream().noneMatch(known -> isWithin(field, known.field()))) {
                located.add(new FileProblem(field, problem.message(), placeOf(field)));
            }
        }
        return located;
    }

    /// Whether a field is another one or lies in it: `load.stages[1]` in `load`, but not in
    /// `load.s`, which somebody mistyped.
    private static boolean isWithin(String field, String whole) {
        return whole.isEmpty()
                || field.equals(whole)
                || field.startsWith(whole + ".")
                || field.startsWith(whole + "[");
    }

    /// Place of a field, or of the nearest one around it that has one.
    Optional<Place> placeOf(String path) {
        for (String at = path; !at.isEmpty(); at = around(at)) {
            Optional<Place> place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return Optional.empty();
    }

    private static String around(String path) {
        return path.substring(
                0, Math.max(Math.max(path.lastIndexOf('.'), path.lastIndexOf('[')), 0));
    }
}
