package dev.barograph.profile;

import java.io.Serial;
import java.nio.file.Path;

/// A profile was not saved because somebody else has changed or removed its file in the meantime.
public final class ProfileChangedException extends ProfileSaveException {
    @Serial private static final long serialVersionUID = 1L;

    ProfileChangedException(Path path) {
        super(
                path,
                "the file has been changed by another program since it was opened.",
                "Open it again to see the change, or save under another name.",
                null);
    }
}
