/// Planted violations for ArchitectureTest.
@NullMarked
package dev.barograph.planted.barograph.http;

import org.jspecify.annotations.NullMarked;
