package dev.barograph.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.io.IOException;

/// Nearest to the socket (inside TLS): counts bytes both ways and notices the first byte of a
/// response and resets.
final class Tap extends ChannelDuplexHandler {
    private final Connection connection;

    Tap(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        SampleHandler request = connection.current;
        if (request != null && msg instanceof ByteBuf bytes) {
            request.received(bytes.readableBytes());
        }
        connection.reading = true;
        ctx.fireChannelRead(msg);
        connection.reading = false;
        connection.writtenWhileReading = false;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
        SampleHandler request = connection.current;
        if (request != null && msg instanceof ByteBuf bytes) {
            request.written(bytes.readableBytes());
        }
        var _ = ctx.write(msg, promise);
    }

    // Netty marks this deprecated on handlers in general; it is the way for inbound errors.
    @SuppressWarnings("deprecation")
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        SampleHandler request = connection.current;
        if (request != null && cause instanceof IOException) {
            request.connectionBroke();
        }
        ctx.fireExceptionCaught(cause);
    }
}
