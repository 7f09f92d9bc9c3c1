package dev.barograph.record;

import dev.barograph.model.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder that runs are kept in, one file each. Blocks; any thread; other programs may use the
/// same folder at the same time.
public final class RunHistory {
    /// Stands for the newest run.
    public static final String LAST = "last";

    static final String SUFFIX = ".sqlite";

    private static final int LONGEST_NAME = 60;

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
        OwnFile.createFolder(folder);
        while (true) {
            String id = RunId.next(now);
            Path file = folder.resolve(id + "_" + fileName(profile.name()) + SUFFIX);
            try {
                OwnFile.createNew(file);
                return new Place(id, file);
            } catch (FileAlreadyExistsException e) {
                // Two runs of one second and the same eight letters: roll again.
            }
        }
    }

    /// Makes the folder, if it is not there, and tries whether a run can be kept in it.
    ///
    /// @throws IOException if not
    public void prepare() throws IOException {
        OwnFile.createFolder(folder);
        // Only trying tells: permissions say nothing about /proc or a full disk.
        Files.delete(Files.createTempFile(folder, ".barograph", null));
    }

    /// The file of a run.
    ///
    /// @param run a file, an id, the beginning of one that no other run has, or `last` for the
    ///   newest
    /// @throws RunFileException if there is none, or more than one, or the folder cannot be read;
    ///   the message says so
    public Path find(String run) throws RunFileException {
        List<Path> files;
        try {
            files = files();
        } catch (RunFileException e) {
            // What is a file needs no folder.
            Optional<Path> file = run.equals(LAST) ? Optional.empty() : file(run);
            return file.orElseThrow(() -> e);
        }
        if (run.equals(LAST)) {
            return files.stream()
                    .findFirst()
                    .orElseThrow(
                            () -> new RunFileException("There is no run in " + folder + " yet."));
        }
        List<Path> found =
                run.isBlank()
                        ? List.of()
                        : files.stream().filter(file -> RunId.of(file).startsWith(run)).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.size() > 1) {
            throw new RunFileException(
                    found.size()
                            + " runs begin with \""
                            + run
                            + "\", for example "
                            + RunId.of(found.get(0))
                            + " and "
                            + RunId.of(found.get(1))
                            + "; say more of one, or name its file.");
        }
        return file(run)
                .orElseThrow(() ->
                        new RunFileException(
                                "There is neither a run \""
                                        + run
                                        + "\" in "
                                        + folder
                                        + " nor such a file."));
    }

    private static Optional<Path> file(String run) {
        try {
            Path file = Path.of(run);
            return run.isBlank() || !Files.isRegularFile(file)
                    ? Optional.empty()
                    : Optional.of(file);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// The files of runs, the newest first.
    private List<Path> files() throws RunFileException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(RunId::isRun)
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (NotDirectoryException e) {
            throw unreadable("it is not a folder", e);
        } catch (AccessDeniedException e) {
            throw unreadable("you may not", e);
        } catch (UncheckedIOException e) {
            throw unreadable(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private RunFileException unreadable(String why, Exception cause) {
        return new RunFileException(
                "The history " + folder + " cannot be read: " + why + ".", cause);
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
