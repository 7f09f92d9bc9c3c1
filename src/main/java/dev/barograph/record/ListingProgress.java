package dev.barograph.record;

/// Told how far the listing of a history is. On the thread that lists.
@FunctionalInterface
public interface ListingProgress {
    /// Waits for all of it in silence.
    ListingProgress NONE = _ -> true;

    /// Called before files are read, and twice a second while that goes on.
    ///
    /// @param soFar what is known by now, and how many files are still to be read
    /// @return false to give up; what is known by then is the answer
    boolean at(Listing soFar);
}
