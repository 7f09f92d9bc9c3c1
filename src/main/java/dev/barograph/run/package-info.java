/// Wires one run from engine, HTTP transport and metrics, and hands out a [RunHandle]: the only
/// door for the command line and the window. Depends on `model`, `engine`, `http`, `metrics`. Start
/// with [RunService].
@NullMarked
package dev.barograph.run;

import org.jspecify.annotations.NullMarked;
