package dev.barograph.record;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file of a run as it was at some time.
///
/// @param name without the folder
record SeenFile(Path file, String name, FileMark mark, Instant at) {
    /// Every file of a run in a folder, in no order; none if there is no folder.
    static List<SeenFile> in(Path folder) throws IOException {
        List<SeenFile> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                if (RunId.isRun(file)) {
                    of(file).ifPresent(found::add);
                }
            }
            return found;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /// Empty if it is not there.
    static Optional<SeenFile> of(Path file) {
        try {
            Instant now = Instant.now();
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new SeenFile(
                            file, file.getFileName().toString(), FileMark.of(attributes), now));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
