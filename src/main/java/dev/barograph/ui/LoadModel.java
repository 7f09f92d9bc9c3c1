package dev.barograph.ui;

/// The two ways to press that a person chooses between.
enum LoadModel {
    OPEN,
    CLOSED
}
