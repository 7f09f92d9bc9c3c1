package dev.barograph.ui;

/// Which look the person wants.
enum ThemeChoice {
    /// Light or dark, as the desktop is.
    SYSTEM,
    LIGHT,
    DARK
}
