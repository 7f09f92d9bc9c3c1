package dev.barograph.record;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// Files and folders that only their owner may read: runs hold addresses and headers, and in them
/// whatever secrets the profile has. Where files have no such permissions, those of the folder
/// above hold.
final class OwnFile {
    private OwnFile() {}

    /// Makes an empty one, unless it is there.
    static void create(Path file) throws IOException {
        try {
            createNew(file);
        } catch (FileAlreadyExistsException e) {
            // As it shall be.
        }
    }

    /// Makes an empty one.
    ///
    /// @throws FileAlreadyExistsException if there is one of that name
    static void createNew(Path file) throws IOException {
        Files.createFile(file, only(file.toAbsolutePath().getParent(), "rw-------"));
    }

    /// Makes a folder and those above it that are missing. One that is there stays as it is.
    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, only(folder.toAbsolutePath(), "rwx------"));
    }

    /// What a new file needs so that only its owner may use it; nothing where files have no such
    /// permissions.
    ///
    /// @param place where it is asked what files can have; what is missing of it is not looked at
    static FileAttribute<?>[] only(@Nullable Path place, String permissions) throws IOException {
        Path there = place;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there != null && Files.getFileStore(there).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
