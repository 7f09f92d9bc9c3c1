package dev.barograph.run;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// Descriptors held back while a run may use up all others, so that its result can be made: classes
/// not loaded yet come out of files. Not thread-safe.
final class SpareDescriptors implements AutoCloseable {
    private static final int COUNT = 16;

    private final List<SocketChannel> spare = new ArrayList<>();

    SpareDescriptors() {
        try {
            while (spare.size() < COUNT) {
                spare.add(SocketChannel.open());
            }
        } catch (IOException e) {
            // As many as there are.
        }
    }

    @Override
    public void close() {
        try {
            for (SocketChannel channel : spare) {
                channel.close();
            }
        } catch (IOException e) {
            // Was never connected: nothing is lost.
        }
        spare.clear();
    }
}
