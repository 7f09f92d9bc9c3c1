package dev.barograph.ui;

/// Where the comparison of two runs stands.
enum CompareState {
    /// Fewer than two runs are chosen.
    EMPTY,
    /// Both are chosen, and nothing came of it yet: somebody gave up.
    READY,
    /// Runs are read and compared.
    LOADING,
    /// There is a comparison.
    COMPARED,
    /// It would mean nothing; the reasons are there.
    REFUSED,
    /// A run cannot be read.
    FAILED
}
