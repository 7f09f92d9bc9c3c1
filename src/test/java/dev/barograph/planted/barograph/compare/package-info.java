/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.compare;

import org.jspecify.annotations.NullMarked;
