package dev.barograph.http;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The idle connections of one event loop, last in first out (Treiber, IBM RJ 5118, 1986). Any
/// thread, never blocks. A fresh node for each push, because a node that comes back while another
/// thread takes it out would lose connections.
final class IdleStack {
    private final AtomicReference<@Nullable Node> top = new AtomicReference<>();

    void push(Connection connection) {
        Node node = new Node(connection);
        Node below;
        do {
            below = top.get();
            node.below = below;
        } while (!top.compareAndSet(below, node));
    }

    /// Takes out the newest connection that is still open; those found closed on the way are
    /// dropped.
    @Nullable Channel popAlive() {
        for (Node node = top.get(); node != null; node = top.get()) {
            if (top.compareAndSet(node, node.below)) {
                Channel channel = node.connection.alive();
                if (channel != null) {
                    return channel;
                }
            }
        }
        return null;
    }

    /// Open connections in the stack, counted one by one.
    int countAlive() {
        int count = 0;
        for (Node node = top.get(); node != null; node = node.below) {
            if (node.connection.alive() != null) {
                count++;
            }
        }
        return count;
    }

    private static final class Node {
        final Connection connection;
        @Nullable Node below;

        Node(Connection connection) {
            this.connection = connection;
        }
    }
}
