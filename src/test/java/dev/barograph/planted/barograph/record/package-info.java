/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.record;

import org.jspecify.annotations.NullMarked;
