package dev.barograph.profile;

import dev.barograph.model.Profile;
import java.util.List;

/// What came of reading a profile's text.
public sealed interface Reading {
    /// The text is a profile, though perhaps not one that can run yet.
    ///
    /// @param problems what has to change before it can run; empty if nothing
    /// @param notes what was left out of the profile, fields that mean nothing here for example
    record Complete(Profile profile, List<FileProblem> problems, List<FileProblem> notes)
            implements Reading {
        public Complete {
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }
    }

    /// The text is no profile that this version can read.
    ///
    /// @param problems all that is wrong, at least one
    record Broken(List<FileProblem> problems) implements Reading {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
