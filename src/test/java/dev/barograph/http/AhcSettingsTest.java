package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Limits;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.AsyncHttpClientConfig.ResponseBodyPartFactory;
import org.asynchttpclient.RequestBuilder;
import org.junit.jupiter.api.Test;

class AhcSettingsTest {
    private final AsyncHttpClientConfig config =
            AhcSettings.of(limits(3, 7, 11), 5, SocketApi.IO_URING).build();

    private static Limits limits(int connect, int response, int total) {
        return Calls.timeouts(connect * 1_000, response * 1_000, total * 1_000);
    }

    @Test
    void nothing_is_sent_that_was_not_asked_for() {
        assertThat(config.getMaxRequestRetry()).isZero();
        assertThat(config.isFollowRedirect()).isFalse();
        assertThat(config.getCookieStore()).isNull();
        assertThat(config.getRealm()).isNull();
        assertThat(config.isCompressionEnforced()).isFalse();
        assertThat(config.getUserAgent()).startsWith("Barograph/");
        assertThat(config.getRequestFilters()).isEmpty();
        assertThat(config.getResponseFilters()).isEmpty();
        assertThat(config.getIoExceptionFilters()).isEmpty();
    }

    @Test
    void nothing_waits_inside_the_client() {
        assertThat(config.getMaxConnections()).isEqualTo(-1);
        assertThat(config.getMaxConnectionsPerHost()).isEqualTo(-1);
        assertThat(config.getAcquireFreeChannelTimeout()).isZero();
        assertThat(config.getConnectionSemaphoreFactory()).isNull();
        assertThat(config.isFailedIpCooldownEnabled()).isFalse();
    }

    @Test
    void opening_a_connection_ends() {
        assertThat(config.getConnectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.getHandshakeTimeout()).isEqualTo(3_000);
    }

    @Test
    void the_client_keeps_no_timer_for_a_request() {
        // The total time and silence are the Sweeper's.
        assertThat(config.getReadTimeout()).isEqualTo(Duration.ofMillis(-1));
        assertThat(config.getRequestTimeout()).isEqualTo(Duration.ofMillis(-1));
    }

    @Test
    void a_limit_is_rounded_up_to_whole_milliseconds() {
        Limits odd =
                new Limits(
                        Duration.ofNanos(1_000_001),
                        Duration.ofNanos(2_500_000),
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        1,
                        1,
                        1);
        AsyncHttpClientConfig rounded = AhcSettings.of(odd, 1, SocketApi.EPOLL).build();
        assertThat(rounded.getConnectTimeout()).isEqualTo(Duration.ofMillis(2));
        assertThat(rounded.getHandshakeTimeout()).isEqualTo(2);
    }

    @Test
    void bodies_are_seen_as_they_come_and_never_kept() {
        assertThat(config.isEnableAutomaticDecompression()).isFalse();
        assertThat(config.isKeepEncodingHeader()).isTrue();
        assertThat(config.getResponseBodyPartFactory()).isSameAs(ResponseBodyPartFactory.LAZY);
        assertThat(config.getHttpClientCodecMaxHeaderSize()).isEqualTo(256 * 1024);
        assertThat(config.getHttpClientCodecMaxChunkSize()).isEqualTo(64 * 1024);
        assertThat(config.isValidateResponseHeaders()).isFalse();
    }

    @Test
    void connections_are_kept_until_the_target_closes_them() {
        assertThat(config.isKeepAlive()).isTrue();
        assertThat(config.getPooledConnectionIdleTimeout()).isEqualTo(Duration.ofMillis(-1));
        assertThat(config.getConnectionTtl()).isEqualTo(Duration.ofMillis(-1));
        assertThat(config.isHttp2Enabled()).isFalse();
        assertThat(config.isHttp2CleartextEnabled()).isFalse();
        assertThat(config.isTcpNoDelay()).isTrue();
    }

    @Test
    void tls_is_verified() {
        assertThat(config.isUseInsecureTrustManager()).isFalse();
        assertThat(config.isDisableHttpsEndpointIdentificationAlgorithm()).isFalse();
        assertThat(config.getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(config.getSslContext()).isNull();
    }

    @Test
    void loops_and_memory_are_ours() {
        assertThat(config.getIoThreadsCount()).isEqualTo(5);
        assertThat(config.isUseNativeTransport()).isTrue();
        assertThat(config.isUseOnlyEpollNativeTransport()).isFalse();
        assertThat(AhcSettings.of(Limits.DEFAULT, 1, SocketApi.EPOLL).build())
                .extracting(AsyncHttpClientConfig::isUseOnlyEpollNativeTransport)
                .isEqualTo(true);
        assertThat(config.getAllocator()).isSameAs(PooledByteBufAllocator.DEFAULT);
        assertThat(config.getShutdownQuietPeriod()).isZero();
        assertThat(AhcSettings.ioThreads())
                .isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    @Test
    void a_connection_is_reused_only_if_both_sides_keep_it() {
        assertThat(reuses("", "", "", 200)).isTrue();
        assertThat(reuses("Connection", "close", "", 200)).isFalse();
        assertThat(reuses("Expect", "100-continue", "", 200)).isFalse();
        assertThat(reuses("", "", "close", 200)).isFalse();
        assertThat(reuses("", "", "", 101)).isFalse();
    }

    private boolean reuses(String header, String value, String answered, int status) {
        HttpRequest sent = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        if (!header.isEmpty()) {
            sent.headers().set(header, value);
        }
        HttpResponse got =
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        if (!answered.isEmpty()) {
            got.headers().set("Connection", answered);
        }
        return config.getKeepAliveStrategy()
                .keepAlive(
                        InetSocketAddress.createUnresolved("target", 80),
                        new RequestBuilder().setUrl("http://target/").build(),
                        sent,
                        got);
    }
}
