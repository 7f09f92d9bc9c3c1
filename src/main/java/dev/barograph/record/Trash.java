package dev.barograph.record;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The folder that deleted runs are moved to, inside that of the history: one folder in it for each
/// deletion, named like a run. Moving is a change of name only, so it works on a full disk. Blocks;
/// any thread.
final class Trash {
    /// How the names of the files of a run end: itself, the write-ahead log of an interrupted one
    /// and what else SQLite keeps beside it, its samples. All else is equal.
    private static final List<String> OF_A_RUN =
            List.of(
                    RunHistory.SUFFIX,
                    RunHistory.SUFFIX + "-wal",
                    RunHistory.SUFFIX + "-shm",
                    RunHistory.SUFFIX + "-journal",
                    ".samples.csv.gz");

    private final Path history;
    private final Path trash;

    Trash(Path history) {
        this.history = history;
        this.trash = history.resolve("trash");
    }

    /// Moves the files of runs here; all of them, or none if one cannot be moved.
    Deletion take(List<HistoryRow> rows, Instant now) throws IOException {
        Path place = trash.resolve(RunId.next(now));
        OwnFile.createFolder(place);
        List<Path> moved = new ArrayList<>();
        try {
            for (Path file : filesOf(rows)) {
                move(file, place.resolve(file.getFileName()));
                moved.add(file);
            }
            return new Deletion(place, rows);
        } catch (IOException e) {
            for (Path file : moved) {
                move(place.resolve(file.getFileName()), file);
            }
            Files.deleteIfExists(place);
            throw e;
        }
    }

    /// Moves everything of a deletion back.
    void giveBack(Deletion deletion) throws IOException {
        for (Path file : list(deletion.place())) {
            Path target = history.resolve(file.getFileName());
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            move(file, target);
        }
        Files.deleteIfExists(deletion.place());
    }

    /// Removes what was deleted before `limit`.
    ///
    /// @return how many deletions
    int empty(Instant limit) throws IOException {
        int removed = 0;
        for (Path place : list(trash)) {
            Optional<Instant> deletedAt = RunId.timeOf(place.getFileName().toString());
            if (deletedAt.isPresent() && !deletedAt.get().isAfter(limit)) {
                for (Path file : list(place)) {
                    Files.delete(file);
                }
                Files.delete(place);
                removed++;
            }
        }
        return removed;
    }

    /// The files of runs and what belongs to them, as far as it is there.
    private List<Path> filesOf(List<HistoryRow> rows) throws IOException {
        Set<String> names = new HashSet<>();
        for (HistoryRow row : rows) {
            String run = withoutEnd(row.file().getFileName().toString());
            OF_A_RUN.forEach(end -> names.add(run + end));
        }
        List<Path> files = new ArrayList<>();
        for (Path file : list(history)) {
            if (Files.isRegularFile(file) && names.contains(file.getFileName().toString())) {
                files.add(file);
            }
        }
        return files;
    }

    private static String withoutEnd(String name) {
        return name.endsWith(RunHistory.SUFFIX)
                ? name.substring(0, name.length() - RunHistory.SUFFIX.length())
                : name;
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Path> list(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(files::add);
            return files;
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
