package dev.barograph.model;

/// A saved test: what to send, how hard, and where the waits end. Immutable; may be invalid until
/// [ProfileRules#problems(Profile)] is empty.
public record Profile(String name, RequestSpec request, Load load, Limits limits) {}
