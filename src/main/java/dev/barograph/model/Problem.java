package dev.barograph.model;

/// Something that the user has to change before a run can start.
///
/// @param field path of the field in the profile file, for example `load.stages[1].duration`
/// @param message what is wrong and what would be right, in words
public record Problem(String field, String message) {}
