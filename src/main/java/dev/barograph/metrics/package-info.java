/// Turns samples into figures: per-second intervals, merged histograms, error tables. Knows no
/// engine, no toolkit and no file format. Depends on `model` only. Start with [Recorder] and
/// [Interval].
@NullMarked
package dev.barograph.metrics;

import org.jspecify.annotations.NullMarked;
