package dev.barograph.demo;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// A small HTTP/1.1 server to try load tests on: fast, slow, failing or stalling answers, as the
/// path says; `/` lists the paths. Listens on the loopback address only. Runs on one daemon thread.
/// Any thread.
public final class DemoServer implements AutoCloseable {
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    private final EventLoopGroup loop;
    private final InetSocketAddress address;
    private final AtomicLong requests;

    private DemoServer(EventLoopGroup loop, InetSocketAddress address, AtomicLong requests) {
        this.loop = loop;
        this.address = address;
        this.requests = requests;
    }

    /// Starts a server and returns when it accepts connections.
    ///
    /// @param port 1 to 65535, or 0 for any free one
    /// @throws IllegalArgumentException if the port is outside that range
    /// @throws UncheckedIOException if the port is taken or not allowed; its message is a sentence
    ///   that names the port
    public static DemoServer start(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
        }
        AtomicLong requests = new AtomicLong();
        EventLoopGroup loop =
                new MultiThreadIoEventLoopGroup(
                        1,
                        new DefaultThreadFactory("demo-server", true),
                        NioIoHandler.newFactory());
        ChannelFuture bound = listen(loop, port, requests);
        if (!bound.isSuccess()) {
            LoopbackHttp.shutDown(loop);
            throw failure(port, bound.cause());
        }
        Channel listening = bound.channel();
        return new DemoServer(loop, (InetSocketAddress) listening.localAddress(), requests);
    }

    private static ChannelFuture listen(EventLoopGroup loop, int port, AtomicLong requests) {
        Routes routes = new Routes(System::nanoTime);
        return LoopbackHttp.listen(
                loop,
                NioServerSocketChannel.class,
                port,
                () -> new DemoConnection(routes, requests));
    }

    /// Asks itself for everything that it serves until it answers as fast as it can, or for two
    /// seconds at most: else the first to measure it would measure a program that is being
    /// compiled. Blocks; the server answers others meanwhile. It asks at a second port of the same
    /// thread, with a state of its own, so nothing of it is seen afterwards: no count, no path that
    /// is further on.
    ///
    /// @return requests that it was asked; fewer, and less warm, if it is closed meanwhile or there
    ///   is no port
    public long warmUp() {
        AtomicLong asked = new AtomicLong();
        if (loop.isShuttingDown()) {
            return 0;
        }
        ChannelFuture bound = listen(loop, 0, asked);
        if (bound.isSuccess()) {
            try {
                new DemoWarmup((InetSocketAddress) bound.channel().localAddress(), WARM_UP).run();
            } catch (IOException e) {
                // Not warm is slower at first, not wrong.
                return asked.get();
            } finally {
                var _ = bound.channel().close();
            }
        }
        return asked.get();
    }

    /// The port that it listens on.
    public int port() {
        return address.getPort();
    }

    /// The address that it listens on, always a loopback one.
    public InetAddress address() {
        return address.getAddress();
    }

    /// What the paths are appended to: `http://127.0.0.1:8080`.
    public String url() {
        return "http://" + address().getHostAddress() + ":" + port();
    }

    /// Requests whose headers have been read since the start, whatever they were answered with.
    public long requestCount() {
        return requests.get();
    }

    /// Closes all connections, drops answers that are not out yet and ends the thread; takes
    /// milliseconds. Calling it again does nothing.
    @Override
    public void close() {
        LoopbackHttp.shutDown(loop);
    }

    private static UncheckedIOException failure(int port, Throwable cause) {
        String why = String.valueOf(cause.getMessage());
        String message =
                cause instanceof BindException && why.contains("in use")
                        ? "Port "
                                + port
                                + " is already in use. Choose another, or 0 for any free one."
                        : "The demo target could not listen on port " + port + ": " + why;
        return new UncheckedIOException(
                message, cause instanceof IOException io ? io : new IOException(cause));
    }
}
