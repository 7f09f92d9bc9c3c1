package dev.barograph.http;

import io.netty.channel.Channel;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.asynchttpclient.channel.ChannelPool;
import org.jspecify.annotations.Nullable;

/// Gives a sender an idle connection of its own event loop if there is one, so that a request that
/// follows a completion is written without a change of thread; else one of any other loop; else
/// none, and the client opens one. All connections go to one target, so keys do not matter. Any
/// thread, never blocks.
final class LoopChannelPool implements ChannelPool {
    private final LoopThreads threads;
    private final DescriptorReserve reserve;
    private volatile List<EventLoopLane> lanes = List.of();
    private volatile boolean open = true;
    // Only spreads foreign senders over the loops: a lost update does no harm.
    private int turn;

    /// @param reserve asked before a sender goes away with nothing and opens a connection
    LoopChannelPool(LoopThreads threads, DescriptorReserve reserve) {
        this.threads = threads;
        this.reserve = reserve;
    }

    void serve(List<EventLoopLane> all) {
        lanes = all;
    }

    @Override
    public boolean offer(Channel channel, Object partitionKey) {
        Connection connection = Connection.of(channel);
        if (!open || connection.condemned || connection.isUploading()) {
            return false;
        }
        connection.lane.idle.push(connection);
        return true;
    }

    @Override
    public @Nullable Channel poll(Object partitionKey) {
        EventLoopLane own = threads.currentLane();
        if (own != null) {
            Channel channel = own.idle.popAlive();
            if (channel != null) {
                return channel;
            }
        }
        List<EventLoopLane> all = lanes;
        int start = turn++;
        for (int i = 0; i < all.size(); i++) {
            EventLoopLane lane = all.get(Math.floorMod(start + i, all.size()));
            if (lane != own) {
                Channel channel = lane.idle.popAlive();
                if (channel != null) {
                    return channel;
                }
            }
        }
        reserve.take();
        return null;
    }

    /// Closed connections are dropped when they come to the top.
    @Override
    public boolean removeAll(Channel channel) {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void destroy() {
        open = false;
    }

    @Override
    public void flushPartitions(Predicate<Object> predicate) {
        // The connections of one target are closed all together, by the transport.
    }

    @Override
    public Map<String, Long> getIdleChannelCountPerHost() {
        return Map.of("target", lanes.stream().mapToLong(lane -> lane.idle.countAlive()).sum());
    }
}
