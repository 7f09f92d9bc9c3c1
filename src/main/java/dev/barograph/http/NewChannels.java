package dev.barograph.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import java.util.function.Consumer;
import org.asynchttpclient.netty.channel.ChannelManager;

/// Gets each new channel of a transport ready before it connects: its [Connection], and the
/// handlers that measure and guard it.
///
/// @param threads of the event loops
/// @param channels takes each channel until it is closed
/// @param addresses told of each attempt to connect
/// @param opening told of each new channel on its loop
record NewChannels(
        LoopThreads threads,
        Dialing dialing,
        Negotiated negotiated,
        ChannelGroup channels,
        AddressCounts addresses,
        Consumer<Channel> opening) {
    /// Runs on the loop of a new channel before it connects.
    void prepare(Channel channel) {
        EventLoopLane lane = threads.currentLane();
        if (lane == null) {
            throw new IllegalStateException("not on an event loop: " + Thread.currentThread());
        }
        Connection connection = Connection.attach(lane, channel);
        ChannelPipeline pipeline = channel.pipeline();
        Shortcut shortcut = new Shortcut(lane, pipeline.context(ChannelManager.HTTP_CLIENT_CODEC));
        pipeline.addFirst(
                "tap", new Tap(connection, dialing, lane.cancelling, shortcut, addresses));
        pipeline.addAfter(
                ChannelManager.HTTP_CLIENT_CODEC,
                "guard",
                new Http1Guard(connection, negotiated, shortcut));
        // Only for bodies that are read while they are sent: there are none here.
        pipeline.remove(ChannelManager.CHUNKED_WRITER_HANDLER);
        lane.sweeper.watch(connection);
        channel.closeFuture()
                .addListener(closed -> {
                    connection.closed();
                    lane.sweeper.forget(connection);
                });
        channels.add(channel);
        lane.cancelling.soon();
        opening.accept(channel);
    }
}
