package dev.barograph.record;

import java.util.Optional;

/// How a kept run came to its end.
///
/// @param atNanos time that its intervals cover, since it began
/// @param reason for [Kind#FAILED] what happened, in words
public record Ending(Kind kind, long atNanos, Optional<String> reason) {
    /// Of a run that has no end in its file.
    static Ending interrupted(long atNanos) {
        return new Ending(Kind.INTERRUPTED, atNanos, Optional.empty());
    }

    /// In which way.
    public enum Kind {
        /// The plan was carried out.
        COMPLETED,
        /// Somebody stopped it.
        STOPPED,
        /// An internal error of this program ended it.
        FAILED,
        /// The program was gone before the run was over: it was killed, or the machine stopped.
        /// Everything up to [Ending#atNanos()] is there.
        INTERRUPTED
    }
}
