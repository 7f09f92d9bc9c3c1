package dev.barograph.http;

import dev.barograph.model.Limits;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.asynchttpclient.AsyncHttpClientConfig.ResponseBodyPartFactory;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.Realm;

/// Every setting of the client that could hide, add or delay something, pinned. A pure function of
/// its arguments.
final class AhcSettings {
    /// Largest response header block in bytes; a larger one fails as `HEADER_CAP`.
    static final int MAX_HEADER_BYTES = 256 * 1024;

    private static final int MAX_CHUNK_BYTES = 64 * 1024;
    private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final Duration NONE = Duration.ofMillis(-1);

    private AhcSettings() {}

    /// The settings for one run; the caller adds its pool, its threads and its channel handlers.
    ///
    /// @param ioThreads event loops, 1 or more
    static DefaultAsyncHttpClientConfig.Builder of(Limits limits, int ioThreads, SocketApi api) {
        Duration connect = wholeMillis(limits.connectTimeout());
        return new DefaultAsyncHttpClientConfig.Builder()
                .setConnectTimeout(connect)
                .setHandshakeTimeout(Math.toIntExact(connect.toMillis()))
                // A timer for each request costs too much and ends it on another thread: Sweeper.
                .setRequestTimeout(NONE)
                .setReadTimeout(NONE)
                .setMaxRequestRetry(0)
                .setFollowRedirect(false)
                .setCookieStore(null)
                .setRealm((Realm) null)
                .setMaxConnections(-1)
                .setMaxConnectionsPerHost(-1)
                .setAcquireFreeChannelTimeout(0)
                .setFailedIpCooldownEnabled(false)
                .setUseProxyProperties(false)
                .setUseProxySelector(false)
                .setHttp2Enabled(false)
                .setHttp2CleartextEnabled(false)
                .setCompressionEnforced(false)
                .setEnableAutomaticDecompression(false)
                .setKeepEncodingHeader(true)
                .setUserAgent(userAgent())
                .setResponseBodyPartFactory(ResponseBodyPartFactory.LAZY)
                .setHttpClientCodecMaxHeaderSize(MAX_HEADER_BYTES)
                .setHttpClientCodecMaxChunkSize(MAX_CHUNK_BYTES)
                .setValidateResponseHeaders(false)
                .setKeepAlive(true)
                .setKeepAliveStrategy((address, request, sent, got) -> mayReuse(sent, got))
                .setPooledConnectionIdleTimeout(NONE)
                .setConnectionTtl(NONE)
                .setConnectionPoolCleanerPeriod(Duration.ofSeconds(1))
                .setTcpNoDelay(true)
                .setUseOpenSsl(false)
                .setUseInsecureTrustManager(false)
                .setDisableHttpsEndpointIdentificationAlgorithm(false)
                .setEnabledProtocols(TLS_VERSIONS)
                .setAllocator(PooledByteBufAllocator.DEFAULT)
                .setShutdownQuietPeriod(Duration.ZERO)
                .setShutdownTimeout(Duration.ofSeconds(5))
                .setThreadPoolName("barograph-http")
                .setIoThreadsCount(ioThreads)
                .setUseNativeTransport(true)
                .setUseOnlyEpollNativeTransport(api == SocketApi.EPOLL);
    }

    /// TLS as of every run, save that one authority is trusted and no other.
    static SslContext trusting(X509Certificate authority) {
        try {
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols(TLS_VERSIONS)
                    .trustManager(authority)
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Event loops for this machine: one core is left to the rest of the program.
    static int ioThreads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /// What a request calls itself unless the user typed another name.
    static String userAgent() {
        String version = AhcSettings.class.getPackage().getImplementationVersion();
        return "Barograph/" + Optional.ofNullable(version).orElse("dev");
    }

    private static boolean mayReuse(HttpRequest sent, HttpResponse got) {
        return HttpUtil.isKeepAlive(got)
                && HttpUtil.isKeepAlive(sent)
                && !sent.headers().contains(HttpHeaderNames.EXPECT)
                && got.status().code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    }

    /// The client counts in milliseconds; a limit is never made shorter than it was asked for.
    private static Duration wholeMillis(Duration limit) {
        return Duration.ofMillis(limit.plusNanos(999_999).toMillis());
    }
}
