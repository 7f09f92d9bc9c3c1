package dev.barograph.ui;

/// The pages of the live view.
enum LiveTab {
    CHARTS,
    FIGURES,
    ERRORS,
    EXAMPLES,
    GENERATOR
}
