package dev.barograph.demo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One connection of the demo target: answers leave in the order of the requests, each not before
/// its time, and no faster than the client reads. Event loop only.
final class DemoConnection extends ChannelInboundHandlerAdapter {
    /// Largest request body that is read.
    static final int MOST_BODY_BYTES = 8 << 20;

    private static final int MOST_PENDING = 64;
    private static final int CHUNK = 64 << 10;
    private static final ByteBuf FILLER = Unpooled.unreleasableBuffer(filler());

    private final Routes routes;
    private final AtomicLong requests;
    private final ArrayDeque<Exchange> pending = new ArrayDeque<>();
    private @Nullable Exchange receiving;
    private boolean closing;
    private boolean reading;
    private boolean writing;

    DemoConnection(Routes routes, AtomicLong requests) {
        this.routes = routes;
        this.requests = requests;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            reading = true;
            if (closing) {
                return;
            }
            if (message instanceof HttpRequest request) {
                begin(ctx, request);
            }
            Exchange exchange = receiving;
            if (message instanceof HttpContent content && exchange != null) {
                receive(ctx, exchange, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        reading = false;
        ctx.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        writeDue(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        closing = true;
        dropPending();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        var _ = ctx.close();
        if (!(cause instanceof IOException)) {
            super.exceptionCaught(ctx, cause);
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest request) {
        requests.incrementAndGet();
        Exchange exchange = new Exchange(request);
        pending.add(exchange);
        if (request.decoderResult().isFailure()) {
            refuse(ctx, exchange, 400, "This is not a valid HTTP request.");
        } else if (HttpUtil.getContentLength(request, 0L) > MOST_BODY_BYTES) {
            refuse(ctx, exchange, 413, "A body may have at most " + MOST_BODY_BYTES + " bytes.");
        } else {
            receiving = exchange;
            continueIfAwaited(ctx);
        }
    }

    private void receive(ChannelHandlerContext ctx, Exchange exchange, HttpContent content) {
        ByteBuf bytes = content.content();
        exchange.received += bytes.readableBytes();
        if (content.decoderResult().isFailure()) {
            refuse(ctx, exchange, 400, "This is not a valid HTTP request body.");
        } else if (exchange.received > MOST_BODY_BYTES) {
            refuse(ctx, exchange, 413, "A body may have at most " + MOST_BODY_BYTES + " bytes.");
        } else {
            if (!exchange.text().isEmpty()) {
                byte[] copy = new byte[bytes.readableBytes()];
                bytes.getBytes(bytes.readerIndex(), copy);
                exchange.body.writeBytes(copy);
            }
            if (content instanceof LastHttpContent) {
                receiving = null;
                Answer answer =
                        routes.answer(exchange.uri, exchange.text(), exchange.body.toByteArray());
                answerWith(ctx, exchange, answer);
            }
        }
    }

    private void refuse(ChannelHandlerContext ctx, Exchange exchange, int status, String why) {
        receiving = null;
        exchange.keepAlive = false;
        answerWith(ctx, exchange, Answer.text(status, why));
    }

    private void answerWith(ChannelHandlerContext ctx, Exchange exchange, Answer answer) {
        exchange.answer = answer;
        if (answer.delayNanos() == 0) {
            exchange.due = true;
            writeDue(ctx);
        } else {
            exchange.timer =
                    ctx.executor()
                            .schedule(
                                    () -> {
                                        exchange.due = true;
                                        writeDue(ctx);
                                    },
                                    answer.delayNanos(),
                                    TimeUnit.NANOSECONDS);
        }
        ctx.channel().config().setAutoRead(pending.size() < MOST_PENDING);
    }

    private void writeDue(ChannelHandlerContext ctx) {
        if (writing) {
            return;
        }
        // Writing and flushing report changes of writability from within, which lead back to here.
        writing = true;
        boolean full;
        do {
            full = !writeWhatIsDue(ctx);
            if (full || !reading) {
                ctx.flush();
            }
        } while (full && ctx.channel().isWritable());
        writing = false;
        if (!closing) {
            continueIfAwaited(ctx);
            ctx.channel().config().setAutoRead(pending.size() < MOST_PENDING);
        }
    }

    /// @return whether everything that is due was written
    private boolean writeWhatIsDue(ChannelHandlerContext ctx) {
        Exchange first = pending.peek();
        while (!closing && first != null && first.due && first.answer != null) {
            if (!write(ctx, first, first.answer)) {
                return false;
            }
            pending.remove();
            if (!first.keepAlive) {
                closing = true;
                dropPending();
                ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            }
            first = pending.peek();
        }
        return true;
    }

    /// Writes as much of an answer as the client takes now.
    ///
    /// @return whether that was all of it
    private static boolean write(ChannelHandlerContext ctx, Exchange exchange, Answer answer) {
        if (!ctx.channel().isWritable()) {
            return false;
        }
        if (!exchange.begun) {
            exchange.begun = true;
            var _ = ctx.write(response(exchange, answer));
            if (answer.payload() instanceof Answer.Filler filler && !exchange.head) {
                exchange.fillerLeft = filler.length();
            } else {
                return true;
            }
        }
        while (exchange.fillerLeft > 0) {
            if (!ctx.channel().isWritable()) {
                return false;
            }
            int size = (int) Math.min(exchange.fillerLeft, CHUNK);
            exchange.fillerLeft -= size;
            var _ = ctx.write(new DefaultHttpContent(FILLER.duplicate().writerIndex(size)));
        }
        var _ = ctx.write(LastHttpContent.EMPTY_LAST_CONTENT);
        return true;
    }

    private static HttpResponse response(Exchange exchange, Answer answer) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(answer.status());
        boolean bodiless = answer.status() == 204 || answer.status() == 304;
        HttpResponse response;
        if (answer.payload() instanceof Answer.Bytes(ByteBuffer bytes)) {
            ByteBuf content =
                    bodiless || exchange.head
                            ? Unpooled.EMPTY_BUFFER
                            : Unpooled.wrappedBuffer(bytes);
            response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        } else if (exchange.head) {
            response =
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        } else {
            response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status);
        }
        if (!bodiless) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
            HttpUtil.setContentLength(response, answer.payload().length());
        }
        if (!exchange.keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (exchange.version.equals(HttpVersion.HTTP_1_0)) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        return response;
    }

    /// Tells a client that waits with its body to go on, once all earlier answers are out.
    private void continueIfAwaited(ChannelHandlerContext ctx) {
        Exchange first = pending.peek();
        if (first != null && first == receiving && first.expectsContinue && !first.continued) {
            first.continued = true;
            var _ =
                    ctx.writeAndFlush(
                            new DefaultFullHttpResponse(
                                    HttpVersion.HTTP_1_1,
                                    HttpResponseStatus.CONTINUE,
                                    Unpooled.EMPTY_BUFFER));
        }
    }

    private void dropPending() {
        for (Exchange exchange : pending) {
            if (exchange.timer != null) {
                exchange.timer.cancel(false);
            }
        }
        pending.clear();
        receiving = null;
    }

    private static ByteBuf filler() {
        byte[] bytes = new byte[CHUNK];
        Arrays.fill(bytes, (byte) 'x');
        return Unpooled.directBuffer(CHUNK, CHUNK).writeBytes(bytes);
    }
}
