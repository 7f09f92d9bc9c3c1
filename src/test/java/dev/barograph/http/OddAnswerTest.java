package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Outcome;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.testing.FaultServer;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that are odd, and that they stay with the requests that they belong to.
@ParameterizedClass
@EnumSource(SocketApi.class)
class OddAnswerTest {
    @Parameter SocketApi api = SocketApi.EPOLL;
    private final FaultServer server = new FaultServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Calls get(String path) {
        return get(path, Calls.LIMITS);
    }

    private Calls get(String path, Limits limits) {
        return Calls.get(api, server.url(path), limits);
    }

    @Test
    void early_hints_never_shift_answers_to_other_requests() {
        try (Calls calls = get("/earlyhints", Calls.maxBody(10_000))) {
            long first = calls.callOk().bytesIn();
            for (int turn = 2; turn <= 1_000; turn++) {
                // The n-th answer has n bytes; the rest is as long each time.
                assertThat(calls.callOk().bytesIn()).isEqualTo(first + turn - 1);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void an_answer_nobody_asked_for_never_answers_the_next_request() {
        try (Calls calls = get("/twice")) {
            // Both answers come at once and the connection is given up with the second one.
            long okBytes = calls.callOk().bytesIn();
            for (int i = 0; i < 20; i++) {
                Sample sample = calls.call();
                if (sample.outcome() instanceof Outcome.Ok) {
                    assertThat(sample.bytesIn()).isEqualTo(okBytes);
                } else {
                    assertThat(((Outcome.Failure) sample.outcome()).kind())
                            .isIn(EnumSet.of(FailureKind.STALE_CONNECTION, FailureKind.MALFORMED));
                }
            }
        }
    }

    @Test
    void a_request_sent_from_a_completion_does_not_take_the_surplus_answer() throws Exception {
        try (Calls calls = get("/twice")) {
            BlockingQueue<Sample> chained = new LinkedBlockingQueue<>();
            EnumSet<FailureKind> kinds = EnumSet.noneOf(FailureKind.class);
            for (int i = 0; i < 20; i++) {
                calls.transport.send(
                        0,
                        System.nanoTime(),
                        _ -> calls.transport.send(0, System.nanoTime(), chained::add));
                Sample second = chained.poll(20, TimeUnit.SECONDS);
                assertThat(second).isNotNull();
                if (second.outcome() instanceof Outcome.Failure failure) {
                    kinds.add(failure.kind());
                } else {
                    // Sent after the connection had been given up for the surplus answer.
                    assertThat(second.newConnection()).isTrue();
                }
            }
            assertThat(kinds)
                    .contains(FailureKind.MALFORMED)
                    .isSubsetOf(FailureKind.MALFORMED, FailureKind.STALE_CONNECTION);
        }
    }

    @Test
    void a_silently_closed_kept_alive_connection_is_stale_or_replaced() {
        try (Calls calls = get("/silentclose")) {
            int ok = 0;
            int sent = 0;
            for (; sent < 200; sent++) {
                Sample sample = calls.call();
                if (sample.outcome() instanceof Outcome.Ok) {
                    ok++;
                } else {
                    Calls.failed(sample, FailureKind.STALE_CONNECTION);
                    assertThat(sample.newConnection()).isFalse();
                }
            }
            assertThat(ok).isPositive().isEqualTo(server.hits("/silentclose"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/close", "/untilclose"})
    void an_announced_close_is_no_failure(String path) {
        try (Calls calls = get(path)) {
            for (int i = 0; i < 20; i++) {
                assertThat(calls.callOk().newConnection()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"404, HTTP_4XX", "429, HTTP_4XX", "500, HTTP_5XX", "599, HTTP_5XX"})
    void an_error_status_is_a_failure_with_its_status(int status, FailureKind kind) {
        try (Calls calls = get("/code" + status)) {
            Outcome.Failure failure = calls.callFails(kind);
            assertThat(failure.status()).isEqualTo(OptionalInt.of(status));
            assertThat(failure.message()).startsWith("HTTP " + status);
            assertThat(calls.call().newConnection()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304, 399})
    void other_statuses_are_ok(int status) {
        try (Calls calls = get("/code" + status)) {
            assertThat(calls.call().outcome()).isEqualTo(new Outcome.Ok(status));
            assertThat(calls.call().outcome()).isEqualTo(new Outcome.Ok(status));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/redirect", "/redirectfile"})
    void a_redirect_is_counted_and_not_followed(String path) {
        try (Calls calls = get(path)) {
            for (int sent = 1; sent <= 10; sent++) {
                assertThat(calls.call().outcome()).isEqualTo(new Outcome.Ok(302));
                assertThat(server.asked()).hasSize(sent);
            }
        }
    }

    @Test
    void a_packed_body_counts_as_it_came() {
        try (Calls calls = get("/gzip")) {
            assertThat(calls.callOk().bytesIn()).isBetween(100L, 1_000L);
        }
        try (Calls calls = get("/notgzip")) {
            calls.callOk();
        }
    }

    @Test
    void a_head_request_has_no_body_to_wait_for() {
        RequestSpec head = new RequestSpec("HEAD", server.url("/head"), List.of(), new Body.None());
        try (Calls calls = Calls.of(api, head, Calls.LIMITS)) {
            calls.callOk();
            assertThat(calls.callOk().newConnection()).isFalse();
        }
    }

    @Test
    void a_header_of_100_kb_is_taken() {
        try (Calls calls = get("/bigheader")) {
            assertThat(calls.callOk().bytesIn()).isGreaterThan(100_000);
            calls.callOk();
        }
    }
}
