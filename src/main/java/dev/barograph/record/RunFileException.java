package dev.barograph.record;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file of a run that cannot be opened or changed; the message says which, why and what to do.
public final class RunFileException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean inUse;

    RunFileException(Path file, String why, boolean inUse, @Nullable Throwable cause) {
        super("The run " + file + " cannot be opened: " + why, cause);
        this.inUse = inUse;
    }

    RunFileException(String message) {
        this(message, null);
    }

    RunFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.inUse = false;
    }

    /// Whether the run is still being recorded, so that it can be opened later.
    public boolean isInUse() {
        return inUse;
    }
}
