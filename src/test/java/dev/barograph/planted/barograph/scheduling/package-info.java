/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.scheduling;

import org.jspecify.annotations.NullMarked;
