package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermitLimiterTest {
    @Test
    void a_permit_that_is_taken_while_there_is_no_memory_to_count_it_belongs_to_whoever_took_it() {
        EventCounterTest.OutOfMemory usual = new EventCounterTest.OutOfMemory();
        PermitLimiter limiter = new PermitLimiter(1, 0, new EventCounter(usual));
        usual.full = true;
        assertThat(limiter.tryAcquire()).isTrue();
        assertThat(limiter.inUse()).isOne();
        assertThat(limiter.granted()).isOne();
    }

    @Test
    void the_request_that_has_been_due_longest_goes_first() {
        PermitLimiter limiter = new PermitLimiter(1, 10);
        assertThat(limiter.admit(1)).isEqualTo(Admission.GRANTED);
        for (long due : new long[] {50, 20, 40, 20, 30}) {
            assertThat(limiter.admit(due)).isEqualTo(Admission.QUEUED);
        }
        List<Long> order = new ArrayList<>();
        for (OptionalLong next = limiter.handOver(); next.isPresent(); next = limiter.handOver()) {
            order.add(next.getAsLong());
        }
        assertThat(order).containsExactly(20L, 20L, 30L, 40L, 50L);
        assertThat(limiter.inUse()).isZero();
    }

    @Test
    void a_newcomer_does_not_overtake_those_who_wait() {
        PermitLimiter limiter = new PermitLimiter(1, 10);
        assertThat(limiter.admit(1)).isEqualTo(Admission.GRANTED);
        assertThat(limiter.admit(2)).isEqualTo(Admission.QUEUED);
        limiter.resize(2);
        assertThat(limiter.admit(3)).isEqualTo(Admission.QUEUED);
        assertThat(limiter.next()).hasValue(2);
        assertThat(limiter.next()).isEmpty();
    }

    @Test
    void a_full_backlog_refuses_and_counts() {
        PermitLimiter limiter = new PermitLimiter(0, 2);
        assertThat(limiter.admit(1)).isEqualTo(Admission.QUEUED);
        assertThat(limiter.admit(2)).isEqualTo(Admission.QUEUED);
        assertThat(limiter.admit(3)).isEqualTo(Admission.REFUSED);
        assertThat(limiter.waiting()).isEqualTo(2);
        assertThat(limiter.refused()).isEqualTo(1);
    }

    @Test
    void shrinking_never_waits_and_swallows_permits_as_their_holders_end() {
        PermitLimiter limiter = new PermitLimiter(5, 10);
        for (int i = 0; i < 5; i++) {
            assertThat(limiter.tryAcquire()).isTrue();
        }
        limiter.resize(2);
        assertThat(limiter.inUse()).isEqualTo(5);
        assertThat(limiter.keep()).isFalse();
        assertThat(limiter.keep()).isFalse();
        assertThat(limiter.keep()).isFalse();
        assertThat(limiter.keep()).isTrue();
        assertThat(limiter.inUse()).isEqualTo(2);
    }

    /// The holder sees the small limit, and lets go only after somebody else has found its permit
    /// still taken under the large one.
    @Test
    void a_limit_that_grows_while_a_holder_lets_go_loses_no_user() throws Exception {
        int rounds = 300_000;
        PermitLimiter limiter = new PermitLimiter(1, 0);
        assertThat(limiter.tryAcquire()).isTrue();
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        AtomicBoolean kept = new AtomicBoolean();
        Thread holder =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            for (int round = 1; round <= rounds; round++) {
                                await(begun, round);
                                kept.setPlain(limiter.keep());
                                ended.setRelease(round);
                            }
                        });
        int wrong = 0;
        for (int round = 1; round <= rounds; round++) {
            limiter.resize(0);
            begun.setRelease(round);
            limiter.resize(1);
            boolean begins = limiter.tryAcquire();
            await(ended, round);
            wrong += begins == kept.getPlain() ? 1 : 0;
            // The next round begins with one user, whatever this one came to.
            var _ = limiter.tryAcquire();
        }
        holder.join();
        assertThat(wrong).as("rounds that end with no user, or with two").isZero();
    }

    private static void await(AtomicInteger counter, int value) {
        for (int spins = 0; counter.getAcquire() != value; spins++) {
            if (spins % 1_000 == 999) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void a_release_without_a_holder_is_a_bug_and_changes_nothing() {
        PermitLimiter limiter = new PermitLimiter(1, 0);
        assertThatThrownBy(limiter::release).isInstanceOf(IllegalStateException.class);
        assertThat(limiter.inUse()).isZero();
    }

    @Test
    void negative_sizes_are_refused_with_the_value() {
        assertThatThrownBy(() -> new PermitLimiter(-1, 0)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new PermitLimiter(1, -2)).hasMessageContaining("-2");
    }

    /// Random operations against a plain model: the limiter and the model never disagree.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_sequence_of_operations_keeps_the_books(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PermitLimiter limiter = new PermitLimiter(3, 8);
        int capacity = 3;
        int held = 0;
        int waiting = 0;
        for (int step = 0; step < 20_000; step++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    switch (limiter.admit(random.nextLong(1_000_000))) {
                        case GRANTED -> {
                            held++;
                            assertThat(held).isLessThanOrEqualTo(capacity);
                            assertThat(waiting).isZero();
                        }
                        case QUEUED -> waiting++;
                        case REFUSED -> assertThat(waiting).isEqualTo(8);
                    }
                }
                case 2 -> {
                    if (held > 0) {
                        boolean handed = limiter.handOver().isPresent();
                        boolean expected = held <= capacity && waiting > 0;
                        assertThat(handed).isEqualTo(expected);
                        if (handed) {
                            waiting--;
                        } else {
                            held--;
                        }
                    }
                }
                default -> {
                    capacity = random.nextInt(6);
                    limiter.resize(capacity);
                }
            }
            while (limiter.next().isPresent()) {
                held++;
                waiting--;
            }
            assertThat(limiter.inUse()).isEqualTo(held);
            assertThat(limiter.waiting()).isEqualTo(waiting);
            assertThat(held < capacity && waiting > 0).as("permit free while one waits").isFalse();
        }
    }

    /// Many threads at once, with the size changing all the time: nobody is above the largest size,
    /// nothing leaks, and everybody who queued was served.
    @Test
    void permits_never_leak_and_never_exceed_under_contention() throws Exception {
        int threads = 4;
        int each = 60_000;
        int largest = 7;
        PermitLimiter limiter = new PermitLimiter(largest, 1_000_000);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger worst = new AtomicInteger();
        AtomicLong served = new AtomicLong();
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads + 1)) {
            List<Future<?>> work = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int id = t;
                work.add(
                        pool.submit(() -> {
                            go.await();
                            for (int i = 0; i < each; i++) {
                                OptionalLong due = OptionalLong.empty();
                                switch (limiter.admit((long) i * threads + id)) {
                                    case GRANTED -> due = OptionalLong.of(i);
                                    case QUEUED -> due = limiter.next();
                                    case REFUSED -> throw new AssertionError("refused");
                                }
                                while (due.isPresent()) {
                                    worst.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                                    served.incrementAndGet();
                                    inFlight.decrementAndGet();
                                    due = limiter.handOver();
                                }
                            }
                            return null;
                        }));
            }
            AtomicInteger running = new AtomicInteger(1);
            Future<?> resizer =
                    pool.submit(() -> {
                        go.await();
                        SplittableRandom random = new SplittableRandom(9);
                        while (running.get() == 1) {
                            limiter.resize(1 + random.nextInt(largest));
                        }
                        return null;
                    });
            go.countDown();
            for (Future<?> f : work) {
                f.get(60, TimeUnit.SECONDS);
            }
            running.set(0);
            resizer.get(60, TimeUnit.SECONDS);
        }
        limiter.resize(largest);
        // Shrinking may have left some waiting with no holder to serve them; growing again serves
        // them.
        for (OptionalLong due = limiter.next(); due.isPresent(); due = limiter.handOver()) {
            served.incrementAndGet();
        }
        assertThat(worst.get()).isBetween(1, largest);
        assertThat(served.get()).isEqualTo((long) threads * each);
        assertThat(limiter.inUse()).isZero();
        assertThat(limiter.waiting()).isZero();
        assertThat(limiter.granted()).isEqualTo((long) threads * each);
        for (int i = 0; i < largest; i++) {
            assertThat(limiter.tryAcquire()).isTrue();
        }
        assertThat(limiter.tryAcquire()).isFalse();
    }
}
