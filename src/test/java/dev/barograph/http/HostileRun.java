package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.engine.LoadEngine;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Watch;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A load against a hostile target by the parts that a run is made of. However it goes it must end
/// in order: [#run] fails unless every request that was due has one end, the transport told every
/// end, all permits are back, and neither a connection nor a thread is left.
final class HostileRun {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /// Waits that only end what hangs.
    static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    10,
                    10,
                    1 << 20);

    private HostileRun() {}

    static Summary run(Profile profile, SocketApi api) {
        return run(
                profile, AhcTransport.open(profile, NanoClock.SYSTEM, 2, api, HostLookup.SYSTEM));
    }

    static Summary run(Profile profile, AhcTransport transport) {
        Recorder recorder = new Recorder();
        AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
        LoadEngine engine =
                LoadEngine.of(
                        profile.load(),
                        profile.limits(),
                        new LoadEngine.Wiring(transport, recorder, NanoClock.SYSTEM, fault::set));
        engine.start();
        IntervalTicker ticker =
                new IntervalTicker(
                        recorder,
                        () -> gauges(engine),
                        profile.load().shape(),
                        engine.originNanos(),
                        Watch.NONE);
        assertThat(ended(engine.planEnded(), PATIENCE)).as("the plan ended").isTrue();
        if (!ended(engine.idle(), profile.limits().drain())) {
            engine.dropWaiting();
            transport.cancelAll();
            assertThat(ended(engine.idle(), PATIENCE))
                    .as("every end told; %d in flight, fault %s", engine.inFlight(), fault.get())
                    .isTrue();
        }
        assertThat(engine.inFlight()).as("permits out").isZero();
        assertThat(engine.waiting()).as("waiting").isZero();
        assertThat(engine.abandon()).as("given up").isZero();
        assertThat(transport.close(PATIENCE)).as("threads ended").isTrue();
        assertThat(transport.openConnections()).as("open connections").isZero();
        ticker.tick(NanoClock.SYSTEM.nanos());
        Counts counts = ticker.summary().counts();
        assertThat(counts.conserved()).as("%s", counts).isTrue();
        assertThat(counts.done()).as("%s", counts).isEqualTo(counts.sent());
        assertThat(fault.get()).isNull();
        return ticker.summary();
    }

    /// A closed run of which the first requests meet a fault ends in order and goes on after it:
    /// the fault is told by its kind as often as it was met, all other requests are well, and no
    /// thread is left.
    static void assertGoesOn(Profile profile, SocketApi api, FailureKind kind, int faulty) {
        Set<Thread> before = ownThreads();
        Counts counts = run(profile, api).counts();
        assertThat(counts.byKind()).containsOnlyKeys(kind);
        assertThat(counts.of(kind)).isEqualTo(faulty);
        assertThat(counts.ok()).isEqualTo(profile.load().maxRequests().orElseThrow() - faulty);
        assertThat(ownThreads()).isEqualTo(before);
    }

    private static Gauges gauges(LoadEngine engine) {
        return new Gauges(
                engine.scheduled(),
                engine.sent(),
                engine.inFlight(),
                engine.permits(),
                engine.waiting(),
                engine.permitWaits());
    }

    private static boolean ended(CompletionStage<Void> stage, Duration atMost) {
        try {
            stage.toCompletableFuture().get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /// The threads of all transports that are open now.
    static Set<Thread> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("barograph-http"))
                .collect(Collectors.toSet());
    }

    static RequestSpec get(String url) {
        return new RequestSpec("GET", url, List.of(), new Body.None());
    }

    /// A number of requests by a number of users.
    static Profile closed(RequestSpec request, int users, long requests, Limits limits) {
        LoadShape.Closed shape =
                new LoadShape.Closed(List.of(Stage.hold(users, Duration.ofMinutes(10))));
        return new Profile("test", request, new Load(shape, OptionalLong.of(requests)), limits);
    }

    /// A rate for a time.
    static Profile open(RequestSpec request, double rate, Duration duration, Limits limits) {
        LoadShape.Open shape =
                new LoadShape.Open(List.of(Stage.hold(rate, duration)), new Spacing.Even());
        return new Profile("test", request, new Load(shape), limits);
    }
}
