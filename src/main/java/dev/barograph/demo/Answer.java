package dev.barograph.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What one request is answered with.
///
/// @param status 200 to 599
/// @param delayNanos how long after the request was read; zero or more
record Answer(int status, String contentType, Payload payload, long delayNanos) {
    /// The body of an answer.
    sealed interface Payload {
        /// Length in bytes.
        long length();
    }

    /// Bytes that are there already, from position to limit; shared, so not to be moved.
    record Bytes(ByteBuffer bytes) implements Payload {
        @Override
        public long length() {
            return bytes.remaining();
        }
    }

    /// So many bytes of the letter x, made while they are written.
    record Filler(long length) implements Payload {}

    private static final String TEXT = "text/plain; charset=utf-8";

    /// A text, at once.
    static Answer text(int status, String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        return new Answer(status, TEXT, new Bytes(ByteBuffer.wrap(bytes)), 0);
    }

    /// Bytes as they are, at once.
    static Answer bytes(byte[] bytes) {
        return new Answer(200, TEXT, new Bytes(ByteBuffer.wrap(bytes)), 0);
    }

    /// Filler, at once.
    static Answer filler(long length) {
        return new Answer(200, "application/octet-stream", new Filler(length), 0);
    }

    /// The same answer, held back.
    Answer after(long nanos) {
        return new Answer(status, contentType, payload, nanos);
    }
}
