package dev.barograph.metrics;

/// Numbers of 0 or more as small ones where they are near what was expected: the nearest ones above
/// and below in turns, and then those that only one side has. Pure.
final class Folded {
    private Folded() {}

    /// @param value 0 or more; what comes of any other is 0 or more
    /// @param expected 0 or more
    static long of(long value, long expected) {
        long off = Math.max(0, value) - expected;
        return off > expected ? value : off >= 0 ? off * 2 : -off * 2 - 1;
    }

    /// The number of which [#of] made this.
    static long back(long folded, long expected) {
        if (folded > 2 * expected) {
            return folded;
        }
        return (folded & 1) == 0 ? expected + folded / 2 : expected - (folded + 1) / 2;
    }
}
