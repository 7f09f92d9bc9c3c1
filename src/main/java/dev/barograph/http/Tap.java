package dev.barograph.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;

/// Nearest to the socket (inside TLS): counts bytes both ways and notices the first byte of a
/// response, the end of a long write and resets.
final class Tap extends ChannelDuplexHandler {
    /// What is shorter is gone at once.
    private static final int LONG_WRITE_BYTES = 16 * 1024;

    private final Connection connection;
    private final Dialing dialing;
    private final Cancelling cancelling;
    private final Shortcut shortcut;
    private final AddressCounts addresses;

    Tap(
            Connection connection,
            Dialing dialing,
            Cancelling cancelling,
            Shortcut shortcut,
            AddressCounts addresses) {
        this.addresses = addresses;
        this.cancelling = cancelling;
        this.connection = connection;
        this.shortcut = shortcut;
        this.dialing = dialing;
    }

    @Override
    public void connect(
            ChannelHandlerContext ctx,
            SocketAddress remote,
            SocketAddress local,
            ChannelPromise promise) {
        cancelling.soon();
        SampleHandler request = dialing.take(remote);
        if (request != null && request.isOver()) {
            // Ended while another address was tried, or with the run.
            promise.setFailure(new ClosedChannelException());
            var _ = ctx.close();
            return;
        }
        if (request == null && cancelling.isAsked()) {
            promise.setFailure(new ClosedChannelException());
            var _ = ctx.close();
            return;
        }
        if (request != null) {
            connection.next = request;
            connection.lane.sweeper.begun(request);
        }
        dialing.begins(ctx.channel());
        addresses.tried(remote, promise);
        var _ = ctx.connect(remote, local, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        SampleHandler request = connection.current;
        if (msg instanceof ByteBuf bytes) {
            if (connection.opening == 0 && bytes.readableBytes() > 1) {
                connection.opening = bytes.getUnsignedShort(bytes.readerIndex());
            }
            if (request != null) {
                request.received(bytes.readableBytes());
            }
        }
        connection.reading = true;
        if (!(msg instanceof ByteBuf bytes && shortcut.read(bytes))) {
            ctx.fireChannelRead(msg);
        }
        connection.reading = false;
        connection.writtenWhileReading = false;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
        SampleHandler request = connection.current;
        if (request != null && msg instanceof ByteBuf bytes) {
            int length = bytes.readableBytes();
            request.written(length);
            shortcut.encoded(bytes);
            if (length >= LONG_WRITE_BYTES) {
                var _ = ctx.write(msg, promise.unvoid().addListener(gone -> request.alive()));
                return;
            }
        }
        var _ = ctx.write(msg, promise);
    }

    // Netty marks this deprecated on handlers in general; it is the way for inbound errors.
    @SuppressWarnings("deprecation")
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // Nothing is written yet while TLS shakes hands.
        SampleHandler request = connection.owner();
        if (request != null && cause instanceof IOException) {
            request.connectionBroke();
        }
        ctx.fireExceptionCaught(cause);
    }
}
