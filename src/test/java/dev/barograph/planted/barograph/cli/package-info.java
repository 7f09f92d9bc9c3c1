/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.cli;

import org.jspecify.annotations.NullMarked;
