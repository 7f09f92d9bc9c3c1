package dev.barograph.samples;

/// The run that rows are written for, as the writer sees it. Any thread; never blocks.
public interface LiveRun {
    /// Requests in flight now.
    int inFlight();

    /// Index of the stage of the plan that a time since the run began falls into.
    int stageAt(long elapsedNanos);

    /// Told once, when the first row is lost.
    ///
    /// @param note what a reader of the file must know, in a sentence
    void rowsMissing(String note);
}
