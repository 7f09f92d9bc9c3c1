package dev.barograph.profile;

/// A place in a text file.
///
/// @param line 1 for the first
/// @param column 1 for the first
public record Place(int line, int column) {}
