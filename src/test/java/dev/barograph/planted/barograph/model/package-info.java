/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.model;

import org.jspecify.annotations.NullMarked;
