/// Decides when requests leave and lets only so many be in flight. Knows no HTTP client:
/// [Transport] is all it sees of one, and samples leave through `model.SampleSink`. Depends on
/// `model` only. Start with [LoadEngine].
@NullMarked
package dev.barograph.engine;

import org.jspecify.annotations.NullMarked;
