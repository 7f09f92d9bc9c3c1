package dev.barograph.http;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Which request a connection is being opened for. The client does not tell a new channel, but it
/// makes an address object for each attempt and gives the same one to the request and to the
/// channel. Any thread, never blocks.
final class Dialing {
    private final Map<Attempt, SampleHandler> requests = new ConcurrentHashMap<>();

    // Not the channels of the transport's group: one is there before its attempt is taken, and
    // would
    // count twice until then.
    private final AtomicInteger connections = new AtomicInteger();

    void began(InetSocketAddress address, SampleHandler request) {
        requests.put(new Attempt(address), request);
    }

    /// The request of an attempt, the first time that it is asked for.
    @Nullable SampleHandler take(SocketAddress address) {
        return requests.remove(new Attempt(address));
    }

    /// A channel begins its attempt.
    void begins(Channel channel) {
        var _ = channel.closeFuture().addListener(_ -> connections.decrementAndGet());
        connections.incrementAndGet();
    }

    /// Connections that are open or are about to be: a channel is there only once its loop, often
    /// another one, has got to it. Any thread.
    int open() {
        return requests.size() + connections.get();
    }

    /// Ends every request whose attempt has not begun as cancelled; it is still taken by its
    /// attempt.
    void cancelAll() {
        requests.values().forEach(request -> request.end(Failures.cancelled()));
    }

    private record Attempt(SocketAddress address) {
        // All attempts go to equal addresses: the object itself is what tells them apart.
        @SuppressWarnings("ReferenceEquality")
        @Override
        public boolean equals(Object other) {
            return other instanceof Attempt that && address == that.address;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(address);
        }
    }
}
