package dev.barograph.record;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// By what a changed file is told from the one that was read before: its size and when it was
/// changed last.
///
/// @param modifiedNanos since 1970
record FileMark(long sizeBytes, long modifiedNanos) {
    /// A file system may give two changes within this time the same stamp.
    private static final Duration COARSEST_CLOCK = Duration.ofSeconds(2);

    static FileMark of(BasicFileAttributes attributes) {
        return new FileMark(
                attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }

    /// Whether a later change is sure to make another mark.
    ///
    /// @param readAt when the file was looked at, before it was read
    boolean isSettled(Instant readAt) {
        Instant modified = Instant.ofEpochSecond(0, modifiedNanos);
        return modified.plus(COARSEST_CLOCK).isBefore(readAt);
    }
}
