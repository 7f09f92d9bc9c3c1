package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Profile;
import dev.barograph.testing.RawTarget;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class WarmupTest {
    @Test
    void a_rate_that_no_client_keeps_up_with_does_not_warm_up_for_ever() throws Exception {
        long startNanos = System.nanoTime();
        var _ =
                Warmup.run(
                        ForkedRun.open("http://127.0.0.1:1/", 1_000_000_000, 1, Limits.DEFAULT),
                        EnumSet.allOf(Warmup.Part.class),
                        new CompletableFuture<>());
        // Three seconds, and what a busy machine takes to close what is open.
        assertThat(System.nanoTime() - startNanos).isLessThan(TimeUnit.SECONDS.toNanos(20));
    }

    @Test
    void what_a_plan_of_many_requests_would_have_compiled_in_mid_run_is_compiled_before_it()
            throws Exception {
        assertThat(warmedUpFor("http", 10)).as("60,000 if there is time").isGreaterThan(9_000);
        assertThat(warmedUpFor("https", 10)).isGreaterThan(9_000);
    }

    @Test
    void a_plan_that_the_compiler_would_not_begin_in_waits_for_none() throws Exception {
        // Fifteen rounds of 0.2 s at 500/s is what there is time for.
        assertThat(warmedUpFor("http", 9)).isBetween(50L, 1_500L);
    }

    private static long warmedUpFor(String scheme, int seconds) throws InterruptedException {
        Profile plan = ForkedRun.open(scheme + "://127.0.0.1:1/", 500, seconds, Limits.DEFAULT);
        return Warmup.run(plan, Warmup.wanted(plan.load()), new CompletableFuture<>());
    }

    @Test
    void what_is_warm_is_not_warmed_again_and_the_rest_is() throws Exception {
        LocalRunService runs = new LocalRunService();
        assertThat(warmsUp(runs, 10)).as("the first of the process").isTrue();
        assertThat(warmsUp(runs, 10)).as("the same once more").isFalse();
        assertThat(warmsUp(runs, 5_000)).as("the first of many requests").isTrue();
        assertThat(warmsUp(runs, 5_000)).isFalse();
        assertThat(warmsUp(runs, 10)).isFalse();
    }

    @Test
    void a_warm_up_that_was_stopped_is_made_up_for_by_the_next_run() throws Exception {
        LocalRunService runs = new LocalRunService();
        try (RawTarget target = new RawTarget()) {
            RunHandle run = runs.start(ForkedRun.open(target.url(), 10, 1, Limits.DEFAULT));
            run.stop();
            run.result().toCompletableFuture().get();
        }
        assertThat(warmsUp(runs, 10)).as("the first after one that was stopped").isTrue();
        assertThat(warmsUp(runs, 10)).isFalse();
    }

    /// Whether a run warms up; it is cancelled as soon as it is warm.
    private static boolean warmsUp(LocalRunService runs, int perSecond) throws Exception {
        try (RawTarget target = new RawTarget()) {
            RunHandle run = runs.start(ForkedRun.open(target.url(), perSecond, 1, Limits.DEFAULT));
            boolean warmedUp = false;
            RunPhase phase;
            do {
                phase = run.snapshot().phase();
                warmedUp |= phase == RunPhase.WARMING_UP;
                Thread.onSpinWait();
            } while (phase == RunPhase.STARTING || phase == RunPhase.WARMING_UP);
            run.cancel();
            run.result().toCompletableFuture().get();
            return warmedUp;
        }
    }

    @Test
    void a_round_over_tls_has_handshakes_that_succeed_and_answers() throws Exception {
        ThrowawayTls identity = ThrowawayTls.make();
        try (LoopbackTls target = LoopbackTls.open(identity.context())) {
            Interval round =
                    new Warmup(50, true, new CompletableFuture<>())
                            .round(target.port(), Optional.of(identity.authority()));
            assertThat(round.counts().ok()).isBetween(1L, 10L);
            assertThat(round.counts().failed()).isZero();
        }
    }

    @Test
    void nobody_but_the_warm_up_trusts_the_certificate_of_the_warm_up() throws Exception {
        ThrowawayTls identity = ThrowawayTls.make();
        try (LoopbackTls target = LoopbackTls.open(identity.context());
                SSLSocket client =
                        (SSLSocket)
                                SSLContext.getDefault()
                                        .getSocketFactory()
                                        .createSocket("127.0.0.1", target.port())) {
            assertThatThrownBy(client::startHandshake)
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("certification path");
        }
    }

    @Test
    void a_port_that_does_not_speak_tls_is_rehearsed_too() throws Exception {
        try (LoopbackTls plain = LoopbackTls.withoutTls()) {
            Interval round =
                    new Warmup(50, true, new CompletableFuture<>())
                            .round(plain.port(), Optional.empty());
            assertThat(round.counts().of(FailureKind.TLS))
                    .isEqualTo(round.counts().failed())
                    .isPositive();
        }
    }

    @Test
    void a_run_says_that_it_warms_up_and_the_target_gets_no_more_than_the_plan() throws Exception {
        try (RawTarget target = new RawTarget()) {
            RunHandle run =
                    new LocalRunService()
                            .start(ForkedRun.open(target.url(), 50, 1, Limits.DEFAULT));
            boolean told = false;
            while (!run.result().toCompletableFuture().isDone()) {
                int arrived = target.arrivalCount();
                if (run.snapshot().phase() == RunPhase.WARMING_UP) {
                    told = true;
                    assertThat(arrived).isZero();
                }
                Thread.onSpinWait();
            }
            assertThat(told).isTrue();
            Counts counts = run.result().toCompletableFuture().get().recording().summary().counts();
            // What a machine that stood still did not send, it has told.
            assertThat(counts.scheduled()).isEqualTo(50);
            assertThat(target.arrivalCount()).isEqualTo((int) counts.sent()).isPositive();
        }
    }
}
