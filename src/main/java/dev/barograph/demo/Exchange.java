package dev.barograph.demo;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request on its way to its answer. Event loop of its connection only.
final class Exchange {
    final String uri;
    final HttpVersion version;
    final boolean head;
    final boolean expectsContinue;
    final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private final String text;
    boolean keepAlive;
    long received;
    @Nullable Answer answer;
    @Nullable Future<?> timer;

    /// Whether the answer may leave now.
    boolean due;

    /// Whether the client has been told to send its body.
    boolean continued;

    /// Whether the status line and headers of the answer are written.
    boolean begun;

    /// Filler bytes still to be written.
    long fillerLeft;

    Exchange(HttpRequest request) {
        uri = request.uri();
        version = request.protocolVersion();
        head = request.method().equals(HttpMethod.HEAD);
        keepAlive = HttpUtil.isKeepAlive(request);
        expectsContinue = HttpUtil.is100ContinueExpected(request);
        text = Routes.wantsBody(Routes.path(uri)) ? describe(request) : "";
    }

    /// Request line and headers, one a line; empty where nobody asks.
    String text() {
        return text;
    }

    private static String describe(HttpRequest request) {
        StringBuilder lines = new StringBuilder();
        lines.append(request.method()).append(' ').append(request.uri()).append(' ');
        lines.append(request.protocolVersion()).append('\n');
        for (Map.Entry<String, String> header : request.headers()) {
            lines.append(header.getKey()).append(": ").append(header.getValue()).append('\n');
        }
        return lines.toString();
    }
}
