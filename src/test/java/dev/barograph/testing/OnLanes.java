package dev.barograph.testing;

import dev.barograph.engine.Completion;
import dev.barograph.engine.InFlight;
import dev.barograph.engine.Lane;
import dev.barograph.engine.Transport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// A target whose lanes are others than its own.
public record OnLanes(ScriptedTransport target, List<Lane> lanes) implements Transport {
    @Override
    public void send(int request, long dueNanos, Completion completion) {
        target.send(request, dueNanos, completion);
    }

    @Override
    public CompletionStage<List<InFlight>> inFlight(long[] sentBefore) {
        return target.inFlight(sentBefore);
    }

    @Override
    public int openConnections() {
        return target.openConnections();
    }

    @Override
    public void cancelAll() {
        target.cancelAll();
    }

    @Override
    public boolean close(Duration atMost) {
        return target.close(atMost);
    }
}
