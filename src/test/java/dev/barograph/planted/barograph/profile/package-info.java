/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.profile;

import org.jspecify.annotations.NullMarked;
