package dev.barograph.ui;

/// How the arrivals of the open model lie.
enum Arrivals {
    EVEN,
    POISSON
}
