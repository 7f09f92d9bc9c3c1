package dev.barograph.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.model.Stage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import org.asynchttpclient.netty.NettyResponseStatus;
import org.asynchttpclient.uri.Uri;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What one request costs in our own handlers, without client and socket.
@State(Scope.Thread)
public class AnswerBench {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nDate: Sun, 22 Nov 2026 20:00:00 GMT\r\n"
                    + "Content-Type: text/plain\r\nContent-Length: 6\r\nConnection: keep-alive\r\n\r\n";

    private final HttpResponse response =
            new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ByteBuf answer = PooledByteBufAllocator.DEFAULT.directBuffer();
    private final ByteBuf head = PooledByteBufAllocator.DEFAULT.directBuffer();
    private final KnownAnswer known = new KnownAnswer(head, response, 6);
    private final NettyResponseStatus status =
            new NettyResponseStatus(Uri.create("http://127.0.0.1/"), response, channel);
    private final AhcTransport transport = open();
    private Sample last = Sample.notSent(0, 0, dev.barograph.model.FailureKind.RUN_ENDED);

    private static AhcTransport open() {
        RequestSpec request =
                new RequestSpec("GET", "http://127.0.0.1:1/", List.of(), new Body.None());
        Load load = new Load(new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(1)))));
        return AhcTransport.open(
                new Profile("bench", request, load, Limits.DEFAULT), NanoClock.SYSTEM);
    }

    @Setup
    public void fill() {
        Connection.attach((EventLoopLane) transport.lanes().getFirst(), channel);
        head.writeCharSequence(HEAD, ISO_8859_1);
        answer.writeCharSequence(HEAD + "hello\n", ISO_8859_1);
    }

    @TearDown
    public void close() {
        transport.close(Duration.ofSeconds(5));
    }

    /// From send to sample: stamps, counts and the end told once.
    @Benchmark
    public Sample handler() {
        SampleHandler handler =
                new SampleHandler(transport, 0, System.nanoTime(), sample -> last = sample);
        handler.onConnectionPooled(channel);
        handler.sendIsOver();
        handler.received(answer.readableBytes());
        handler.finalResponseBegan();
        var _ = handler.onStatusReceived(status);
        var _ = handler.onCompleted();
        return last;
    }

    @Benchmark
    public boolean knownAnswer() {
        return known.isIn(answer);
    }

    @Benchmark
    public int headBytes() {
        return KnownAnswer.headBytes(answer);
    }
}
