package dev.barograph.model;

/// What one of several addresses of a target did with the connections of a run. Immutable.
///
/// @param address as a number, for example `127.0.0.1` or `::1`
/// @param tried how often it was tried
/// @param took how many connections it took
public record AddressTaken(String address, long tried, long took) {}
