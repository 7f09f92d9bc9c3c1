package dev.barograph.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRingTest {
    @Test
    void everything_arrives_once_and_in_order_or_is_counted_as_dropped() throws Exception {
        int most = 2_000_000;
        SampleRing ring = new SampleRing(64);
        Thread recording =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; i < most; i++) {
                                ring.add(Rows.ok(i, i), 0);
                            }
                        });
        long taken = 0;
        long newest = -1;
        boolean over = false;
        while (!over || ring.waiting() > 0) {
            over = !recording.isAlive();
            for (int left = ring.waiting(); left > 0; left--) {
                long number = ring.take().bytesIn();
                assertThat(number).isGreaterThan(newest);
                newest = number;
                taken++;
            }
            ring.free();
        }
        recording.join();
        assertThat(ring.offered()).isEqualTo(most);
        assertThat(taken + ring.dropped()).isEqualTo(most);
        assertThat(taken).isPositive();
    }

    @Test
    void a_full_ring_drops_what_is_new_until_room_is_made() {
        SampleRing ring = new SampleRing(4);
        for (int i = 0; i < 6; i++) {
            ring.add(Rows.ok(i, i), 0);
        }
        assertThat(ring.waiting()).isEqualTo(4);
        assertThat(ring.dropped()).isEqualTo(2);
        assertThat(ring.take().bytesIn()).isZero();
        ring.add(Rows.ok(6, 6), 0);
        assertThat(ring.dropped()).as("room is made by free alone").isEqualTo(3);
        ring.free();
        ring.add(Rows.ok(7, 7), 0);
        List<Long> left = new ArrayList<>();
        while (ring.waiting() > 0) {
            left.add(ring.take().bytesIn());
        }
        assertThat(left).containsExactly(1L, 2L, 3L, 7L);
        assertThat(ring.offered()).isEqualTo(8);
    }

    @Test
    void nothing_can_be_taken_from_an_empty_ring() {
        assertThatThrownBy(() -> new SampleRing(4).take())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SampleRing(5)).isInstanceOf(IllegalArgumentException.class);
    }
}
