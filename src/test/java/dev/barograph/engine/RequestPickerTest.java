package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barograph.model.Body;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.WeightedRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestPickerTest {
    private static RequestPicker picker(int... weights) {
        RequestSpec spec = new RequestSpec("GET", "http://h/", List.of(), new Body.None());
        return RequestPicker.of(
                Arrays.stream(weights)
                        .mapToObj(weight -> new WeightedRequest("r", weight, spec))
                        .toList());
    }

    private static int[] turns(RequestPicker picker, int count) {
        return IntStream.range(0, count).map(_ -> picker.next()).toArray();
    }

    @Test
    void a_single_one_is_always_next() {
        assertThat(turns(RequestPicker.single(), 5)).containsOnly(0);
        assertThat(turns(picker(700), 5)).containsOnly(0);
        assertThat(picker(700).requests()).isEqualTo(1);
    }

    @Test
    void turns_are_those_of_nginx() {
        // The example of its change log, and the one of the contract of this program.
        assertThat(turns(picker(5, 1, 1), 14))
                .containsExactly(0, 0, 1, 0, 2, 0, 0, 0, 0, 1, 0, 2, 0, 0);
        assertThat(turns(picker(3, 1), 8)).containsExactly(0, 0, 1, 0, 0, 0, 1, 0);
        assertThat(turns(picker(1, 1, 1), 6)).containsExactly(0, 1, 2, 0, 1, 2);
    }

    @Test
    void what_weights_have_in_common_makes_no_difference() {
        assertThat(turns(picker(900, 300, 600), 60)).isEqualTo(turns(picker(3, 1, 2), 60));
    }

    @Test
    void each_has_its_share_in_every_cycle_and_is_never_far_from_it_in_between() {
        SplittableRandom random = new SplittableRandom(7);
        for (int turn = 0; turn < 200; turn++) {
            int[] weights =
                    IntStream.range(0, random.nextInt(2, 12))
                            .map(_ -> random.nextInt(1, 100))
                            .toArray();
            int sum = Arrays.stream(weights).sum();
            RequestPicker picker = picker(weights);
            long[] picked = new long[weights.length];
            for (int k = 1; k <= 2 * sum; k++) {
                picked[picker.next()]++;
                for (int i = 0; i < weights.length; i++) {
                    assertThat(Math.abs(picked[i] - (double) k * weights[i] / sum))
                            .as("%d after %d of %s", i, k, Arrays.toString(weights))
                            .isLessThan(weights.length);
                }
            }
            for (int i = 0; i < weights.length; i++) {
                assertThat(picked[i]).isEqualTo(2L * weights[i]);
            }
        }
    }

    @Test
    void threads_that_take_turns_together_take_each_once() throws InterruptedException {
        RequestPicker picker = picker(3, 1, 1);
        AtomicLongArray picked = new AtomicLongArray(3);
        CyclicBarrier together = new CyclicBarrier(4);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int k = 0; k < 1_000_000; k++) {
                                    if (k % 10_000 == 0) {
                                        await(together);
                                    }
                                    picked.incrementAndGet(picker.next());
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(picked.get(0)).isEqualTo(2_400_000);
        assertThat(picked.get(1)).isEqualTo(800_000);
        assertThat(picked.get(2)).isEqualTo(800_000);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_longest_cycle_there_is_fits() {
        int[] weights = IntStream.range(0, 50).map(i -> 1_000 - (i == 0 ? 1 : 0)).toArray();
        RequestPicker picker = picker(weights);
        long[] picked = new long[50];
        IntStream.range(0, 49_999).forEach(_ -> picked[picker.next()]++);
        assertThat(Arrays.stream(picked).mapToInt(n -> (int) n).toArray()).isEqualTo(weights);
    }

    @Test
    void no_weight_is_none() {
        assertThatThrownBy(() -> picker(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
