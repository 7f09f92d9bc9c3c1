package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Recorder;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TickingTest {
    @Test
    void an_error_on_its_thread_is_told_as_a_fault_of_the_run() throws InterruptedException {
        List<Throwable> faults = new CopyOnWriteArrayList<>();
        EventLog events = new EventLog();
        LoadShape shape = new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(1))));
        Error planted = new OutOfMemoryError("planted");
        Ticking ticks =
                new Ticking(
                        new IntervalTicker(
                                new Recorder(), () -> Gauges.ZERO, shape, NanoClock.SYSTEM),
                        () -> {
                            throw planted;
                        },
                        events,
                        new ThresholdWatch(List.of()),
                        new RecordKeeper(Optional.empty(), events),
                        new WallClock(() -> Instant.EPOCH, NanoClock.SYSTEM),
                        NanoClock.SYSTEM,
                        faults::add);
        ticks.begin().join();
        assertThat(faults).containsExactly(planted);
    }
}
