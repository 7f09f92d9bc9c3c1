package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.RunEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private final EventLog log = new EventLog();

    private void add(long atNanos, RunEvent.Kind kind, String text) {
        log.add(new RunEvent(atNanos, kind, text));
    }

    private List<RunEvent> of(RunEvent.Kind kind) {
        return log.view().stream().filter(event -> event.kind() == kind).toList();
    }

    @Test
    void events_stand_in_order_of_time_whenever_they_are_added() {
        add(5, RunEvent.Kind.NOTE, "b");
        List<RunEvent> before = log.view();
        add(2, RunEvent.Kind.NOTE, "a");
        add(5, RunEvent.Kind.NOTE, "c");
        assertThat(log.view()).extracting(RunEvent::text).containsExactly("a", "b", "c");
        assertThat(before).hasSize(1);
        assertThat(log.view()).isSameAs(log.view());
    }

    @Test
    void many_of_one_kind_never_keep_out_what_happens_once() {
        for (int i = 0; i < 20_000; i++) {
            add(i, RunEvent.Kind.NOTE, "x");
            add(i, RunEvent.Kind.GC_PAUSE, "x");
        }
        add(20_001, RunEvent.Kind.STAGE, "stage");
        add(20_002, RunEvent.Kind.PAUSED, "paused");
        add(20_003, RunEvent.Kind.THRESHOLD, "threshold");
        add(20_004, RunEvent.Kind.RECORD_INCOMPLETE, "record");
        assertThat(log.view().subList(log.view().size() - 4, log.view().size()))
                .extracting(RunEvent::text)
                .containsExactly("stage", "paused", "threshold", "record");
    }

    @Test
    void what_the_program_tells_of_the_run_is_kept_however_often_it_happens() {
        for (RunEvent.Kind kind :
                List.of(
                        RunEvent.Kind.STAGE,
                        RunEvent.Kind.THRESHOLD,
                        RunEvent.Kind.RECORD_INCOMPLETE)) {
            for (int i = 0; i <= EventLog.MOST_OF_A_KIND; i++) {
                add(i, kind, "x");
            }
            assertThat(of(kind)).hasSize(EventLog.MOST_OF_A_KIND + 1);
        }
    }

    @Test
    void those_left_out_are_counted_where_the_first_of_them_happened() {
        for (int i = 0; i < EventLog.MOST_OF_A_KIND; i++) {
            add(i, RunEvent.Kind.LOAD_CHANGED, "x");
        }
        assertThat(log.view()).hasSize(EventLog.MOST_OF_A_KIND);
        add(5_000, RunEvent.Kind.NOTE, "later");
        add(4_000, RunEvent.Kind.LOAD_CHANGED, "x");
        assertThat(log.view()).hasSize(EventLog.MOST_OF_A_KIND + 2);
        assertThat(of(RunEvent.Kind.LOAD_CHANGED).getLast())
                .isEqualTo(
                        new RunEvent(
                                4_000,
                                RunEvent.Kind.LOAD_CHANGED,
                                "1 more from here on is not listed"));
        assertThat(log.view().getLast().text()).isEqualTo("later");
        List<RunEvent> before = log.view();
        for (int i = 0; i < 1_233; i++) {
            add(6_000, RunEvent.Kind.LOAD_CHANGED, "x");
        }
        assertThat(of(RunEvent.Kind.LOAD_CHANGED).getLast().text())
                .isEqualTo("1,234 more from here on are not listed");
        assertThat(log.view()).hasSameSizeAs(before).isNotEqualTo(before);
    }
}
