package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.barograph.metrics.AwaitedSoFar;
import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.metrics.Times;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.Threshold;
import dev.barograph.model.ThresholdText;
import dev.barograph.testing.Await;
import dev.barograph.testing.Bounds;
import dev.barograph.testing.ClosedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalRunTest {
    private final AtomicLong hits = new AtomicLong();
    private HttpServer server;
    private String url;

    @BeforeEach
    void startTarget() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    hits.incrementAndGet();
                    byte[] body = "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @AfterEach
    void stopTarget() {
        server.stop(0);
    }

    private static Profile profile(String url, Load load, Duration drain) {
        Limits d = Limits.DEFAULT;
        return new Profile(
                "test",
                new RequestSpec("GET", url, List.of(), new Body.None()),
                load,
                new Limits(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        drain,
                        d.permits(),
                        d.backlog(),
                        d.maxBodyBytes()));
    }

    /// Of a target that never answers.
    private static Profile profile(ServerSocket hung, Load load, Duration drain) {
        return profile("http://127.0.0.1:" + hung.getLocalPort() + "/", load, drain);
    }

    private static Load open(double rate, Duration duration) {
        return new Load(
                new LoadShape.Open(List.of(Stage.hold(rate, duration)), new Spacing.Even()));
    }

    private static Load closed(int users, Duration duration, OptionalLong most) {
        return new Load(new LoadShape.Closed(List.of(Stage.hold(users, duration))), most);
    }

    private static RunResult end(RunHandle run) throws Exception {
        RunResult result = run.result().toCompletableFuture().get(30, TimeUnit.SECONDS);
        Counts counts = result.recording().summary().counts();
        assertThat(counts.conserved()).as("%s", counts).isTrue();
        Counts sum = Counts.ZERO;
        for (Interval interval : result.recording().intervals()) {
            sum = sum.plus(interval.counts());
        }
        assertThat(sum).isEqualTo(counts);
        assertThat(run.snapshot().phase()).isEqualTo(RunPhase.DONE);
        assertThat(run.snapshot().summary()).isEqualTo(result.recording().summary());
        return result;
    }

    @Test
    void a_number_of_requests_is_cut_where_the_next_one_would_have_been_due() throws Exception {
        try (ServerSocket hung = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Load load = new Load(open(2.5, Duration.ofSeconds(9)).shape(), OptionalLong.of(2));
            RunResult result =
                    end(new LocalRunService().start(profile(hung, load, Duration.ofSeconds(2))));
            assertThat(result.recording().intervals().getFirst().endNanos())
                    .as("after two gaps of 0.4 s, not with the last request, nor with the second")
                    .isBetween(795_000_000L, 990_000_000L);
        }
    }

    @Test
    void a_run_whose_end_fails_too_has_a_result_with_the_reason() throws Exception {
        LocalRun run =
                new LocalRun(
                        profile(url, open(10, Duration.ofSeconds(1)), Duration.ZERO),
                        NanoClock.SYSTEM,
                        InstantSource.system(),
                        Set.of(),
                        _ -> {},
                        _ -> {
                            throw new OutOfMemoryError("planted");
                        },
                        Optional.empty(),
                        Optional.empty());
        run.begin();
        RunResult result = run.result().toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(result.end()).isEqualTo(RunEnd.FAILED);
        assertThat(result.reason()).contains("java.lang.OutOfMemoryError: planted");
    }

    @Test
    void an_open_run_sends_exactly_the_plan_and_the_target_saw_each_request_once()
            throws Exception {
        RunHandle run =
                new LocalRunService()
                        .start(
                                profile(
                                        url,
                                        open(200, Duration.ofSeconds(2)),
                                        Duration.ofSeconds(5)));
        RunResult result = end(run);
        assertThat(result.end()).isEqualTo(RunEnd.COMPLETED);
        Counts counts = result.recording().summary().counts();
        assertThat(counts.scheduled()).isEqualTo(400);
        assertThat(counts.ok()).isEqualTo(400);
        assertThat(hits.get()).isEqualTo(400);
        assertThat(result.recording().summary().ok().response().count()).isEqualTo(400);
        assertThat(result.recording().summary().tookNanos()).isGreaterThanOrEqualTo(2_000_000_000L);
    }

    @Test
    void a_closed_run_ends_after_the_wanted_number_of_requests() throws Exception {
        RunHandle run =
                new LocalRunService()
                        .start(
                                profile(
                                        url,
                                        closed(8, Duration.ofHours(1), OptionalLong.of(500)),
                                        Duration.ofSeconds(5)));
        RunResult result = end(run);
        assertThat(result.end()).isEqualTo(RunEnd.COMPLETED);
        assertThat(result.recording().summary().counts().ok()).isEqualTo(500);
        assertThat(hits.get()).isEqualTo(500);
    }

    @Test
    void a_stopped_run_on_a_hung_target_waits_for_the_drain_time_and_not_for_an_answer()
            throws Exception {
        List<java.net.Socket> held = new ArrayList<>();
        try (ServerSocket hung = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            while (true) {
                                held.add(hung.accept());
                            }
                        } catch (IOException e) {
                            // closed by the test
                        }
                    });
            RunHandle run =
                    new LocalRunService()
                            .start(
                                    profile(
                                            hung,
                                            closed(50, Duration.ofHours(1), OptionalLong.empty()),
                                            Duration.ofMillis(500)));
            Await.until("50 sent", () -> run.snapshot().gauges().sent() == 50);
            long before = System.nanoTime();
            run.stop();
            RunResult result = end(run);
            assertThat(result.recording().events())
                    .filteredOn(event -> event.kind() == RunEvent.Kind.STOPPED)
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.text()).isEqualTo("Stopped at 50 in flight");
                        // The drain took half a second more.
                        assertThat(event.atNanos())
                                .isBetween(
                                        1L,
                                        result.recording().summary().tookNanos() - 400_000_000L);
                    });
            assertThat(result.recording().judgement().notes())
                    .as("nobody ended the wait")
                    .noneMatch(note -> note.startsWith("The wait for"));
            assertThat(result.recording().intervals().getLast().planned())
                    .as("level once it was stopped")
                    .isLessThan(50);
            // An answer would be waited for 30 s; ExhaustionTest has the drain time to a second.
            assertThat(System.nanoTime() - before).isBetween(500_000_000L, 15_000_000_000L);
            assertThat(result.end()).isEqualTo(RunEnd.STOPPED);
            assertThat(result.recording().summary().counts().of(FailureKind.CANCELLED))
                    .isEqualTo(50);
            run.stop();
            run.cancel();
            end(run);
        }
    }

    @Test
    void a_stop_after_the_plan_ends_the_wait_for_the_last_answers_and_nothing_else()
            throws Exception {
        try (ServerSocket hung = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            RunHandle run =
                    new LocalRunService()
                            .start(
                                    profile(
                                            hung,
                                            open(20, Duration.ofSeconds(1)),
                                            Duration.ofSeconds(20)));
            Await.until("the plan is over", () -> run.snapshot().phase() == RunPhase.DRAINING);
            run.stop();
            RunResult result = end(run);
            Counts counts = result.recording().summary().counts();
            assertThat(result.end()).isEqualTo(RunEnd.COMPLETED);
            assertThat(counts.sent()).isEqualTo(20);
            assertThat(counts.cancelled()).isEqualTo(20);
            assertThat(result.recording().summary().tookNanos()).isLessThan(15_000_000_000L);
            assertThat(result.recording().stoppedNanos()).as("the plan").isEmpty();
            assertThat(result.recording().judgement().stamp()).isEqualTo(Stamp.VALID_WITH_NOTES);
            assertThat(result.recording().judgement().notes())
                    .filteredOn(note -> note.startsWith("The wait for the last answers was ended"))
                    .singleElement()
                    .asString()
                    .endsWith(" s; its limit is 20s.");
        }
    }

    @Test
    void requests_that_never_got_one_of_two_permits_have_queued_until_the_end() throws Exception {
        try (ServerSocket hung = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            Profile many = profile(hung, open(100, Duration.ofSeconds(1)), Duration.ofMillis(300));
            Profile two =
                    new Profile(
                            many.name(),
                            many.request(),
                            many.load(),
                            Bounds.permits(many.limits(), 2));
            RunResult result = end(new LocalRunService().start(two));
            Counts counts = result.recording().summary().counts();
            Times times = result.recording().summary().times();
            assertThat(counts.of(FailureKind.RUN_ENDED)).isEqualTo(98);
            assertThat(counts.cancelled()).isEqualTo(2);

            AwaitedTimes queue = times.queue();
            assertThat(queue.censored()).isEqualTo(98);
            assertThat(queue.times().count()).isEqualTo(98);
            assertThat(queue.isLowerBound(queue.times().percentileNanos(50))).isTrue();
            assertThat(queue.times().minNanos().orElseThrow()).isGreaterThan(300_000_000L);
            assertThat(queue.times().maxNanos().orElseThrow())
                    .isLessThanOrEqualTo(times.response().times().maxNanos().orElseThrow());
            long ofIntervals =
                    result.recording().intervals().stream()
                            .mapToLong(interval -> Curve.QUEUE.of(interval.times()).censored())
                            .sum();
            assertThat(ofIntervals).isEqualTo(98);
        }
    }

    @Test
    void figures_of_a_run_that_goes_on_count_the_requests_that_hang() throws Exception {
        CountDownLatch hung = new CountDownLatch(1);
        server.createContext(
                "/fifth",
                exchange -> {
                    if (hits.incrementAndGet() % 5 == 0) {
                        awaitQuietly(hung);
                    }
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        List<Problem> problems = new ArrayList<>();
        List<Threshold> thresholds =
                List.of(
                        ThresholdText.parse("", "p95 < 1s", problems).orElseThrow(),
                        ThresholdText.parse("", "errors < 1%", problems).orElseThrow());
        try {
            RunHandle run =
                    new LocalRunService()
                            .start(
                                    profile(
                                                    url + "fifth",
                                                    open(200, Duration.ofHours(1)),
                                                    Duration.ofMillis(500))
                                            .withThresholds(thresholds));
            // An answer that just takes a little longer than half of them may be awaited, too.
            AtomicReference<Snapshot> seen = new AtomicReference<>();
            Await.until(
                    "the bound on p95 is broken while the run goes on, and p50 is known",
                    () -> {
                        Snapshot now = run.snapshot();
                        seen.set(now);
                        AwaitedTimes times = now.summary().times().response();
                        return now.thresholds().getFirst().failed()
                                && !times.isLowerBound(times.times().percentileNanos(50));
                    });
            Snapshot live = seen.get();
            AwaitedTimes response = live.summary().times().response();
            assertThat(live.phase()).isEqualTo(RunPhase.RUNNING);
            assertThat(live.thresholds().getFirst().atLeast()).isTrue();
            assertThat(live.thresholds().get(1).state())
                    .isEqualTo(ThresholdCheck.State.NOT_ENOUGH_DATA);
            assertThat(response.isLowerBound(response.times().percentileNanos(95))).isTrue();
            assertThat(live.awaited().all().service().count()).isEqualTo(response.censored());
            assertThat(live.intervals())
                    .allMatch(each -> each.times().unfinished().response().isEmpty());

            run.stop();
            RunResult result = end(run);
            Counts counts = result.recording().summary().counts();
            assertThat(counts.cancelled()).isPositive();
            assertThat(run.snapshot().awaited()).isEqualTo(AwaitedSoFar.NONE);
            assertThat(run.snapshot().summary().times().response().censored())
                    .isEqualTo(counts.cancelled() + counts.of(FailureKind.RUN_ENDED));
        } finally {
            hung.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_run_that_is_stopped_before_its_plan_begins_sends_nothing() throws Exception {
        Load load = closed(20, Duration.ofSeconds(5), OptionalLong.empty());
        RunHandle run = new LocalRunService().start(profile(url, load, Duration.ofSeconds(1)));
        run.stop();
        RunResult result = end(run);
        assertThat(result.end()).isEqualTo(RunEnd.STOPPED);
        assertThat(result.recording().summary().counts().scheduled()).isZero();
        assertThat(hits).hasValue(0);
    }

    @Test
    void cancelling_does_not_wait_for_the_drain() throws Exception {
        try (ServerSocket hung = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            RunHandle run =
                    new LocalRunService()
                            .start(
                                    profile(
                                            hung,
                                            open(20, Duration.ofHours(1)),
                                            Duration.ofMinutes(1)));
            Await.until("10 sent", () -> run.snapshot().gauges().sent() >= 10);
            run.cancel();
            RunResult result = end(run);
            assertThat(result.end()).isEqualTo(RunEnd.STOPPED);
            assertThat(result.recording().judgement().notes())
                    .anyMatch(note -> note.startsWith("The wait for the last answers was ended"));
        }
    }

    @Test
    void a_refused_port_is_data_not_an_exception() throws Exception {
        try (ClosedPort closed = new ClosedPort()) {
            RunHandle run =
                    new LocalRunService()
                            .start(
                                    profile(
                                            closed.url(),
                                            open(50, Duration.ofSeconds(1)),
                                            Duration.ofSeconds(1)));
            RunResult result = end(run);
            assertThat(result.end()).isEqualTo(RunEnd.COMPLETED);
            assertThat(result.recording().summary().counts().of(FailureKind.CONNECT_REFUSED))
                    .isEqualTo(50);
        }
    }

    @Test
    void snapshots_show_progress_and_whole_seconds_as_they_come() throws Exception {
        RunHandle run =
                new LocalRunService()
                        .start(
                                profile(
                                        url,
                                        open(50, Duration.ofSeconds(5)),
                                        Duration.ofSeconds(1)));
        // With three seconds left to look.
        Await.until("two intervals", () -> run.snapshot().intervals().size() >= 2);
        Snapshot during = run.snapshot();
        assertThat(during.phase()).isEqualTo(RunPhase.RUNNING);
        assertThat(during.progress()).isBetween(0.4, 1.0);
        assertThat(during.leftNanos().getAsLong()).isBetween(0L, 3_000_000_000L);
        // A second ends when somebody sees to it, and says how long it was.
        double due = 50 * during.intervals().get(1).seconds();
        assertThat((double) during.intervals().get(1).counts().scheduled())
                .isBetween(due - 2, due + 2);
        end(run);
        assertThat(run.snapshot().progress()).isEqualTo(1);
    }

    @Test
    void thresholds_are_watched_second_by_second_and_a_crossing_is_an_event() throws Exception {
        List<Problem> none = new ArrayList<>();
        List<Threshold> thresholds =
                List.of(
                        ThresholdText.parse("", "p50 < 1ns", none).orElseThrow(),
                        ThresholdText.parse("", "errors < 1%", none).orElseThrow());
        RunHandle run =
                new LocalRunService()
                        .start(
                                profile(
                                                url,
                                                open(100, Duration.ofSeconds(2)),
                                                Duration.ofSeconds(5))
                                        .withThresholds(thresholds));
        assertThat(run.snapshot().thresholds())
                .extracting(ThresholdCheck::threshold)
                .isEqualTo(thresholds);
        Await.until("one second", () -> !run.snapshot().intervals().isEmpty());
        Await.until("checked", () -> run.snapshot().thresholds().getFirst().failed());
        RunResult result = end(run);
        assertThat(result.recording().events())
                .filteredOn(event -> event.kind() == RunEvent.Kind.THRESHOLD)
                .singleElement()
                .satisfies(event -> assertThat(event.text()).startsWith("p50 < 1ns fails: "));
        assertThat(run.snapshot().thresholds()).isEqualTo(ThresholdCheck.of(result.recording()));
    }

    @Test
    void a_profile_with_problems_is_refused() {
        assertThatThrownBy(() ->
                        new LocalRunService()
                                .start(
                                        profile(
                                                "nonsense",
                                                open(1, Duration.ofSeconds(1)),
                                                Duration.ZERO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("request.url");
    }
}
