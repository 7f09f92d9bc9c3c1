/// A row for every single request of a run, written while it goes on, in the columns of JMeter's
/// result files. Off the path of a request: recording threads hand samples over and never wait.
/// Depends on `model`, and on `report` for what is safe in a cell. Start with [SampleLog].
@NullMarked
package dev.barograph.samples;

import org.jspecify.annotations.NullMarked;
