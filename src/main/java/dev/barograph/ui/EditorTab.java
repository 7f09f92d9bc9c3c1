package dev.barograph.ui;

/// The pages of the left side.
enum EditorTab {
    REQUEST,
    LOAD,
    LIMITS,
    RUNS
}
