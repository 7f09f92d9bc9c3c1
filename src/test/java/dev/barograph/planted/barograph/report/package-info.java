/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.report;

import org.jspecify.annotations.NullMarked;
