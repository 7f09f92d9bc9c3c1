package dev.barograph.http;

import dev.barograph.engine.Completion;
import dev.barograph.engine.InFlight;
import dev.barograph.engine.Lane;
import dev.barograph.engine.Transport;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.scheduling.Scheduling;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.uri.Uri;
import org.jspecify.annotations.Nullable;

/// The transport of a run: one AsyncHttpClient that neither retries, follows, decompresses, limits
/// nor keeps anything, over HTTP/1.1 connections of its own. Any thread.
///
/// The host name is looked up once, when the transport is opened. With several addresses each new
/// connection tries them in the order that the lookup gave, each for the connect timeout, and takes
/// the first that accepts; the failure of the last one is reported.
///
/// A request that ends is told to its [Completion] on the event loop of its connection, time-outs
/// included. A connection that was reset counts as `RESET` even if a part of the response had
/// arrived, and as `STALE_CONNECTION` if it had been used before and nothing of this response had
/// arrived.
public final class AhcTransport implements Transport {
    static {
        // Netty notes down where one buffer in 128 comes from, with a stack trace each.
        if (System.getProperty("io.netty.leakDetection.level") == null) {
            System.setProperty("io.netty.leakDetection.level", "disabled");
        }
        // Completions of io_uring, 16 bytes each, that fit before the kernel has to keep them: some
        // for each connection when thousands are opened or closed at once. Netty reads it once.
        if (System.getProperty("io.netty.iouring.cqSize") == null) {
            System.setProperty("io.netty.iouring.cqSize", "32768");
        }
    }

    private final NanoClock clock;
    private final long maxBodyBytes;
    private final boolean tls;
    private final RequestTemplate[] templates;
    private final OptionalLong lookupNanos;
    private final @Nullable Outcome unresolved;
    private final AddressCounts addresses;
    private final Failures failures;
    private final Negotiated negotiated = new Negotiated();
    private final LoopThreads threads = new LoopThreads();
    private final ChannelGroup channels =
            new DefaultChannelGroup("barograph", GlobalEventExecutor.INSTANCE, true);
    private final Dialing dialing = new Dialing();
    private final DefaultAsyncHttpClient client;
    private final List<EventLoopLane> lanes;
    private final Closing closing;
    private volatile boolean cancelled;

    /// Opens a transport for the requests of a valid profile. Looks the host name up and so may
    /// block, for at most `limits.connectTimeout`: not for an event loop or the thread of a window.
    /// If the lookup fails, every request ends as `DNS`.
    public static AhcTransport open(Profile profile, NanoClock clock) {
        return open(profile, clock, new CompletableFuture<>());
    }

    /// As [#open(Profile, NanoClock)], for a run that somebody may stop meanwhile.
    ///
    /// @param givenUp nobody waits for the look-up any more when it completes
    public static AhcTransport open(
            Profile profile, NanoClock clock, CompletableFuture<?> givenUp) {
        return open(
                profile,
                clock,
                AhcSettings.ioThreads(),
                SocketApi.IO_URING,
                LookedUp.of(profile, clock, HostLookup.SYSTEM, givenUp),
                _ -> {},
                Optional.empty());
    }

    /// As [#open(Profile, NanoClock)], for a target whose certificate chain ends at one of our own,
    /// and not at one that this machine trusts.
    public static AhcTransport openTrusting(
            X509Certificate authority, Profile profile, NanoClock clock) {
        return open(
                profile,
                clock,
                AhcSettings.ioThreads(),
                SocketApi.IO_URING,
                LookedUp.of(profile, clock, HostLookup.SYSTEM),
                _ -> {},
                Optional.of(authority));
    }

    static AhcTransport open(
            Profile profile, NanoClock clock, int ioThreads, SocketApi api, HostLookup lookup) {
        return open(profile, clock, ioThreads, api, lookup, _ -> {});
    }

    /// @param opening told of each new channel on its loop before it connects
    static AhcTransport open(
            Profile profile,
            NanoClock clock,
            int ioThreads,
            SocketApi api,
            HostLookup lookup,
            Consumer<Channel> opening) {
        LookedUp host = LookedUp.of(profile, clock, lookup);
        return open(profile, clock, ioThreads, api, host, opening, Optional.empty());
    }

    private static AhcTransport open(
            Profile profile,
            NanoClock clock,
            int ioThreads,
            SocketApi api,
            LookedUp host,
            Consumer<Channel> opening,
            Optional<X509Certificate> trusted) {
        DefaultAsyncHttpClientConfig.Builder settings =
                AhcSettings.of(profile.limits(), ioThreads, api)
                        .setSslContext(trusted.map(AhcSettings::trusting).orElse(null));
        return new AhcTransport(profile, clock, settings, host, opening);
    }

    private AhcTransport(
            Profile profile,
            NanoClock clock,
            DefaultAsyncHttpClientConfig.Builder settings,
            LookedUp host,
            Consumer<Channel> opening) {
        this.clock = clock;
        this.lookupNanos = host.tookNanos();
        this.maxBodyBytes = profile.limits().maxBodyBytes();
        this.tls = profile.request().url().toLowerCase(Locale.ROOT).startsWith("https:");
        this.templates =
                profile.requests().stream()
                        .map(each -> RequestTemplate.of(each.spec(), host.addresses()))
                        .toArray(RequestTemplate[]::new);
        this.unresolved = host.failure();
        this.addresses = new AddressCounts(host.addresses());
        this.failures =
                new Failures(
                        Uri.create(profile.request().url()), profile.limits(), () -> cancelled);
        LoopChannelPool pool = new LoopChannelPool(threads, DescriptorReserve.now(dialing::open));
        NewChannels fresh =
                new NewChannels(threads, dialing, negotiated, channels, addresses, opening);
        this.client =
                new DefaultAsyncHttpClient(
                        settings.setThreadFactory(threads)
                                .setChannelPool(pool)
                                .setHttpAdditionalChannelInitializer(fresh::prepare)
                                .build());
        Scheduling.prepare();
        List<EventLoopLane> all = new ArrayList<>();
        for (EventExecutor loop : client.getEventLoopGroup()) {
            EventLoopLane lane =
                    new EventLoopLane(
                            (EventLoop) loop,
                            profile.limits(),
                            templates.length,
                            failures,
                            dialing,
                            clock);
            // The first task of the loop, so every later one finds its lane.
            lane.execute(() -> LoopThreads.bind(lane));
            lane.execute(Scheduling::shortTurns);
            all.add(lane);
        }
        this.lanes = List.copyOf(all);
        pool.serve(lanes);
        this.closing = new Closing(client, channels, threads, lanes, List.of(templates));
        failures.rehearse(new SampleHandler(this, 0, clock.nanos(), _ -> {}));
    }

    /// The kernel interface that the event loops use: `io_uring`, `epoll`, `kqueue` or `nio`.
    public String socketApi() {
        String group = client.getEventLoopGroup().getClass().getSimpleName();
        return switch (group) {
            case "EpollEventLoopGroup" -> "epoll";
            case "KQueueEventLoopGroup" -> "kqueue";
            case "NioEventLoopGroup" -> "nio";
            default -> "io_uring";
        };
    }

    /// What was spoken with the target so far.
    public Negotiated negotiated() {
        return negotiated;
    }

    /// What became of the addresses of the target.
    public AddressCounts addresses() {
        return addresses;
    }

    /// How long looking up the host name took; empty if nothing was looked up or found.
    public OptionalLong lookupNanos() {
        return lookupNanos;
    }

    @Override
    public List<Lane> lanes() {
        return List.copyOf(lanes);
    }

    @Override
    public void send(int request, long dueNanos, Completion completion) {
        SampleHandler handler = new SampleHandler(this, request, dueNanos, completion);
        Outcome refusal = cancelled ? Failures.cancelled() : unresolved;
        if (refusal != null) {
            handler.end(refusal);
        } else {
            try {
                var _ = client.executeRequest(templates[request].request(), handler);
            } catch (Throwable thrown) {
                // Not only exceptions: a request must end whatever happens.
                handler.onThrowable(thrown);
            }
        }
        handler.sendIsOver();
    }

    @Override
    public CompletionStage<List<InFlight>> inFlight(long[] sentBefore) {
        CompletableFuture<List<InFlight>> all = CompletableFuture.completedFuture(List.of());
        for (EventLoopLane lane : lanes) {
            all = all.thenCombine(lane.inFlight(sentBefore), AhcTransport::joined);
        }
        return all;
    }

    private static List<InFlight> joined(List<InFlight> some, List<InFlight> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    @Override
    public int openConnections() {
        return channels.size();
    }

    @Override
    public void cancelAll() {
        cancelled = true;
        lanes.forEach(lane -> lane.cancelling.ask());
        try {
            lanes.forEach(lane -> lane.execute(lane.cancelling::soon));
        } catch (RejectedExecutionException e) {
            return; // closed before
        }
        var _ = channels.close();
    }

    /// Lets go of threads and sockets; what is in flight against the rule ends as cancelled first.
    /// Waits, so not for an event loop of this transport.
    @Override
    public boolean close(Duration atMost) {
        long deadlineNanos = System.nanoTime() + atMost.toNanos();
        cancelAll();
        return closing.by(deadlineNanos);
    }

    // ---- for the handlers of single requests

    NanoClock clock() {
        return clock;
    }

    Dialing dialing() {
        return dialing;
    }

    Failures failures() {
        return failures;
    }

    long maxBodyBytes() {
        return maxBodyBytes;
    }

    boolean isTls() {
        return tls;
    }

    /// Runs a task soon, not on this stack.
    void later(Runnable task) {
        EventLoopLane own = threads.currentLane();
        try {
            (own != null ? own : lanes.getFirst()).execute(task);
        } catch (RejectedExecutionException e) {
            Thread.ofVirtual().start(task); // the loops have ended
        }
    }
}
