package dev.barograph.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.engine.LoadEngine;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Watch;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.Outcome;
import dev.barograph.testing.Bounds;
import dev.barograph.testing.ScriptedTransport;
import dev.barograph.testing.VirtualTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/// A run through engine, recorder and intervals on a virtual clock, to which no machine adds
/// anything: its figures as they are and as they would be with each [ClockOrigin].
record VirtualRun(Map<ClockOrigin, Summary> summaries) {
    /// When every run begins, a reading of the virtual clock.
    static final long START = 42_000_000_000L;

    private static final long SECOND = 1_000_000_000;

    /// @param permits most requests in flight
    /// @param seconds after which nothing is left to be answered
    /// @param doneAt when a request that is sent at a time of the clock is answered
    static VirtualRun of(Load load, int permits, int seconds, LongUnaryOperator doneAt) {
        VirtualTime time = new VirtualTime(START);
        Map<ClockOrigin, Recorder> recorders = new EnumMap<>(ClockOrigin.class);
        for (ClockOrigin origin : ClockOrigin.values()) {
            recorders.put(origin, new Recorder());
        }
        Limits limits = Bounds.permits(Limits.DEFAULT, permits);
        LoadEngine engine =
                LoadEngine.of(
                        load,
                        limits,
                        new LoadEngine.Wiring(
                                new ScriptedTransport(time, 1, new Outcome.Ok(200), doneAt),
                                sample ->
                                        recorders.forEach((origin, recorder) ->
                                                recorder.record(origin.seen(sample))),
                                time,
                                fault -> {
                                    throw new AssertionError(fault);
                                }));
        Map<ClockOrigin, IntervalTicker> tickers = new EnumMap<>(ClockOrigin.class);
        recorders.forEach((origin, recorder) ->
                tickers.put(
                        origin,
                        new IntervalTicker(
                                recorder,
                                () ->
                                        new Gauges(
                                                engine.scheduled(),
                                                engine.sent(),
                                                0,
                                                permits,
                                                0,
                                                0),
                                load.shape(),
                                START,
                                Watch.NONE)));
        engine.start();
        // A second of the run at a time, as the product cuts it.
        for (int second = 0; second < seconds; second++) {
            time.runFor(SECOND);
            for (IntervalTicker ticker : tickers.values()) {
                var _ = ticker.tick(time.nanos());
            }
        }
        assertThat(engine.idle().toCompletableFuture()).isCompleted();
        Map<ClockOrigin, Summary> summaries = new EnumMap<>(ClockOrigin.class);
        tickers.forEach((origin, ticker) -> summaries.put(origin, ticker.summary()));
        assertThat(summaries.get(ClockOrigin.DUE).counts().conserved()).isTrue();
        return new VirtualRun(summaries);
    }

    /// A run of the open model into a stall.
    static VirtualRun open(Stall stall, int permits) {
        return into(stall, stall.open(), permits);
    }

    /// A run of so many users into a stall.
    static VirtualRun closed(Stall stall, int users) {
        return into(stall, stall.closed(users), users);
    }

    private static VirtualRun into(Stall stall, Load load, int permits) {
        int seconds = (int) Math.ceil(stall.runSeconds() + 2 * stall.stallSeconds()) + 1;
        return of(load, permits, seconds, now -> START + stall.releaseNanos(0, now - START));
    }

    /// What the product says.
    Summary summary() {
        return summary(ClockOrigin.DUE);
    }

    /// What a product with that origin would say.
    Summary summary(ClockOrigin origin) {
        Summary summary = summaries.get(origin);
        if (summary == null) {
            throw new IllegalArgumentException("no figures for " + origin);
        }
        return summary;
    }

    /// Response times with that origin.
    Latencies response(ClockOrigin origin) {
        return summary(origin).ok().response();
    }
}
