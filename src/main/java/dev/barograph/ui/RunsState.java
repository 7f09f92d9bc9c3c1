package dev.barograph.ui;

/// What stands where the kept runs are listed.
enum RunsState {
    /// Not known yet.
    LOADING,
    /// There are runs.
    LIST,
    /// No run was ever kept.
    EMPTY,
    /// There are runs, and none is what was searched for.
    NOTHING_FOUND,
    /// The folder cannot be read.
    UNREADABLE
}
