package dev.barograph.metrics;

/// The bytes that all distributions of a stretch of a run were kept as in the second and the third
/// format of kept runs; read, and not written any more. A bit for each of them that says whether it
/// has samples, then, one after the other, those that have, as [RiceCurve]s. Where two belong to
/// the same requests, the second is its difference to the first. Pure.
final class RiceTimes {
    /// For each distribution the one before it that it is like, or itself if there is none.
    private static final int[] LIKE = {
        0, 0, 2, 2, 4, 4, 6, 6, 8, 9, 10, 11, 12, 13, 14, 15, 1, 17, 13
    };

    private RiceTimes() {}

    /// @throws IllegalArgumentException if the bytes are no such distributions
    static Times unpack(byte[] bytes) {
        BitReader in = new BitReader(bytes);
        boolean[] filled = new boolean[LIKE.length];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = in.bits(1) == 1;
        }
        Latencies[] parts = new Latencies[filled.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                Latencies like = LIKE[i] == i ? Latencies.EMPTY : parts[LIKE[i]];
                parts[i] = filled[i] ? RiceCurve.read(like, in) : Latencies.EMPTY;
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a number is larger than possible", e);
        }
        return TimesPacking.times(parts);
    }
}
