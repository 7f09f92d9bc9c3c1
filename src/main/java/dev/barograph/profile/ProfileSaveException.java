package dev.barograph.profile;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A profile was not saved; what was in the file before is still there.
public sealed class ProfileSaveException extends IOException permits ProfileChangedException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Path path;

    ProfileSaveException(Path path, String reason, String advice, @Nullable Throwable cause) {
        super(path + " was not saved: " + reason + " " + advice, cause);
        this.path = path;
    }

    /// The file that was to be written.
    public Path path() {
        return path;
    }
}
