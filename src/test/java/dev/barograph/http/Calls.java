package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Header;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A transport under test and everything it told. Closing it checks the promises that hold for
/// every request: told once, times that never go back, all threads gone.
final class Calls implements AutoCloseable {
    static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ZERO,
                    10,
                    10,
                    1 << 20);

    final AhcTransport transport;
    private final BlockingQueue<Sample> told = new LinkedBlockingQueue<>();
    private final List<AtomicInteger> times = new ArrayList<>();

    Calls(AhcTransport transport) {
        this.transport = transport;
    }

    static Calls get(SocketApi api, String url, Limits limits) {
        return of(api, new RequestSpec("GET", url, List.of(), new Body.None()), limits);
    }

    static Calls of(SocketApi api, RequestSpec request, Limits limits) {
        return new Calls(
                AhcTransport.open(
                        profile(request, limits), NanoClock.SYSTEM, 2, api, HostLookup.SYSTEM));
    }

    static RequestSpec post(String url, String body, Header... headers) {
        return new RequestSpec("POST", url, List.of(headers), new Body.Text(body));
    }

    static Profile profile(RequestSpec request, Limits limits) {
        Stage stage = Stage.hold(1, Duration.ofSeconds(1));
        return new Profile("test", request, new Load(new LoadShape.Closed(List.of(stage))), limits);
    }

    static Limits maxBody(long bytes) {
        Duration time = Duration.ofSeconds(20);
        return new Limits(time, time, time, Duration.ZERO, 10, 10, bytes);
    }

    static Limits timeouts(int connectMillis, int responseMillis, int totalMillis) {
        return new Limits(
                Duration.ofMillis(connectMillis),
                Duration.ofMillis(responseMillis),
                Duration.ofMillis(totalMillis),
                Duration.ZERO,
                10,
                10,
                1 << 20);
    }

    void send() {
        send(0);
    }

    /// @param request its place in the profile
    private void send(int request) {
        AtomicInteger calls = new AtomicInteger();
        times.add(calls);
        transport.send(
                request,
                System.nanoTime(),
                sample -> {
                    calls.incrementAndGet();
                    told.add(sample);
                });
    }

    Sample next() {
        try {
            Sample sample = told.poll(30, TimeUnit.SECONDS);
            assertThat(sample).as("a request never ended").isNotNull();
            assertThat(
                            List.of(
                                    sample.dueNanos(),
                                    sample.sentNanos(),
                                    sample.connectedNanos(),
                                    sample.firstByteNanos(),
                                    sample.doneNanos()))
                    .isSorted();
            return sample;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Sample call() {
        send();
        return next();
    }

    /// @param request its place in the profile
    Sample call(int request) {
        send(request);
        return next();
    }

    Sample callOk() {
        Sample sample = call();
        assertThat(sample.outcome()).isEqualTo(new Outcome.Ok(200));
        return sample;
    }

    Outcome.Failure callFails(FailureKind kind) {
        return failed(call(), kind);
    }

    static Outcome.Failure failed(Sample sample, FailureKind kind) {
        assertThat(sample.outcome()).isInstanceOf(Outcome.Failure.class);
        Outcome.Failure failure = (Outcome.Failure) sample.outcome();
        assertThat(failure.kind()).as(failure.message()).isEqualTo(kind);
        assertThat(failure.message()).isNotBlank().hasSizeLessThanOrEqualTo(500);
        return failure;
    }

    @Override
    public void close() {
        assertThat(transport.close(Duration.ofSeconds(10))).as("all threads ended").isTrue();
        assertThat(times).allSatisfy(calls -> assertThat(calls).hasValue(1));
        assertThat(transport.openConnections()).isZero();
    }
}
