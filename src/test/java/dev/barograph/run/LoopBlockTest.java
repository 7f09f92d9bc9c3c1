package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.engine.LoadEngine;
import dev.barograph.health.GeneratorWatch;
import dev.barograph.http.AhcTransport;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Verdict;
import dev.barograph.metrics.Watch;
import dev.barograph.model.Limits;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.Sample;
import dev.barograph.model.SampleSink;
import dev.barograph.testing.RawTarget;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// An event loop of a real client that a piece of this program holds up.
class LoopBlockTest {
    private static final long BLOCKED_MILLIS = 400;

    /// Blocks the loop once, in the middle of the run.
    private static final class Blocking implements SampleSink {
        private final SampleSink behind = new Recorder();
        private final CountDownLatch never = new CountDownLatch(1);
        private int seen;

        @Override
        public void record(Sample sample) {
            behind.record(sample);
            if (++seen == 20) {
                holdUp();
            }
        }

        private void holdUp() {
            try {
                var _ = never.await(BLOCKED_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void a_run_whose_loop_was_blocked_says_where() throws Exception {
        Blocking sink = new Blocking();
        try (RawTarget target = new RawTarget()) {
            Profile profile = ForkedRun.open(target.url(), 50, 1, Limits.DEFAULT);
            AhcTransport transport = AhcTransport.open(profile, NanoClock.SYSTEM);
            LoadEngine engine =
                    LoadEngine.of(
                            profile.load(),
                            profile.limits(),
                            new LoadEngine.Wiring(transport, sink, NanoClock.SYSTEM, _ -> {}));
            try (GeneratorWatch watch =
                    GeneratorWatch.start(
                            transport.lanes().subList(0, 1),
                            transport::openConnections,
                            profile.load().shape(),
                            NanoClock.SYSTEM)) {
                engine.start();
                engine.idle().toCompletableFuture().get(30, TimeUnit.SECONDS);
                IntervalTicker ticker =
                        new IntervalTicker(
                                (Recorder) sink.behind,
                                () -> EngineGauges.of(engine, 1),
                                profile.load().shape(),
                                engine.originNanos(),
                                new AloneOnTheMachine(watch));
                Interval interval = ticker.tick(NanoClock.SYSTEM.nanos());
                assertThat(interval.health().orElseThrow().longestLoopDelayNanos())
                        .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(BLOCKED_MILLIS / 2));
                assertThat(interval.judgement().verdict()).isEqualTo(Verdict.GENERATOR);
                assertThat(interval.judgement().evidence())
                        .contains(Blocking.class.getName() + ".holdUp:");
            } finally {
                assertThat(transport.close(Duration.ofSeconds(10))).isTrue();
            }
        }
    }

    /// Whoever else works on the machine of the tests must not be taken for the cause.
    private record AloneOnTheMachine(GeneratorWatch watch) implements Watch {
        @Override
        public Optional<Health> health(long lengthNanos) {
            return watch.health(1_000_000_000)
                    .map(h ->
                            new Health(
                                    h.processCores(),
                                    OptionalDouble.empty(),
                                    h.busiestLoopShare(),
                                    h.busiestThread(),
                                    h.busiestThreadShare(),
                                    0,
                                    0,
                                    h.heapAfterGcBytes(),
                                    h.loopDelays(),
                                    0,
                                    0,
                                    h.openConnections(),
                                    h.openDescriptors(),
                                    h.descriptorLimit(),
                                    h.portsLeft(),
                                    h.retransmitShare()));
        }

        @Override
        public Judgement judge(Interval interval) {
            return watch.judge(interval);
        }
    }
}
