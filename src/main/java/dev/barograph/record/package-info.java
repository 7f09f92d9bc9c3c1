/// Runs on disk: one SQLite file each, written second by second while the run goes on and read back
/// whole. The only package that knows SQLite. Depends on `model`, `metrics` and `profile`. Start
/// with [RunLog] and [RunFile].
@NullMarked
package dev.barograph.record;

import org.jspecify.annotations.NullMarked;
