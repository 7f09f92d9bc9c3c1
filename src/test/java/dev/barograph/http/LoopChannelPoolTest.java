package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Limits;
import dev.barograph.model.NanoClock;
import io.netty.channel.Channel;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.asynchttpclient.uri.Uri;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopChannelPoolTest {
    private static final Object KEY = "any";

    private final LoopThreads threads = new LoopThreads();
    private final EventLoop oneLoop = new DefaultEventLoop(threads);
    private final EventLoop otherLoop = new DefaultEventLoop(threads);
    private final EventLoopLane one = lane(oneLoop);
    private final EventLoopLane other = lane(otherLoop);
    private final LoopChannelPool pool =
            new LoopChannelPool(threads, new DescriptorReserve(() -> 0, 1));

    private static EventLoopLane lane(EventLoop loop) {
        Failures failures =
                new Failures(Uri.create("http://127.0.0.1/"), Limits.DEFAULT, () -> false);
        return new EventLoopLane(
                loop, Limits.DEFAULT, 1, failures, new Dialing(), NanoClock.SYSTEM);
    }

    @BeforeEach
    void bind() {
        one.execute(() -> LoopThreads.bind(one));
        other.execute(() -> LoopThreads.bind(other));
        pool.serve(List.of(one, other));
    }

    @AfterEach
    void stop() throws InterruptedException {
        oneLoop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        otherLoop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        assertThat(threads.awaitEnd(System.nanoTime() + TimeUnit.SECONDS.toNanos(10))).isTrue();
    }

    private Channel idle(EventLoopLane lane) {
        EmbeddedChannel channel = new EmbeddedChannel();
        Connection connection = Connection.attach(lane, channel);
        channel.closeFuture().addListener(closed -> connection.closed());
        assertThat(pool.offer(channel, KEY)).isTrue();
        return channel;
    }

    private Channel pollOn(EventLoopLane lane) throws Exception {
        FutureTask<Channel> poll = new FutureTask<>(() -> pool.poll(KEY));
        lane.execute(poll);
        return poll.get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_loop_gets_its_own_connections_newest_first_then_those_of_others() throws Exception {
        Channel old = idle(one);
        Channel foreign = idle(other);
        Channel recent = idle(one);
        assertThat(pollOn(one)).isSameAs(recent);
        assertThat(pollOn(one)).isSameAs(old);
        assertThat(pollOn(one)).isSameAs(foreign);
        assertThat(pollOn(one)).isNull();
    }

    @Test
    void a_foreign_thread_gets_any() {
        Set<Channel> idle = Set.of(idle(one), idle(other), idle(other));
        Set<Channel> got = ConcurrentHashMap.newKeySet();
        for (Channel channel = pool.poll(KEY); channel != null; channel = pool.poll(KEY)) {
            got.add(channel);
        }
        assertThat(got).isEqualTo(idle);
    }

    @Test
    void closed_connections_are_skipped() throws Exception {
        Channel open = idle(one);
        for (int i = 0; i < 5; i++) {
            idle(one).close().sync();
        }
        assertThat(pool.getIdleChannelCountPerHost()).isEqualTo(Map.of("target", 1L));
        assertThat(pollOn(one)).isSameAs(open);
        assertThat(pollOn(one)).isNull();
    }

    @Test
    void a_condemned_connection_and_a_closed_pool_take_nothing() {
        EmbeddedChannel channel = new EmbeddedChannel();
        Connection.attach(one, channel).condemned = true;
        assertThat(pool.offer(channel, KEY)).isFalse();
        assertThat(pool.isOpen()).isTrue();
        pool.destroy();
        assertThat(pool.isOpen()).isFalse();
        EmbeddedChannel late = new EmbeddedChannel();
        Connection.attach(one, late);
        assertThat(pool.offer(late, KEY)).isFalse();
    }

    @Test
    void no_connection_is_lost_or_given_twice_between_threads() throws InterruptedException {
        int channels = 16;
        for (int i = 0; i < channels; i++) {
            idle(i % 2 == 0 ? one : other);
        }
        Set<Channel> out = ConcurrentHashMap.newKeySet();
        AtomicInteger twice = new AtomicInteger();
        int workers = 4;
        CountDownLatch ended = new CountDownLatch(workers);
        for (int w = 0; w < workers; w++) {
            Thread.ofPlatform()
                    .start(() -> {
                        for (int i = 0; i < 50_000; i++) {
                            Channel channel = pool.poll(KEY);
                            if (channel != null) {
                                if (!out.add(channel)) {
                                    twice.incrementAndGet();
                                }
                                out.remove(channel);
                                pool.offer(channel, KEY);
                            }
                        }
                        ended.countDown();
                    });
        }
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(twice).hasValue(0);
        assertThat(pool.getIdleChannelCountPerHost()).isEqualTo(Map.of("target", (long) channels));
    }
}
