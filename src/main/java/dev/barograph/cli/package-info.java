/// The command line. Never loads a JavaFX class. Start with [Cli].
@NullMarked
package dev.barograph.cli;

import org.jspecify.annotations.NullMarked;
