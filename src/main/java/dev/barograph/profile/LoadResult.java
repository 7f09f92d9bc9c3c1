package dev.barograph.profile;

import dev.barograph.model.Profile;
import java.nio.file.Path;
import java.util.List;

/// What came of loading a profile's file. The file itself is never changed by loading.
public sealed interface LoadResult {
    /// The file that was asked for.
    Path path();

    /// The file holds a profile; it can be shown and edited, and run if `problems` is empty.
    ///
    /// @param problems what has to change before it can run
    /// @param notes what was left out: it would be lost if the profile were saved to this file
    /// @param stamp what the file held, for [ProfileStore#saveIfUnchanged]
    record Loaded(
            Path path,
            Profile profile,
            List<FileProblem> problems,
            List<FileProblem> notes,
            FileStamp stamp)
            implements LoadResult {
        public Loaded {
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }
    }

    /// The file cannot be read as a profile: missing, unreadable, damaged or written by a newer
    /// version.
    ///
    /// @param problems all that is wrong, at least one
    record Broken(Path path, List<FileProblem> problems) implements LoadResult {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
