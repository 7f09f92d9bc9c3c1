package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.engine.LoadEngine;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.model.SampleSink;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.WeightedRequest;
import dev.barograph.testing.Await;
import dev.barograph.testing.CountingTarget;
import dev.barograph.testing.FaultServer;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Profiles with several requests against a real target: what arrives there, what is told of it,
/// and that no request or answer is taken for another.
class MixedRequestsTest {
    private static final List<String> MIX = List.of("GET /list", "POST /new", "HEAD /list");

    /// The head of the `HEAD` is that of the `GET`, and lies about the body that follows.
    private static final Map<String, String> ANSWERS =
            Map.of(
                    "GET /list", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                    "POST /new", "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok",
                    "HEAD /list", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");

    private static final String BODY = "{\"item\": 7}";

    /// What a run came to: of each request what was sent, and its samples.
    private record Came(List<Long> sent, List<Queue<Sample>> samples, long scheduled) {
        long turns(int request) {
            return samples.get(request).size();
        }
    }

    private static List<WeightedRequest> mix(CountingTarget target) {
        return List.of(
                new WeightedRequest(
                        "list",
                        3,
                        new RequestSpec("GET", target.url("/list"), List.of(), new Body.None())),
                new WeightedRequest("new", 1, Calls.post(target.url("/new"), BODY)),
                new WeightedRequest(
                        "there",
                        1,
                        new RequestSpec("HEAD", target.url("/list"), List.of(), new Body.None())));
    }

    private static Load closed(int users, long requests) {
        return new Load(
                new LoadShape.Closed(List.of(Stage.hold(users, Duration.ofMinutes(1)))),
                OptionalLong.of(requests));
    }

    private static Profile profile(List<WeightedRequest> requests, Load load, Limits limits) {
        return new Profile("mixed", requests, load, limits, List.of(), false);
    }

    private static Came run(Profile profile, SocketApi api) throws Exception {
        return run(
                profile, AhcTransport.open(profile, NanoClock.SYSTEM, 2, api, HostLookup.SYSTEM));
    }

    private static Came run(Profile profile, AhcTransport transport) throws Exception {
        AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
        List<Queue<Sample>> samples = new ArrayList<>();
        List<SampleSink> sinks = new ArrayList<>();
        for (int i = 0; i < profile.requests().size(); i++) {
            Queue<Sample> of = new ConcurrentLinkedQueue<>();
            samples.add(of);
            sinks.add(of::add);
        }
        LoadEngine engine =
                LoadEngine.of(
                        profile,
                        new LoadEngine.Wiring(transport, sinks, NanoClock.SYSTEM, fault::set));
        engine.start();
        engine.idle().toCompletableFuture().get(60, TimeUnit.SECONDS);
        assertThat(transport.close(Duration.ofSeconds(10))).as("threads ended").isTrue();
        assertThat(fault.get()).isNull();
        Came came =
                new Came(
                        IntStream.range(0, samples.size()).mapToObj(engine::sent).toList(),
                        samples,
                        engine.scheduled());
        long all = 0;
        for (int i = 0; i < samples.size(); i++) {
            long notSent = samples.get(i).stream().filter(MixedRequestsTest::isNotSent).count();
            assertThat(came.sent.get(i) + notSent).as("request %d", i).isEqualTo(came.turns(i));
            all += came.turns(i);
        }
        assertThat(came.scheduled).isEqualTo(all);
        return came;
    }

    /// One by one, on one event loop.
    private static Calls calls(CountingTarget target) {
        Profile profile = profile(mix(target), closed(1, 1), Calls.LIMITS);
        return new Calls(
                AhcTransport.open(
                        profile, NanoClock.SYSTEM, 1, SocketApi.EPOLL, HostLookup.SYSTEM));
    }

    private static boolean isNotSent(Sample sample) {
        return sample.outcome() instanceof Outcome.Failure f
                && f.kind().group() == FailureKind.Group.NOT_SENT;
    }

    @ParameterizedTest
    @EnumSource
    void closed_model_what_arrives_is_what_was_sent_of_each(SocketApi api) throws Exception {
        try (CountingTarget target = new CountingTarget(ANSWERS)) {
            Came came = run(profile(mix(target), closed(16, 20_003), HostileRun.LIMITS), api);
            assertMixed(came, target);
            // 20,003 turns are 4,000 cycles and three turns more: list, new, list.
            assertThat(came.sent).containsExactly(12_002L, 4_001L, 4_000L);
            assertThat(target.connections()).isLessThanOrEqualTo(16);
        }
    }

    @ParameterizedTest
    @EnumSource
    void open_model_what_arrives_is_what_was_sent_of_each(SocketApi api) throws Exception {
        Load load =
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(4_000, Duration.ofMillis(1_500))),
                                new Spacing.Even()));
        try (CountingTarget target = new CountingTarget(ANSWERS)) {
            Came came = run(profile(mix(target), load, HostileRun.LIMITS), api);
            assertMixed(came, target);
            assertThat(came.scheduled).isEqualTo(6_000);
            assertThat(target.connections()).isLessThan(300);
            assertThat(IntStream.range(0, 3).mapToObj(came::turns))
                    .containsExactly(3_600L, 1_200L, 1_200L);
        }
    }

    private static void assertMixed(Came came, CountingTarget target) {
        for (int i = 0; i < MIX.size(); i++) {
            String request = MIX.get(i);
            String answer = ANSWERS.getOrDefault(request, "");
            assertThat(target.count(request)).as(request).isEqualTo(came.sent.get(i));
            assertThat(target.texts(request)).as(request).hasSize(1);
            int length = target.texts(request).iterator().next().length();
            assertThat(came.samples.get(i))
                    .as(request)
                    .filteredOn(sample -> !isNotSent(sample))
                    .allSatisfy(sample -> {
                        assertThat(sample.outcome())
                                .isEqualTo(new Outcome.Ok(answer.contains(" 201 ") ? 201 : 200));
                        assertThat(sample.bytesIn()).isEqualTo(answer.length());
                        assertThat(sample.bytesOut()).isEqualTo(length);
                    });
        }
        assertThat(target.texts("POST /new").iterator().next()).endsWith("\r\n\r\n" + BODY);
        assertThat(target.count()).isEqualTo(came.sent.stream().mapToLong(n -> n).sum());
    }

    /// Round after round over one connection, in an order that has each behind each other one.
    @Test
    void answers_that_are_known_are_known_of_one_request_only() throws Exception {
        try (CountingTarget target = new CountingTarget(ANSWERS);
                Calls calls = calls(target)) {
            int[] order = {0, 0, 1, 1, 2, 2, 0, 2, 1, 0, 1, 2};
            for (int k = 0; k < 50 * order.length; k++) {
                int request = order[k % order.length];
                Sample sample = calls.call(request);
                assertThat(sample.outcome())
                        .as("%d: %s", k, MIX.get(request))
                        .isEqualTo(new Outcome.Ok(request == 1 ? 201 : 200));
                assertThat(sample.bytesIn())
                        .isEqualTo(ANSWERS.getOrDefault(MIX.get(request), "").length());
            }
            assertThat(target.connections()).isEqualTo(1);
            EventLoopLane lane = (EventLoopLane) calls.transport.lanes().getFirst();
            assertThat(lane.memory(0).answer).isNotNull();
            assertThat(lane.memory(1).answer).isNotNull();
            assertThat(List.of(lane.memory(0).missed, lane.memory(1).missed)).containsOnly(0);
            // A head with a length and no body says the length of one that never comes.
            assertThat(lane.memory(2).wire).isNull();
            assertThat(lane.memory(2).answer).isNull();
        }
    }

    /// The target answers a `HEAD` with a body, which looks like the answer that the next request
    /// is waiting for.
    @Test
    void what_follows_the_answer_to_a_head_request_never_answers_another_one() throws Exception {
        Map<String, String> surplus =
                Map.of(
                        "GET /list", ANSWERS.getOrDefault("GET /list", ""),
                        "POST /new", ANSWERS.getOrDefault("POST /new", ""),
                        "HEAD /list",
                                ANSWERS.getOrDefault("HEAD /list", "")
                                        + ANSWERS.getOrDefault("GET /list", ""));
        try (CountingTarget target = new CountingTarget(surplus);
                Calls calls = calls(target)) {
            for (int k = 0; k < 100; k++) {
                assertThat(calls.call(0).outcome()).isEqualTo(new Outcome.Ok(200));
                assertThat(calls.call(1).outcome()).isEqualTo(new Outcome.Ok(201));
                assertThat(calls.call(2).outcome()).isEqualTo(new Outcome.Ok(200));
                Await.until("it is closed", () -> calls.transport.openConnections() == 0);
            }
            assertThat(target.connections()).isEqualTo(100);
        }
    }

    @Test
    void everything_kept_for_each_request_is_let_go_at_the_end() throws Exception {
        long before = UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
        try (CountingTarget target =
                new CountingTarget(
                        Map.of(
                                "POST /a", ANSWERS.getOrDefault("POST /new", ""),
                                "POST /b", ANSWERS.getOrDefault("POST /new", "")))) {
            List<WeightedRequest> requests =
                    List.of(
                            new WeightedRequest("a", 1, Calls.post(target.url("/a"), BODY)),
                            new WeightedRequest(
                                    "b", 1, Calls.post(target.url("/b"), "b".repeat(100_000))));
            Profile profile = profile(requests, closed(2, 100), HostileRun.LIMITS);
            AhcTransport transport =
                    AhcTransport.open(
                            profile, NanoClock.SYSTEM, 2, SocketApi.EPOLL, HostLookup.SYSTEM);
            assertThat(UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory() - before)
                    .isGreaterThanOrEqualTo(100_000 + BODY.length());
            run(profile, transport);
            assertThat(target.count("POST /a")).isEqualTo(50);
            assertThat(target.count("POST /b")).isEqualTo(50);
            assertThat(transport.lanes())
                    .allSatisfy(lane -> {
                        assertThat(((EventLoopLane) lane).memory(0).wire).isNull();
                        assertThat(((EventLoopLane) lane).memory(1).wire).isNull();
                    });
        }
        assertThat(UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory()).isEqualTo(before);
    }

    /// The first six requests for one path meet a fault and those for the other never do.
    @ParameterizedTest
    @EnumSource(
            names = {
                "R01_SILENCE",
                "R05_RESET",
                "R06_RESET_IN_BODY",
                "R08_BODY_TOO_SHORT",
                "R09_CHUNKS_CUT_SHORT",
                "R10_BAD_CHUNK_SIZE",
                "R14_INFINITE_BODY",
                "R19_RANDOM_BYTES",
                "R21_STATUS_999",
                "R25_REFUSED_TOO_EARLY",
                "R30_STATUS_500"
            })
    void a_fault_is_told_of_the_request_that_met_it(HostileRow row) throws Exception {
        int faulty = 6;
        try (FaultServer target = new FaultServer()) {
            Came came = run(beside(row.request(target.url(""), faulty), target), SocketApi.EPOLL);
            assertThat(came.sent).containsExactly(30L, 30L);
            assertThat(target.hits(row.path)).isEqualTo(30);
            assertThat(target.hits("/ok")).isEqualTo(30);
            assertThat(failures(came, 0)).isEmpty();
            // On a connection that had been used before, a reset says no more than that.
            assertThat(failures(came, 1))
                    .hasSize(faulty)
                    .allMatch(kind -> kind == row.kind || kind == FailureKind.STALE_CONNECTION);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rst", "/fin"})
    void a_path_that_always_breaks_costs_the_other_one_nothing(String path) throws Exception {
        try (FaultServer target = new FaultServer()) {
            RequestSpec broken =
                    new RequestSpec(
                            "GET", target.url(path + "?first=1000"), List.of(), new Body.None());
            Came came = run(beside(broken, target), SocketApi.EPOLL);
            assertThat(failures(came, 0)).isEmpty();
            assertThat(failures(came, 1)).hasSize(30);
        }
    }

    private static Profile beside(RequestSpec faulty, FaultServer target) {
        RequestSpec well = new RequestSpec("GET", target.url("/ok"), List.of(), new Body.None());
        return profile(
                List.of(
                        new WeightedRequest("well", 1, well),
                        new WeightedRequest("bad", 1, faulty)),
                closed(4, 60),
                HostileRow.LIMITS);
    }

    private static List<FailureKind> failures(Came came, int request) {
        return came.samples.get(request).stream()
                .map(Sample::outcome)
                .filter(Outcome.Failure.class::isInstance)
                .map(outcome -> ((Outcome.Failure) outcome).kind())
                .toList();
    }
}
