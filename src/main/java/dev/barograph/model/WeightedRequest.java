package dev.barograph.model;

/// One of the requests of a profile. Immutable.
///
/// @param name what tables and files call it; unlike the names of the others in its profile
/// @param weight how often it is sent, as a share of the sum of all weights; 1 or more
public record WeightedRequest(String name, int weight, RequestSpec spec) {}
