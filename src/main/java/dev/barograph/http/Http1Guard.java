package dev.barograph.http;

import dev.barograph.model.FailureKind;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// Keeps answers with their questions on an HTTP/1 connection. The client takes `102` and `103` for
/// the final response, gives an unasked-for response to the next request, and accepts any version
/// and status. This handler, right after the codec, drops interim responses and closes the
/// connection for the rest.
final class Http1Guard extends ChannelDuplexHandler {
    private static final int MOST_INTERIM = 32;

    // The first two bytes of a TLS record: its type and the major version.
    private static final int TLS_ALERT = 0x1503;
    private static final int TLS_HANDSHAKE = 0x1603;

    private final Connection connection;
    private final Negotiated negotiated;
    private final Shortcut shortcut;
    private boolean dropping;
    private int interim;
    private @Nullable HttpVersion spoken;

    Http1Guard(Connection connection, Negotiated negotiated, Shortcut shortcut) {
        this.connection = connection;
        this.negotiated = negotiated;
        this.shortcut = shortcut;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
        if (msg instanceof HttpRequest) {
            interim = 0;
            boolean body = msg instanceof FullHttpRequest full && full.content().isReadable();
            connection.requestWritten(body ? promise : null);
            if (connection.spokeFirst != null) {
                refuseSpeaker(ctx, connection.spokeFirst);
            }
            SampleHandler sending = connection.current;
            if (sending != null) {
                shortcut.write(ctx, sending.request(), msg, promise);
            } else {
                var _ = ctx.write(msg, promise); // to a connection that has closed
            }
        } else {
            var _ = ctx.write(msg, promise);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (connection.condemned) {
            ReferenceCountUtil.release(msg);
        } else if (msg instanceof HttpResponse response) {
            response(ctx, response);
        } else if (dropping) {
            dropping = !(msg instanceof LastHttpContent);
            ReferenceCountUtil.release(msg);
        } else {
            if (msg instanceof HttpContent content) {
                shortcut.content(content.content().readableBytes());
                if (msg instanceof LastHttpContent) {
                    shortcut.ended();
                }
            }
            ctx.fireChannelRead(msg);
        }
    }

    private void response(ChannelHandlerContext ctx, HttpResponse response) {
        SampleHandler request = connection.current;
        if (request == null) {
            hearSpeaker(response);
            return;
        }
        if (!connection.awaiting) {
            condemn(ctx, response);
            return;
        }
        if (connection.writtenWhileReading) {
            malformed(ctx, response, request, "A response that no request had asked for");
            return;
        }
        if (response.decoderResult().isFailure()) {
            tellTls(request);
            connection.awaiting = false;
            ctx.fireChannelRead(response);
            return;
        }
        int code = response.status().code();
        if (isInterim(code)) {
            if (++interim > MOST_INTERIM) {
                malformed(
                        ctx, response, request, "More than " + MOST_INTERIM + " interim responses");
                return;
            }
            request.interimReceived();
            dropping = true;
            ReferenceCountUtil.release(response);
            return;
        }
        HttpVersion version = response.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            malformed(ctx, response, request, "Not a version of HTTP/1: " + version.text());
            return;
        }
        if (code < 100 || code > 599) {
            malformed(ctx, response, request, "Not an HTTP status: " + code);
            return;
        }
        connection.awaiting = false;
        if (!version.equals(spoken)) {
            spoken = version;
            negotiated.protocol(version.text());
        }
        request.finalResponseBegan();
        shortcut.began(response);
        ctx.fireChannelRead(response);
    }

    /// Behind a close_notify nothing more can come, whether the target ends the connection as well
    /// or not: RFC 8446, 6.1. It is the end of a body without a length.
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        ctx.fireUserEventTriggered(event);
        if (event instanceof SslCloseCompletionEvent) {
            var _ = ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        SampleHandler request = connection.current;
        if (connection.awaiting && request != null) {
            tellTls(request);
        }
        ctx.fireChannelInactive();
    }

    /// Not closed at once: the client has not written its request yet and would never tell its end.
    private void hearSpeaker(HttpResponse response) {
        connection.condemned = true;
        Throwable odd = response.decoderResult().cause();
        connection.spokeFirst =
                odd == null
                        ? "A response that no request had asked for"
                        : Failures.malformed(odd) + ", before anything was asked";
        ReferenceCountUtil.release(response);
    }

    private void refuseSpeaker(ChannelHandlerContext ctx, String spoken) {
        SampleHandler request = connection.current;
        if (request != null) {
            request.decide(FailureKind.MALFORMED, spoken);
        }
        ctx.executor()
                .execute(() -> {
                    var _ = ctx.close();
                });
    }

    /// A TLS port that was sent plain text answers with a record of its own, often without anything
    /// that the codec would take for a line.
    private void tellTls(SampleHandler request) {
        if (connection.opening == TLS_ALERT || connection.opening == TLS_HANDSHAKE) {
            request.decide(
                    FailureKind.MALFORMED,
                    "Not a valid HTTP response (this looks like TLS: use https)");
        }
    }

    /// `100` too: request bodies are in memory here and never wait for it.
    private static boolean isInterim(int code) {
        return code >= 100 && code < 200 && code != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    }

    private void malformed(
            ChannelHandlerContext ctx,
            HttpResponse response,
            SampleHandler request,
            String message) {
        request.decide(FailureKind.MALFORMED, message);
        condemn(ctx, response);
    }

    private void condemn(ChannelHandlerContext ctx, HttpResponse response) {
        connection.condemned = true;
        ReferenceCountUtil.release(response);
        var _ = ctx.close();
    }
}
