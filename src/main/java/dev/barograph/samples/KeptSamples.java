package dev.barograph.samples;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// What has become of the rows of a run. Immutable.
///
/// @param file where they are, or should be
/// @param rows in the file, one for each request
/// @param dropped requests without a row
/// @param fault why the file could not be written, if that happened; without one, rows were dropped
///   because the writing could not keep up
public record KeptSamples(Path file, long rows, long dropped, Optional<String> fault) {
    /// Whether every request has its row.
    public boolean isComplete() {
        return dropped == 0 && fault.isEmpty();
    }

    /// What a reader of the file must know, in a sentence; empty if nothing is missing.
    public Optional<String> note() {
        if (isComplete()) {
            return Optional.empty();
        }
        String missing =
                dropped == 0
                        ? "The file of single requests may lack its last rows"
                        : String.format(
                                Locale.ROOT,
                                "%,d of %,d rows are missing in the file of single requests",
                                dropped,
                                rows + dropped);
        return Optional.of(
                missing
                        + fault.map(why -> ": " + why)
                                .orElse(": they came faster than they could be written")
                        + ". The figures of the run count every request.");
    }
}
