package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChartRendererTest {
    private static final int LIMIT_SECONDS = 20;

    @Test
    void a_want_of_memory_costs_a_picture_and_not_the_thread_that_draws_them_all()
            throws Exception {
        OutOfMemoryError none = new OutOfMemoryError("Java heap space");
        List<Throwable> told = new CopyOnWriteArrayList<>();
        try (ChartRenderer renderer = new ChartRenderer(told::add)) {
            CompletableFuture<Object> asked = new CompletableFuture<>();
            renderer.ask(
                    () -> {
                        throw none;
                    },
                    asked::complete,
                    asked::complete);
            assertThat(asked.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isSameAs(none);
            renderer.update(() -> {
                throw none;
            });
            CompletableFuture<Object> next = new CompletableFuture<>();
            renderer.ask(() -> "drawn", next::complete, next::complete);
            assertThat(next.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo("drawn");
        }
        assertThat(told).containsExactly(none);
    }
}
