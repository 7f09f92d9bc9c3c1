package dev.barograph.run;

/// Why a run is over.
public enum RunEnd {
    /// The plan was carried out.
    COMPLETED,
    /// Somebody stopped it.
    STOPPED,
    /// A fault of this program ended it; what was measured until then is kept.
    FAILED
}
