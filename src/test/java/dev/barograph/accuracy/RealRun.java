package dev.barograph.accuracy;

import dev.barograph.engine.LoadEngine;
import dev.barograph.http.AhcTransport;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Watch;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.testing.Bounds;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// One run over real HTTP, wired as the product wires it, of which every single sample is kept, and
/// its figures as they are and as they would be with each [ClockOrigin].
///
/// @param samples in the order of their ends
record RealRun(List<Sample> samples, Map<ClockOrigin, Summary> summaries) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// A profile that gets the script's address and waits for everything.
    static Profile profile(String url, Load load, int permits) {
        return new Profile(
                "known answer",
                new RequestSpec("GET", url, List.of(), new Body.None()),
                load,
                Bounds.permits(Limits.DEFAULT, permits));
    }

    /// Carries a profile out and waits for its last answer.
    static RealRun of(Profile profile) throws Exception {
        NanoClock clock = NanoClock.SYSTEM;
        Queue<Sample> samples = new ConcurrentLinkedQueue<>();
        Map<ClockOrigin, Recorder> recorders = new EnumMap<>(ClockOrigin.class);
        for (ClockOrigin origin : ClockOrigin.values()) {
            recorders.put(origin, new Recorder());
        }
        CompletableFuture<Void> fault = new CompletableFuture<>();
        AhcTransport transport = AhcTransport.open(profile, clock);
        try {
            LoadEngine engine =
                    LoadEngine.of(
                            profile.load(),
                            profile.limits(),
                            new LoadEngine.Wiring(
                                    transport,
                                    sample -> {
                                        samples.add(sample);
                                        recorders.forEach((origin, recorder) ->
                                                recorder.record(origin.seen(sample)));
                                    },
                                    clock,
                                    fault::completeExceptionally));
            engine.start();
            long patienceNanos = profile.load().shape().duration().plus(PATIENCE).toNanos();
            CompletableFuture.anyOf(engine.idle().toCompletableFuture(), fault)
                    .get(patienceNanos, TimeUnit.NANOSECONDS);
            Map<ClockOrigin, Summary> summaries = new EnumMap<>(ClockOrigin.class);
            recorders.forEach((origin, recorder) -> {
                IntervalTicker ticker =
                        new IntervalTicker(
                                recorder,
                                () -> new Gauges(engine.scheduled(), engine.sent(), 0, 0, 0, 0),
                                profile.load().shape(),
                                engine.originNanos(),
                                Watch.NONE);
                var _ = ticker.tick(clock.nanos());
                summaries.put(origin, ticker.summary());
            });
            return new RealRun(List.copyOf(samples), Map.copyOf(summaries));
        } finally {
            transport.cancelAll();
            var _ = transport.close(Duration.ofSeconds(1));
        }
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

    LatencyPair ok() {
        return summary().ok();
    }
}
