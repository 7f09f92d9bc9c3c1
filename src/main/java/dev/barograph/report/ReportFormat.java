package dev.barograph.report;

import dev.barograph.metrics.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// One way to put a finished run into files. Implementations have no state, depend on nothing but
/// the recording, and stand in [ReportFormats#ALL]. Any thread.
public interface ReportFormat {
    /// Short lower-case name, as typed after `--format`.
    String id();

    /// The files that make up the report, in a fixed order. Nothing is written yet.
    List<ReportFile> files(Recording recording);

    /// Writes the report. The directory is made if it is missing. Files that are there already are
    /// replaced only when all new ones are complete on disk, each at one stroke; if anything fails
    /// they stay as they were.
    ///
    /// @return the written files, in the order of [#files(Recording)]
    /// @throws IOException if a file could not be written; the message names it
    default List<Path> write(Recording recording, Path directory) throws IOException {
        return ReplacedFiles.write(directory, files(recording));
    }
}
