package dev.barograph.demo;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// How servers of this program listen for HTTP/1.1 on the loopback address. Any thread but an event
/// loop: it waits.
public final class LoopbackHttp {
    private static final int BACKLOG = 2_048;
    private static final long CLOSE_SECONDS = 3;

    private LoopbackHttp() {}

    /// Listens, with the codec and a handler of its own for each connection.
    ///
    /// @param kind of channel, fitting the loop
    /// @param port 1 to 65535, or 0 for any free one
    /// @return done: the listening channel, or why there is none
    public static ChannelFuture listen(
            EventLoopGroup loop,
            Class<? extends ServerChannel> kind,
            int port,
            Supplier<? extends ChannelHandler> handlers) {
        return new ServerBootstrap()
                .group(loop)
                .channel(kind)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                channel.pipeline()
                                        .addLast(
                                                new HttpRequestDecoder(),
                                                new HttpResponseEncoder(),
                                                handlers.get());
                            }
                        })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .awaitUninterruptibly();
    }

    /// Closes all connections, drops answers that are not out yet and ends the threads; takes
    /// milliseconds.
    public static void shutDown(EventLoopGroup loop) {
        loop.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
