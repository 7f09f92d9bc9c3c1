package dev.barograph.http;

import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.RequestSpec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.resolver.InetNameResolver;
import io.netty.util.AsciiString;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.asynchttpclient.Request;
import org.asynchttpclient.RequestBuilder;
import org.asynchttpclient.uri.Uri;
import org.asynchttpclient.util.HttpUtils;

/// One request of a run, built once and sent over and over.
///
/// @param body the bytes of the body outside the heap, to be released when nothing is in flight;
///   empty for none
record RequestTemplate(Request request, ByteBuf body) {
    private static final String POOL_KEY = "target";

    /// Builds the request. A header in `spec` stands instead of the default of the same name.
    ///
    /// @param addresses where to connect, tried in this order for each new connection; empty if
    ///   they are not known
    static RequestTemplate of(RequestSpec spec, List<InetAddress> addresses) {
        Uri uri = Uri.create(spec.url());
        RequestBuilder builder = new RequestBuilder(spec.method());
        builder.setUri(uri);
        builder.setHeaders(headers(spec, uri));
        builder.setChannelPoolPartitioning((url, virtualHost, proxy) -> POOL_KEY);
        if (addresses.size() == 1) {
            builder.setAddress(addresses.getFirst());
        } else {
            builder.setNameResolver(new Known(addresses));
        }
        ByteBuf body = Unpooled.EMPTY_BUFFER;
        if (!(spec.body() instanceof Body.None)) {
            byte[] bytes = spec.body().bytes();
            body = Unpooled.directBuffer(Math.max(1, bytes.length)).writeBytes(bytes);
            builder.setBody(body);
        }
        return new RequestTemplate(builder.build(), body);
    }

    private static HttpHeaders headers(RequestSpec spec, Uri uri) {
        HttpHeaders headers = new DefaultHttpHeaders();
        // In the order of sending; the codec copies names and values of this type without looking
        // at each character.
        headers.add(HttpHeaderNames.HOST, wire(HttpUtils.hostHeader(uri)));
        headers.add(HttpHeaderNames.USER_AGENT, wire(AhcSettings.userAgent()));
        headers.add(HttpHeaderNames.ACCEPT, wire("*/*"));
        if (!(spec.body() instanceof Body.None)) {
            headers.add(HttpHeaderNames.CONTENT_TYPE, wire("text/plain; charset=utf-8"));
        }
        String userInfo = uri.getUserInfo();
        if (userInfo != null && !userInfo.isEmpty()) {
            headers.add(HttpHeaderNames.AUTHORIZATION, wire("Basic " + basic(userInfo)));
        }
        for (Header typed : spec.headers()) {
            headers.remove(typed.name());
        }
        for (Header typed : spec.headers()) {
            headers.add(AsciiString.of(typed.name()), wire(typed.value()));
        }
        return headers;
    }

    /// RFC 7617, of what the address says with `%` and two digits resolved; a `+` is a `+`.
    private static String basic(String userInfo) {
        String plain = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
        String both = plain.contains(":") ? plain : plain + ":";
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static AsciiString wire(String value) {
        return new AsciiString(value.getBytes(StandardCharsets.UTF_8), false);
    }

    /// Answers with what was resolved before the run.
    private static final class Known extends InetNameResolver {
        private final List<InetAddress> addresses;

        Known(List<InetAddress> addresses) {
            super(ImmediateEventExecutor.INSTANCE);
            this.addresses = addresses;
        }

        @Override
        protected void doResolve(String host, Promise<InetAddress> promise) {
            promise.setSuccess(addresses.getFirst());
        }

        @Override
        protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
            promise.setSuccess(addresses);
        }
    }
}
