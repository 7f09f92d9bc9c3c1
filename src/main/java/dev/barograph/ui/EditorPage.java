package dev.barograph.ui;

/// The pages beside the live view.
enum EditorPage {
    REQUEST,
    LOAD,
    LIMITS,
    THRESHOLDS,
    RUNS
}
