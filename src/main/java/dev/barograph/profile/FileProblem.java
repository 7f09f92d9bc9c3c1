package dev.barograph.profile;

import dev.barograph.model.Problem;
import java.util.Optional;

/// Something in a profile that the user has to know, and where it stands.
///
/// @param field path of the field, for example `load.stages[1].duration`; empty if the file as a
///   whole is meant
/// @param message what is wrong and what would be right, in words
/// @param place empty if it stands nowhere in the file: a missing section, or a value given on the
///   command line
public record FileProblem(String field, String message, Optional<Place> place) {
    /// A problem of the file as a whole.
    public static FileProblem ofFile(String message) {
        return new FileProblem("", message, Optional.empty());
    }

    /// The same without its place in a file.
    public Problem problem() {
        return new Problem(field, message);
    }

    /// One line for people: `load.stages[1].duration (line 12): message`.
    public String text() {
        String where = place.map(p -> "line " + p.line()).orElse("");
        if (field.isEmpty()) {
            return where.isEmpty() ? message : where + ": " + message;
        }
        return where.isEmpty() ? field + ": " + message : field + " (" + where + "): " + message;
    }
}
