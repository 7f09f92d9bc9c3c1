package dev.barograph.http;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;

/// What is known about one connection. Written and read by its event loop only, except `next`,
/// which a sender writes before it hands the request to the loop, and the channel.
final class Connection {
    private static final AttributeKey<Connection> KEY =
            AttributeKey.valueOf("barograph.connection");

    final EventLoopLane lane;
    private volatile @Nullable Channel channel;

    /// The request that is about to be written.
    @Nullable SampleHandler next;

    /// The request that was written last; what arrives belongs to it.
    @Nullable SampleHandler current;

    /// A request was written and its final response has not begun.
    boolean awaiting;

    /// Bytes are going through the pipeline right now.
    boolean reading;

    /// The current request was written while bytes were going through, so those bytes cannot answer
    /// it.
    boolean writtenWhileReading;

    /// Where the [Sweeper] of the lane keeps it.
    int place;

    /// Given up because of what the target sent; whatever else arrives is dropped.
    boolean condemned;

    private Connection(EventLoopLane lane, Channel channel) {
        this.lane = lane;
        this.channel = channel;
    }

    static Connection attach(EventLoopLane lane, Channel channel) {
        Connection connection = new Connection(lane, channel);
        channel.attr(KEY).set(connection);
        return connection;
    }

    static Connection of(Channel channel) {
        return channel.attr(KEY).get();
    }

    /// The channel if it can still be written to.
    @Nullable Channel alive() {
        Channel open = channel;
        return open != null && open.isActive() ? open : null;
    }

    /// Lets go of everything heavy: a closed connection may stay in the idle stack until somebody
    /// takes it out.
    void closed() {
        channel = null;
        next = null;
        current = null;
    }

    /// The request that waits for this connection to open, or the last one written on it.
    @Nullable SampleHandler owner() {
        return current != null ? current : next;
    }

    /// Closes it, open or still being opened; nothing that arrives on it counts any more.
    void giveUp() {
        condemned = true;
        Channel open = channel;
        if (open != null) {
            var _ = open.close();
        }
    }

    void requestWritten() {
        SampleHandler request = next;
        current = request;
        awaiting = true;
        writtenWhileReading = reading;
        if (request != null) {
            lane.sweeper.begun(request);
        }
    }
}
