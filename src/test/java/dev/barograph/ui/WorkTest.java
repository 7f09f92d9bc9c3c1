package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkTest {
    private final Work work = new Work(Runnable::run, Runnable::run);
    private final List<String> told = new ArrayList<>();

    @Test
    void who_waits_hears_of_a_want_of_memory_too_and_so_does_the_window() {
        OutOfMemoryError none = new OutOfMemoryError("Java heap space");
        assertThatThrownBy(() ->
                        work.run(
                                () -> {
                                    throw none;
                                },
                                _ -> told.add("done"),
                                told::add))
                .as("to be told by the handler of what nobody caught")
                .isSameAs(none);
        assertThat(told)
                .containsExactly("Internal error: java.lang.OutOfMemoryError: Java heap space");
        assertThat(work.busy().get()).isFalse();
    }
}
