package dev.barograph.model;

/// One header line of a request, as the user typed it, or of a response, as it may be shown.
public record Header(String name, String value) {}
