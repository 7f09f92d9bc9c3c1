package dev.barograph.metrics;

/// What is asked of the event loops at the end of an interval: to count what they missed in it, and
/// then what is awaited for long, in three steps, so that a request that ends in this very moment
/// is neither missed nor counted twice. One thread at a time.
public interface Awaiting {
    /// Nothing ever is.
    Awaiting NONE =
            new Awaiting() {
                @Override
                public void catchUp(long patienceNanos) {}

                @Override
                public void look(Summary soFar) {}

                @Override
                public void leaveOutEnded() {}

                @Override
                public AwaitedSoFar find(Summary soFar) {
                    return AwaitedSoFar.NONE;
                }
            };

    /// Waits until what became due while this program stood still has been counted, so that it
    /// stands in the interval of the stand-still.
    ///
    /// @param patienceNanos how long at most
    void catchUp(long patienceNanos);

    /// First, before the interval ends: who is in flight. May wait a moment.
    ///
    /// @param soFar the run without this interval
    void look(Summary soFar);

    /// Then, as soon as the samples of the interval were read: whoever has ended by now is one of
    /// them.
    void leaveOutEnded();

    /// What of the others matters.
    ///
    /// @param soFar the run with this interval
    AwaitedSoFar find(Summary soFar);
}
