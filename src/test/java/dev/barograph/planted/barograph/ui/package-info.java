/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.ui;

import org.jspecify.annotations.NullMarked;
