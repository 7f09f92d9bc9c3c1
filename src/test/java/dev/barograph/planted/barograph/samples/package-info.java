/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.samples;

import org.jspecify.annotations.NullMarked;
