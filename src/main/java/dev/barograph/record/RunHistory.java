package dev.barograph.record;

import dev.barograph.model.Profile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/// The folder that runs are kept in, one file each. Blocks; any thread; other programs may use the
/// same folder at the same time.
public final class RunHistory {
    static final String SUFFIX = ".sqlite";

    private static final int LONGEST_NAME = 60;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    /// @param folder made when the first run is kept
    public RunHistory(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /// Makes an empty file for a new run; its owner only may read it.
    ///
    /// @return the id of the run and its file
    /// @throws IOException if it cannot be made
    public Place newRun(Profile profile, Instant now) throws IOException {
        Files.createDirectories(folder);
        while (true) {
            String id = RunId.next(now);
            Path file = folder.resolve(id + "_" + fileName(profile.name()) + SUFFIX);
            try {
                if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
                } else {
                    Files.createFile(file);
                }
                return new Place(id, file);
            } catch (FileAlreadyExistsException e) {
                // Two runs of one second and the same eight letters: roll again.
            }
        }
    }

    /// Where a run is kept.
    public record Place(String id, Path file) {}

    /// Plain letters, digits and hyphens of a name, never a path; `run` if nothing is left. What is
    /// beyond ASCII is left out: not every system can name a file so.
    static String fileName(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        String cut = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        return cut.isEmpty() ? "run" : cut;
    }
}
