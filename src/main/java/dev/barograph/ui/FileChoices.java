package dev.barograph.ui;

import java.nio.file.Path;
import java.util.Optional;

/// The platform's own windows for choosing files. FX thread only; empty if the person gave up.
interface FileChoices {
    Optional<Path> profileToOpen();

    /// The file of a kept run.
    Optional<Path> runToOpen();

    /// Asks where to save a profile.
    ///
    /// @param suggested a file name without a folder
    Optional<Path> profileToSave(String suggested);

    /// Asks where to save a picture of a chart.
    ///
    /// @param suggested a file name without a folder, with its ending
    Optional<Path> pictureToSave(String suggested);

    /// A folder that takes the files of an export.
    Optional<Path> exportFolder();

    /// Shows the folder that a file is in, in the platform's own way.
    void showFolder(Path file);
}
