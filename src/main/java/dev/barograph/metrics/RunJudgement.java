package dev.barograph.metrics;

import java.util.List;
import java.util.stream.Stream;

/// What is to be thought of a whole run, or of what there is of it so far. Immutable.
///
/// @param judgement what limited the run on the whole, with evidence over all its seconds
/// @param notes whatever else a reader of the figures must know, one sentence each
/// @param badSeconds length of the intervals in which the generator was the limit, rounded, at
///   least 1 if there was any; the figures "clean seconds only" leave them out. Runs kept by
///   earlier versions have the number of intervals here
/// @param judgedSeconds length of the judged intervals, bad ones included; those in which nothing
///   was asked for, as in a pause, are none of them
public record RunJudgement(
        Stamp stamp, Judgement judgement, List<String> notes, int badSeconds, int judgedSeconds) {
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
                badSeconds,
                judgedSeconds);
    }

    /// The same of a run that ended before its plan did.
    public RunJudgement interrupted() {
        return new RunJudgement(Stamp.INTERRUPTED, judgement, notes, badSeconds, judgedSeconds);
    }
}
