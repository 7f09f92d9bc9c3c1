/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.metrics;

import org.jspecify.annotations.NullMarked;
