package dev.barograph.compare;

/// Why the difference of two runs would mean something else than a change of the target.
///
/// @param text one sentence for people; holds no address, header or body, which may be secret
public record Reason(Kind kind, String text) {
    /// What the runs do not have in common, or what is wrong with one of them.
    public enum Kind {
        /// What was sent.
        REQUEST,
        /// How hard, for how long, or after which time requests were given up.
        LOAD,
        /// What was spoken with the target.
        PROTOCOL,
        /// The machine that measured.
        HOST,
        /// A run of which the generator was the limit.
        GENERATOR,
        /// A run that ended before its plan.
        INTERRUPTED,
        /// One run given twice.
        SAME_RUN
    }
}
