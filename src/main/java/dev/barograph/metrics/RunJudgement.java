package dev.barograph.metrics;

import java.util.List;
import java.util.stream.Stream;

/// What is to be thought of a whole run, or of what there is of it so far. Immutable.
///
/// @param judgement what limited the run on the whole, with evidence over all its seconds
/// @param notes whatever else a reader of the figures must know, one sentence each
/// @param badIntervals intervals in which the generator was the limit; the figures "clean seconds
///   only" leave them out
/// @param intervals judged intervals, bad ones included; those in which nothing was asked for, as
///   in a pause, are none of them
public record RunJudgement(
        Stamp stamp, Judgement judgement, List<String> notes, int badIntervals, int intervals) {
    /// Of a run that has no interval yet.
    public static final RunJudgement NONE =
            new RunJudgement(Stamp.VALID, Judgement.NONE, List.of(), 0, 0);

    public RunJudgement {
        notes = List.copyOf(notes);
    }

    /// The same with one more thing to know.
    public RunJudgement noted(String note) {
        return new RunJudgement(
                stamp == Stamp.VALID ? Stamp.VALID_WITH_NOTES : stamp,
                judgement,
                Stream.concat(notes.stream(), Stream.of(note)).toList(),
                badIntervals,
                intervals);
    }

    /// The same of a run that ended before its plan did.
    public RunJudgement interrupted() {
        return new RunJudgement(Stamp.INTERRUPTED, judgement, notes, badIntervals, intervals);
    }
}
