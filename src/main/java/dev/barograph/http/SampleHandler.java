package dev.barograph.http;

import dev.barograph.engine.Completion;
import dev.barograph.engine.InFlight;
import dev.barograph.model.Exchange;
import dev.barograph.model.FailureKind;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLSession;
import org.asynchttpclient.AsyncHandler;
import org.asynchttpclient.HttpResponseBodyPart;
import org.asynchttpclient.HttpResponseStatus;
import org.jspecify.annotations.Nullable;

/// One request from send to end: stamps, counts, and tells the completion once. Never used twice,
/// because the client calls back late. Hooks run on the event loop of the connection; the end may
/// come from the sender, so figures read there are the newest that had reached it.
final class SampleHandler implements AsyncHandler<Boolean>, Supplier<Exchange> {
    // The life of a request: SENDING -> IN_FLIGHT -> DONE, or, if it ends before `send` is over,
    // SENDING -> ENDING -> ENDED, and `send` has the completion called by a lane.
    private static final int SENDING = 0;
    private static final int IN_FLIGHT = 1;
    private static final int ENDING = 2;
    private static final int ENDED = 3;
    private static final int DONE = 4;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(SampleHandler.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final AhcTransport transport;
    private final Completion completion;
    private final long dueNanos;
    private final long sentNanos;

    @SuppressWarnings("unused") // through STATE
    private volatile int state;

    /// Sent by the event loop of its connection: nobody else ever touches it.
    private boolean local;

    private boolean pooled;
    private boolean tcpConnected;
    private boolean tlsTried;
    private boolean ready;
    private boolean answered;
    private boolean whole;
    private boolean broke;
    // Narrow, both: the object is two cache lines then, and not a byte more.
    private final short request;
    private short status;
    private @Nullable HttpHeaders headers;
    private long openedNanos;
    private long tcpConnectedNanos;
    private long readyNanos;
    private long firstByteNanos;
    private long lastSignNanos;
    private long bytesIn;
    private long bytesOut;
    private long bodyBytes;
    private @Nullable Outcome verdict;
    private @Nullable Sample early;

    /// @param request its place in the profile
    SampleHandler(AhcTransport transport, int request, long dueNanos, Completion completion) {
        this.transport = transport;
        this.request = (short) request;
        this.completion = completion;
        this.dueNanos = dueNanos;
        this.sentNanos = later(dueNanos, transport.clock().nanos());
    }

    /// Which request this is: its place in the profile.
    int request() {
        return request;
    }

    // ---- asked by Sweeper

    InFlight inFlight() {
        return new InFlight(request, dueNanos, sentNanos, this::isOver);
    }

    long sentNanos() {
        return sentNanos;
    }

    /// When the connection was ready or the target last showed a sign of life, whichever is later.
    long lastSignNanos() {
        return lastSignNanos;
    }

    boolean isOver() {
        return state != SENDING && state != IN_FLIGHT;
    }

    // ---- asked by Failures

    boolean isPooled() {
        return pooled;
    }

    boolean isTcpConnected() {
        return pooled || tcpConnected;
    }

    /// TLS began and did not come to an end.
    boolean isInHandshake() {
        return tlsTried && !ready;
    }

    boolean hasStatus() {
        return status != 0;
    }

    boolean didBreak() {
        return broke;
    }

    long bytesIn() {
        return bytesIn;
    }

    long bodyBytes() {
        return bodyBytes;
    }

    // ---- told by Tap and Http1Guard

    void received(int bytes) {
        bytesIn += bytes;
        alive();
        if (!answered) {
            firstByteNanos = lastSignNanos;
            answered = true;
        }
    }

    /// Bytes came, or the last of many left.
    void alive() {
        lastSignNanos = transport.clock().nanos();
    }

    void written(int bytes) {
        bytesOut += bytes;
    }

    /// What had come was not the response yet.
    void interimReceived() {
        answered = false;
    }

    /// The final response may have come in one piece with an interim one.
    void finalResponseBegan() {
        if (!answered) {
            firstByteNanos = lastSignNanos;
            answered = true;
        }
    }

    void connectionBroke() {
        broke = true;
    }

    /// Says how this ends, whatever the client makes of the closing that follows. Event loop only.
    void decide(FailureKind kind, String message) {
        settle(Failures.failure(kind, message));
    }

    /// As [#decide(FailureKind, String)].
    void settle(Outcome outcome) {
        if (verdict == null) {
            verdict = outcome;
        }
    }

    // ---- told by the client

    @Override
    public void onConnectionPooled(Channel channel) {
        pooled = true;
        tcpConnectedNanos = sentNanos;
        readyNanos = sentNanos;
        lastSignNanos = sentNanos;
        ready = true;
        Connection connection = Connection.of(channel);
        openedNanos = connection.openedNanos;
        connection.take(this);
        local = connection.lane.loop.inEventLoop();
    }

    @Override
    public void onTcpConnectAttempt(InetSocketAddress address) {
        transport.dialing().began(address, this);
    }

    @Override
    public void onTcpConnectFailure(InetSocketAddress address, Throwable cause) {
        // Still there if not even a channel could be made.
        var _ = transport.dialing().take(address);
    }

    @Override
    public void onTcpConnectSuccess(InetSocketAddress address, Channel channel) {
        tcpConnected = true;
        tcpConnectedNanos = transport.clock().nanos();
        lastSignNanos = tcpConnectedNanos;
        openedNanos = tcpConnectedNanos;
        Connection connection = Connection.of(channel);
        connection.openedNanos = openedNanos;
        connection.take(this);
        connection.lane.cancelling.soon();
        if (!transport.isTls()) {
            connectionReady(tcpConnectedNanos);
        }
    }

    @Override
    public void onTlsHandshakeAttempt() {
        tlsTried = true;
    }

    @Override
    public void onTlsHandshakeSuccess(SSLSession session) {
        connectionReady(transport.clock().nanos());
        transport.negotiated().tls(session);
    }

    private void connectionReady(long nanos) {
        readyNanos = nanos;
        lastSignNanos = nanos;
        ready = true;
    }

    @Override
    public State onStatusReceived(HttpResponseStatus received) {
        status = (short) received.getStatusCode(); // three digits
        return State.CONTINUE;
    }

    @Override
    public State onHeadersReceived(HttpHeaders received) {
        headers = received;
        return State.CONTINUE;
    }

    @Override
    public State onBodyPartReceived(HttpResponseBodyPart part) {
        bodyBytes += part.length();
        whole = part.isLast();
        if (bodyBytes > transport.maxBodyBytes()) {
            decide(
                    FailureKind.BODY_CAP,
                    "The response body is larger than " + transport.maxBodyBytes() + " bytes");
            return State.ABORT;
        }
        return State.CONTINUE;
    }

    @Override
    public Boolean onCompleted() {
        if (verdict == null && broke) {
            // Without a length the client takes a reset for the end of the body.
            decide(FailureKind.RESET, Failures.cutShort("Connection reset", this));
        }
        Outcome outcome = verdict;
        end(outcome != null ? outcome : Failures.ofStatus(status));
        return Boolean.TRUE;
    }

    /// Ends as was decided before.
    void endSettled() {
        Outcome outcome = verdict;
        if (outcome != null) {
            end(outcome);
        }
    }

    @Override
    public void onThrowable(Throwable cause) {
        Outcome outcome = verdict;
        if (outcome == null && whole) { // the rest of a needless upload was broken off
            outcome = Failures.ofStatus(status);
        }
        end(outcome != null ? outcome : transport.failures().ofSafely(cause, this));
    }

    /// Ends the request if it has not ended. Any thread.
    void end(Outcome outcome) {
        if (isOver()) {
            return;
        }
        // First: where there is no memory for it, the request has not ended and may be ended again.
        Sample sample = sample(outcome);
        int was = changeState(IN_FLIGHT, DONE);
        if (was == IN_FLIGHT) {
            completion.completed(sample, this);
        } else if (was == SENDING) {
            if (changeState(SENDING, ENDING) == SENDING) {
                early = sample;
                if (changeState(ENDING, ENDED) != ENDING) {
                    completion.completed(early, this);
                }
            } else {
                end(outcome);
            }
        }
    }

    /// Called last by the sender; calls the completion of a request that has already ended on a
    /// lane.
    void sendIsOver() {
        int was = changeState(SENDING, IN_FLIGHT);
        if (was == ENDING) {
            was = changeState(ENDING, DONE);
        }
        Sample sample = early;
        if (was == ENDED && sample != null) {
            transport.later(() -> completion.completed(sample, this));
        }
    }

    /// What was said, as far as it has come; asked after the end, on any thread.
    @Override
    public Exchange get() {
        HttpHeaders received = headers;
        return new Exchange(
                isTcpConnected()
                        ? OptionalLong.of(Math.max(0, sentNanos - openedNanos))
                        : OptionalLong.empty(),
                hasStatus() ? OptionalInt.of(status) : OptionalInt.empty(),
                received == null ? List.of() : KeptHeaders.of(received),
                Optional.empty());
    }

    /// Changes the state if it is what is expected.
    ///
    /// @return what it was
    private int changeState(int expected, int next) {
        if (!local) {
            return (int) STATE.compareAndExchange(this, expected, next);
        }
        int was = (int) STATE.getOpaque(this);
        if (was == expected) {
            STATE.setOpaque(this, next);
        }
        return was;
    }

    /// Compared by difference: readings of the clock may wrap.
    private static long later(long nanos, long otherNanos) {
        return otherNanos - nanos > 0 ? otherNanos : nanos;
    }

    private static long within(long nanos, long fromNanos, long untilNanos) {
        return untilNanos - nanos < 0 ? untilNanos : later(fromNanos, nanos);
    }

    private Sample sample(Outcome outcome) {
        NanoClock clock = transport.clock();
        long done = later(sentNanos, clock.nanos());
        long tcpConnectedAt = isTcpConnected() ? within(tcpConnectedNanos, sentNanos, done) : done;
        long connected = ready ? within(readyNanos, tcpConnectedAt, done) : done;
        long firstByte = ready && answered ? within(firstByteNanos, connected, done) : done;
        return new Sample(
                dueNanos,
                sentNanos,
                tcpConnectedAt,
                connected,
                firstByte,
                done,
                bytesIn,
                bytesOut,
                tcpConnected,
                outcome);
    }
}
