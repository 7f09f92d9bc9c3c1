/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.run;

import org.jspecify.annotations.NullMarked;
