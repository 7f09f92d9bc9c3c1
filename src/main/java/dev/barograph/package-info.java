/// The program's front door. Start with [Launcher].
@NullMarked
package dev.barograph;

import org.jspecify.annotations.NullMarked;
