package dev.barograph.http;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// What an event loop remembers of one request of the run, for its next time. Requests share
/// connections and nothing here: their answers may differ in anything, and to `HEAD` the same head
/// means something else. Event loop only.
final class WireMemory {
    /// The request as the codec writes it.
    @Nullable ByteBuf wire;

    /// Its answer that was read last.
    @Nullable KnownAnswer answer;

    /// Answers in a row that were not known.
    int missed;

    /// Call when the loop has ended.
    void release() {
        ByteBuf kept = wire;
        if (kept != null) {
            wire = null;
            kept.release();
        }
    }
}
