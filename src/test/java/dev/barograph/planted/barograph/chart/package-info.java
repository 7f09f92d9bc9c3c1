/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.chart;

import org.jspecify.annotations.NullMarked;
