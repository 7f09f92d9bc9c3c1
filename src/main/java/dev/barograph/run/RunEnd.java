package dev.barograph.run;

/// Why a run is over.
public enum RunEnd {
    /// The plan was carried out; somebody may have ended the wait for its last answers.
    COMPLETED,
    /// Somebody stopped it before its plan was over.
    STOPPED,
    /// A fault of this program ended it; what was measured until then is kept.
    FAILED
}
