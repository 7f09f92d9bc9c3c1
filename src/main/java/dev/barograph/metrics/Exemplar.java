package dev.barograph.metrics;

import dev.barograph.model.Exchange;
import dev.barograph.model.Sample;

/// One request of a run that was kept whole, as an example of many like it. Immutable.
///
/// @param request name of the request
/// @param interval index of the interval in which it ended
/// @param sample its times, since the run began, and how it ended
/// @param exchange what was said
public record Exemplar(String request, int interval, Sample sample, Exchange exchange) {}
