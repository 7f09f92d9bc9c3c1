package dev.barograph.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// The way around the codec of one connection, for work that it has done before.
///
/// A request of a run is always the same bytes: they are kept when the codec writes it the first
/// time. Most targets answer with the same head over and over, but for the second in its date: an
/// answer that comes whole, in one piece, with the head of the last one that the codec read, means
/// what that one meant. Everything else goes through the codec: what is split, chunked, interim,
/// surplus or new. Event loop only.
final class Shortcut {
    /// A longer request is not kept: writing its head is no part of its cost.
    private static final int MOST_REQUEST_BYTES = 16 * 1024;

    /// After so many answers in a row that were not known, one in so many is learned.
    private static final int MISSES = 64;

    private final EventLoopLane lane;
    private final ChannelHandlerContext codec;
    private @Nullable ByteBuf capture;

    /// What is remembered of the last request.
    private WireMemory memory;

    /// The codec holds no bytes of earlier answers: each ended exactly with the bytes it was given.
    private boolean clean = true;

    /// The last request was written around the codec.
    private boolean around;

    /// A request was written and the end of its answer has not come.
    private boolean open;

    /// Bytes that the codec was given since the last request was written.
    private long given;

    // Of the answer that the codec is reading.
    private int headBytes;
    private byte @Nullable [] head;
    private long bodyBytes;
    private @Nullable HttpResponse response;

    /// @param codec the codec's place in the pipeline
    Shortcut(EventLoopLane lane, ChannelHandlerContext codec) {
        this.lane = lane;
        this.memory = lane.memory(0);
        this.codec = codec;
    }

    /// Writes a request, around the codec if it has written it before.
    ///
    /// @param place of the request in the profile
    void write(ChannelHandlerContext guard, int place, Object request, ChannelPromise promise) {
        open = true;
        given = 0;
        memory = lane.memory(place);
        ByteBuf wire = memory.wire;
        around = wire != null;
        if (wire != null && request instanceof FullHttpRequest known) {
            known.release();
            var _ = codec.write(wire.retainedDuplicate(), promise);
        } else if (request instanceof FullHttpRequest first && isWorthKeeping(first)) {
            ByteBuf copy = guard.alloc().directBuffer();
            capture = copy;
            var _ = guard.write(request, promise);
            capture = null;
            if (promise.cause() == null && copy.isReadable()) {
                memory.wire = copy;
            } else {
                copy.release();
            }
        } else {
            var _ = guard.write(request, promise);
        }
    }

    /// The codec pairs answers with methods only for these two.
    private static boolean isWorthKeeping(FullHttpRequest request) {
        return !request.method().equals(HttpMethod.HEAD)
                && !request.method().equals(HttpMethod.CONNECT)
                && request.content().readableBytes() <= MOST_REQUEST_BYTES;
    }

    /// The codec wrote this.
    void encoded(ByteBuf bytes) {
        ByteBuf copy = capture;
        if (copy != null) {
            copy.writeBytes(bytes, bytes.readerIndex(), bytes.readableBytes());
        }
    }

    /// Takes an answer that is known; false if the codec has to read these bytes.
    boolean read(ByteBuf bytes) {
        KnownAnswer known = memory.answer;
        if (known != null && around && clean && open && given == 0 && known.isIn(bytes)) {
            open = false;
            memory.missed = 0;
            codec.fireChannelRead(known.response());
            codec.fireChannelRead(known.body(bytes));
            return true;
        }
        clean &= open;
        if (clean && given == 0) {
            headBytes = KnownAnswer.headBytes(bytes);
            bodyBytes = 0;
            response = null;
            head =
                    isWorthLearning()
                            ? ByteBufUtil.getBytes(bytes, bytes.readerIndex(), headBytes)
                            : null;
        }
        given += bytes.readableBytes();
        return false;
    }

    /// A target whose heads are never the same is asked now and then only.
    private boolean isWorthLearning() {
        int missed = memory.missed++;
        return headBytes > 0 && (missed < MISSES || missed % MISSES == 0);
    }

    /// The codec read the head of the answer.
    void began(HttpResponse answer) {
        response = answer;
    }

    /// The codec read a part of the body.
    void content(int bytes) {
        bodyBytes += bytes;
    }

    /// The codec read the end of the answer, which is not passed on yet.
    void ended() {
        if (!open) {
            return;
        }
        open = false;
        clean &= headBytes > 0 && headBytes + bodyBytes == given;
        HttpResponse answer = response;
        byte[] copy = head;
        if (clean && copy != null && answer != null && KnownAnswer.isPlain(answer, bodyBytes)) {
            memory.answer = new KnownAnswer(Unpooled.wrappedBuffer(copy), answer, (int) bodyBytes);
        }
        head = null;
        response = null;
    }
}
