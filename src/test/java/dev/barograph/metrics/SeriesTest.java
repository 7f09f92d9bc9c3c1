package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private final Series series = new Series();

    @Test
    void a_view_does_not_change_when_the_series_grows() {
        for (int i = 0; i < 64; i++) {
            series.append(interval(i));
        }
        List<Interval> early = series.view();
        for (int i = 64; i < 1_000; i++) {
            series.append(interval(i));
        }

        assertThat(early).hasSize(64);
        assertThat(early.getLast().index()).isEqualTo(63);
        assertThatThrownBy(() -> early.get(64)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> early.set(0, interval(9)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(series.view()).extracting(Interval::index).isSorted().hasSize(1_000);
    }

    @Test
    void another_thread_sees_a_prefix_without_holes_at_any_time() throws InterruptedException {
        int all = 100_000;
        AtomicReference<Object> wrong = new AtomicReference<>("no view was complete");
        Thread reader =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            int size = 0;
                            while (size < all) {
                                List<Interval> view = series.view();
                                size = view.size();
                                if (size > 0 && view.get(size - 1).index() != size - 1) {
                                    wrong.set(view.get(size - 1));
                                    return;
                                }
                            }
                            wrong.set("nothing");
                        });
        for (int i = 0; i < all; i++) {
            series.append(interval(i));
        }
        reader.join();

        assertThat(wrong).hasValue("nothing");
    }

    private static Interval interval(int index) {
        return new Interval(
                index,
                0,
                1,
                0,
                0,
                Counts.ZERO,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Times.EMPTY,
                Optional.empty(),
                Judgement.NONE);
    }
}
