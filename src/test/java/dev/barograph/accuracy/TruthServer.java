package dev.barograph.accuracy;

import dev.barograph.demo.LoopbackHttp;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A target on loopback that holds each request back as a script says, and notes how long it really
/// did: on a busy machine that is the truth which a client can be held to. One daemon thread; its
/// clock is [System#nanoTime()], as the client's.
final class TruthServer implements AutoCloseable {
    /// When answers leave.
    @FunctionalInterface
    interface Script {
        /// When an answer may leave; never earlier than asked, and as little later as the machine
        /// can.
        ///
        /// @param index how many requests arrived before this one
        /// @param arrivedNanos when it arrived, since the first request
        /// @return when it leaves, since the first request
        long releaseNanos(int index, long arrivedNanos);

        /// With which status, by which a client's samples can be told apart.
        default int status(int index) {
            return 200;
        }
    }

    /// What was really done to one request, as readings of the clock.
    record Hold(long arrivedNanos, long releasedNanos) {
        long nanos() {
            return releasedNanos - arrivedNanos;
        }
    }

    private final Script script;
    private final EventLoopGroup loop;
    private final int port;

    // Used on the loop, read by tests when the run is over.
    private final List<Hold> holds = new ArrayList<>();
    private int arrived;
    private volatile long firstNanos;

    private TruthServer(Script script) {
        this.script = script;
        boolean epoll = Epoll.isAvailable();
        // Its timers are exact to microseconds, those of NIO to milliseconds.
        this.loop =
                new MultiThreadIoEventLoopGroup(
                        1,
                        new DefaultThreadFactory("truth-server", true),
                        epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        Channel listening =
                LoopbackHttp.listen(
                                loop,
                                epoll
                                        ? EpollServerSocketChannel.class
                                        : NioServerSocketChannel.class,
                                0,
                                Exchange::new)
                        .syncUninterruptibly()
                        .channel();
        this.port = ((InetSocketAddress) listening.localAddress()).getPort();
    }

    static TruthServer start(Script script) {
        return new TruthServer(script);
    }

    String url() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + "/";
    }

    /// When the first request arrived, a reading of the clock.
    long firstNanos() {
        return firstNanos;
    }

    /// What was done to every answered request, in the order of the answers.
    List<Hold> holds() {
        return loop.submit(() -> List.copyOf(holds)).syncUninterruptibly().getNow();
    }

    /// The real holding times, from the shortest to the longest.
    long[] sortedHoldNanos() {
        return holds().stream().mapToLong(Hold::nanos).sorted().toArray();
    }

    @Override
    public void close() {
        LoopbackHttp.shutDown(loop);
    }

    private final class Exchange extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release(message);
            if (!(message instanceof LastHttpContent)) {
                return;
            }
            long now = System.nanoTime();
            if (arrived == 0) {
                firstNanos = now;
            }
            int index = arrived++;
            long release = firstNanos + script.releaseNanos(index, now - firstNanos);
            if (release - now <= 0) {
                answer(ctx, index, now);
            } else {
                var _ =
                        ctx.executor()
                                .schedule(
                                        () -> answer(ctx, index, now),
                                        release - System.nanoTime(),
                                        TimeUnit.NANOSECONDS);
            }
        }

        private void answer(ChannelHandlerContext ctx, int index, long arrivedNanos) {
            DefaultFullHttpResponse response =
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1,
                            HttpResponseStatus.valueOf(script.status(index)),
                            Unpooled.EMPTY_BUFFER);
            HttpUtil.setContentLength(response, 0);
            holds.add(new Hold(arrivedNanos, System.nanoTime()));
            var _ = ctx.writeAndFlush(response);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            var _ = ctx.close();
        }
    }
}
