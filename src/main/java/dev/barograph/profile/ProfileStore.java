package dev.barograph.profile;

import dev.barograph.model.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Profiles as files. Any thread; blocks while it reads or writes, so never call it on the FX
/// thread.
public final class ProfileStore {
    private static final int LONGEST_NAME = 80;

    private final AtomicFile files;

    public ProfileStore() {
        this(new AtomicFile());
    }

    ProfileStore(AtomicFile files) {
        this.files = files;
    }

    /// Reads a profile. Whatever the file holds, it is a result and never an exception, and the
    /// file stays as it is.
    public LoadResult load(Path path) {
        return load(path, List.of());
    }

    /// Reads a profile with some of its fields set to other values.
    public LoadResult load(Path path, List<Setting> settings) {
        byte[] bytes;
        try {
            // Anything but a file could block for ever: a pipe, a terminal.
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                return broken(path, "This is not a file.");
            }
            try (InputStream in = Files.newInputStream(path)) {
                bytes = in.readNBytes(ProfileYaml.MOST_BYTES + 1);
            }
        } catch (NoSuchFileException e) {
            return broken(path, "There is no such file.");
        } catch (AccessDeniedException e) {
            return broken(path, "This file may not be read by you.");
        } catch (IOException e) {
            return broken(path, "The file cannot be read: " + e.getMessage());
        }
        return switch (ProfileYaml.read(bytes, settings)) {
            case Reading.Complete c ->
                    new LoadResult.Loaded(
                            path, c.profile(), c.problems(), c.notes(), FileStamp.of(bytes));
            case Reading.Broken b -> new LoadResult.Broken(path, b.problems());
        };
    }

    /// Writes a profile, replacing what the file held: all or nothing, even if the machine stops in
    /// the middle. A symbolic link stays and the file it points to is replaced. A new file can be
    /// read by its owner only; an old one keeps its permissions.
    ///
    /// @return stands for what the file holds now
    /// @throws ProfileSaveException if it was not saved; the old content is still there
    public FileStamp save(Profile profile, Path path) throws ProfileSaveException {
        return write(profile, path, Optional.empty());
    }

    /// As [#save], but only if the file still holds what it held when it was loaded or last saved.
    /// (Between the look and the replacement lies about a millisecond in which another program
    /// could still write.)
    ///
    /// @throws ProfileChangedException if the file has changed since, or is gone
    public FileStamp saveIfUnchanged(Profile profile, Path path, FileStamp known)
            throws ProfileSaveException {
        return write(profile, path, Optional.of(known));
    }

    /// A file name for a new profile: its name without what file systems refuse or take for a path.
    public static String fileNameFor(Profile profile) {
        String name =
                profile.name()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
        String cut =
                name.substring(
                        0,
                        name.offsetByCodePoints(
                                0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length()))));
        boolean reserved = cut.matches("con|prn|aux|nul|com\\d|lpt\\d");
        return (cut.isEmpty() || reserved ? "profile" + (reserved ? "-" + cut : "") : cut)
                + ".yaml";
    }

    private FileStamp write(Profile profile, Path path, Optional<FileStamp> known)
            throws ProfileSaveException {
        byte[] bytes = ProfileYaml.write(profile).getBytes(StandardCharsets.UTF_8);
        if (!(ProfileYaml.read(bytes) instanceof Reading.Complete c
                && c.profile().equals(profile))) {
            throw new ProfileSaveException(
                    path,
                    "the profile goes beyond what a profile file can hold.",
                    "Shorten its texts: each may have 1 million characters, all together 5 MB.",
                    null);
        }
        try {
            if (known.isPresent()
                    && !(Files.isRegularFile(path)
                            && FileStamp.of(Files.readAllBytes(path)).equals(known.get()))) {
                throw new ProfileChangedException(path);
            }
            files.replace(path, bytes);
        } catch (ProfileSaveException e) {
            throw e;
        } catch (IOException e) {
            throw new ProfileSaveException(
                    path,
                    reason(e) + ".",
                    "Check that the folder exists, that you may write there and that the disk is not full,"
                            + " or save under another name.",
                    e);
        }
        return FileStamp.of(bytes);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "the folder does not exist";
            case AccessDeniedException _ -> "writing is not allowed there";
            default -> {
                String message = e.getMessage();
                yield message == null ? e.getClass().getSimpleName() : message;
            }
        };
    }

    private static LoadResult broken(Path path, String message) {
        return new LoadResult.Broken(path, List.of(FileProblem.ofFile(message)));
    }
}
