/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.health;

import org.jspecify.annotations.NullMarked;
