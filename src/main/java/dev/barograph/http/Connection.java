package dev.barograph.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.AttributeKey;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// What is known about one connection. Written and read by its event loop only, except `next`,
/// which a sender writes before it hands the request to the loop, and the channel.
///
/// The client drops a request without a word if the channel it was about to use has just closed, or
/// if something is thrown inside it; so the end of a connection ends its request, here.
final class Connection {
    private static final AttributeKey<Connection> KEY =
            AttributeKey.valueOf("barograph.connection");

    final EventLoopLane lane;
    private volatile @Nullable Channel channel;

    /// The request that is about to be written, and then the one that was.
    volatile @Nullable SampleHandler next;

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

    /// The first two bytes that came, as a number; 0 before.
    int opening;

    /// When TCP was connected; a reading of the clock.
    long openedNanos;

    private @Nullable ChannelFuture upload;
    private volatile boolean taken;

    /// Given up because of what the target sent; whatever else arrives is dropped.
    boolean condemned;

    /// What the target had sent before it was asked for the first time.
    @Nullable String spokeFirst;

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

    /// Takes a request that the client will write next, now that the connection is there. Any
    /// thread.
    void take(SampleHandler request) {
        taken = true;
        next = request;
        if (channel == null) {
            endSoon(request);
        }
    }

    /// Lets go of everything heavy: a closed connection may stay in the idle stack until somebody
    /// takes it out.
    void closed() {
        channel = null;
        SampleHandler last = next;
        if (taken && last != null && !last.isOver()) {
            endSoon(last);
        }
        upload = null;
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

    private void endSoon(SampleHandler request) {
        Runnable end = () -> request.onThrowable(new ClosedChannelException());
        try {
            // Twice round the loop: the client tells the end itself, and better, if it knows of it.
            lane.execute(() -> lane.execute(end));
        } catch (RejectedExecutionException e) {
            end.run(); // the loop has ended
        }
    }

    /// Whether the body of the request is still being written: such a connection cannot take
    /// another request even if the response is whole.
    boolean isUploading() {
        ChannelFuture body = upload;
        return body != null && !body.isDone();
    }

    /// @param body the writing of the body, null if there is none
    void requestWritten(@Nullable ChannelFuture body) {
        upload = body;
        SampleHandler request = next;
        current = request;
        awaiting = true;
        writtenWhileReading = reading;
        if (request != null) {
            lane.sweeper.begun(request);
        }
    }
}
