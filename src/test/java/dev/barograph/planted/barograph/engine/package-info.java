/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.engine;

import org.jspecify.annotations.NullMarked;
