package dev.barograph.record;

import dev.barograph.metrics.Recording;
import java.nio.file.Path;
import java.util.List;

/// A run as it was read from its file. Immutable.
///
/// @param id of the run
/// @param recording as it was at its end; of an interrupted run, what there is of it
/// @param damage what was broken in the file, one sentence each; also among the notes of the
///   recording's judgement, so every report says it
public record KeptRun(
        Path file, String id, Recording recording, Ending ending, List<String> damage) {
    public KeptRun {
        damage = List.copyOf(damage);
    }
}
