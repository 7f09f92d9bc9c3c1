package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class EventCounterTest {
    /// As the real one where threads meet and there is no memory for another cell.
    static final class OutOfMemory extends LongAdder {
        private static final long serialVersionUID = 1L;

        boolean full;

        @Override
        public void increment() {
            if (full) {
                throw new OutOfMemoryError("on purpose");
            }
            super.increment();
        }

        @Override
        public void decrement() {
            if (full) {
                throw new OutOfMemoryError("on purpose");
            }
            super.decrement();
        }
    }

    @Test
    void what_happens_while_there_is_no_memory_is_counted_too() {
        OutOfMemory usual = new OutOfMemory();
        EventCounter counter = new EventCounter(usual);
        counter.increment();
        usual.full = true;
        counter.increment();
        counter.increment();
        counter.takeBack();
        usual.full = false;
        counter.increment();
        assertThat(counter.sum()).isEqualTo(3);
        counter.takeBack();
        assertThat(counter.sum()).isEqualTo(2);
    }
}
