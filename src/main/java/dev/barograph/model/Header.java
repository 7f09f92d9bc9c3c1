package dev.barograph.model;

/// One header line of a request, as the user typed it.
public record Header(String name, String value) {}
