package dev.barograph.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

/// The head of a response that the codec has read before, and what it made of it. The codec would
/// make the same of the same bytes again.
///
/// @param head the bytes from the status line to the empty line
/// @param response what they mean; shared by all requests it answers, so nobody may change it
/// @param bodyBytes how long the body is that follows
record KnownAnswer(ByteBuf head, HttpResponse response, int bodyBytes) {
    /// Longer heads are not kept.
    private static final int MOST_HEAD_BYTES = 4 * 1024;

    /// The length of the head that a buffer begins with; 0 if its end is not in it or too far.
    static int headBytes(ByteBuf bytes) {
        int from = bytes.readerIndex();
        int until = from + Math.min(bytes.readableBytes(), MOST_HEAD_BYTES) - 2;
        int lineEnd = bytes.indexOf(from, Math.max(from, until), (byte) '\n');
        while (lineEnd >= 0) {
            if (bytes.getByte(lineEnd + 1) == '\r' && bytes.getByte(lineEnd + 2) == '\n') {
                return lineEnd + 3 - from;
            }
            lineEnd = bytes.indexOf(lineEnd + 1, until, (byte) '\n');
        }
        return 0;
    }

    /// Whether a body of this length is what such a head always announces.
    static boolean isPlain(HttpResponse response, long bodyBytes) {
        HttpHeaders headers = response.headers();
        return response.decoderResult().isSuccess()
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && bodyBytes <= Integer.MAX_VALUE - MOST_HEAD_BYTES
                && Long.toString(bodyBytes).equals(headers.get(HttpHeaderNames.CONTENT_LENGTH));
    }

    /// Whether the buffer holds this head, a whole body and nothing else.
    boolean isIn(ByteBuf bytes) {
        int length = head.readableBytes();
        return bytes.readableBytes() == length + bodyBytes
                && ByteBufUtil.equals(head, head.readerIndex(), bytes, bytes.readerIndex(), length);
    }

    /// The body in a buffer that this answer is in; takes the buffer over.
    LastHttpContent body(ByteBuf bytes) {
        return new DefaultLastHttpContent(
                bytes.skipBytes(head.readableBytes()), EmptyHttpHeaders.INSTANCE);
    }
}
