package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.Canned;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalSearchTest {
    @Test
    void an_interval_is_found_by_the_time_of_its_middle() {
        List<Interval> run = Canned.run(60, Canned.OPEN);
        assertThat(IntervalSearch.firstFrom(run, -1)).isZero();
        assertThat(IntervalSearch.firstFrom(run, 0.5)).isZero();
        assertThat(IntervalSearch.firstFrom(run, 0.6)).isEqualTo(1);
        assertThat(IntervalSearch.firstFrom(run, 41)).isEqualTo(41);
        assertThat(IntervalSearch.firstFrom(run, 59.5)).isEqualTo(59);
        assertThat(IntervalSearch.firstFrom(run, 59.6)).isEqualTo(60);
        assertThat(IntervalSearch.firstFrom(List.of(), 3)).isZero();
    }
}
