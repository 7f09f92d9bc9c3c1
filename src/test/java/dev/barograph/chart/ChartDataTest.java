package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.model.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChartDataTest {
    @Test
    void percentiles_are_those_of_the_good_responses_of_each_second() {
        long[] nanos = new long[100];
        for (int i = 0; i < 100; i++) {
            nanos[i] = (i + 1) * 1_000_000L;
        }
        PercentilesChart chart = new PercentilesChart();
        Interval full = Canned.interval(0, 0, Counts.ZERO, Latencies.of(nanos), 0, 0);
        chart.show(List.of(full, Canned.silent(1)), Canned.OPEN);
        List<Line> lines = chart.lines();
        assertThat(lines).extracting(Line::name).containsExactly("p50", "p90", "p95", "p99", "max");
        assertThat(lines)
                .extracting(line -> line.points().y(0) / 1e6)
                .satisfiesExactly(
                        p50 -> assertThat(p50).isCloseTo(50, within(0.1)),
                        p90 -> assertThat(p90).isCloseTo(90, within(0.1)),
                        p95 -> assertThat(p95).isCloseTo(95, within(0.1)),
                        p99 -> assertThat(p99).isCloseTo(99, within(0.1)),
                        max -> assertThat(max).isEqualTo(100));
        assertThat(lines).allSatisfy(line -> assertThat(line.points().y(1)).isNaN());
        assertThat(lines.getFirst().points().x(1)).isEqualTo(1.5);
    }

    @Test
    void throughput_has_what_was_asked_in_the_open_model_only() {
        ThroughputChart chart = new ThroughputChart();
        Map<FailureKind, Long> errors =
                Map.of(
                        FailureKind.RESET,
                        3L,
                        FailureKind.TOTAL_TIMEOUT,
                        2L,
                        FailureKind.CANCELLED,
                        1L);
        Interval interval =
                Canned.interval(0, 40, new Counts(39, 38, 30, errors), Latencies.EMPTY, 0, 0);
        chart.show(List.of(interval), Canned.OPEN);
        assertThat(values(chart.lines()))
                .isEqualTo(Map.of("asked", 40.0, "sent", 38.0, "done", 36.0, "failed", 5.0));
        chart.show(List.of(interval), Canned.CLOSED);
        assertThat(values(chart.lines()))
                .isEqualTo(Map.of("sent", 38.0, "done", 36.0, "failed", 5.0));
    }

    @Test
    void rates_count_the_length_of_the_interval_and_leave_out_very_short_ones() {
        ThroughputChart chart = new ThroughputChart();
        Counts counts = new Counts(10, 10, 10, Map.of());
        chart.show(List.of(lasting(500_000_000, counts)), Canned.CLOSED);
        assertThat(values(chart.lines())).containsEntry("done", 20.0);
        chart.show(List.of(lasting(5_000_000, counts)), Canned.CLOSED);
        assertThat(values(chart.lines())).containsEntry("done", Double.NaN);
    }

    @Test
    void in_flight_has_the_planned_level_in_the_closed_model_only() {
        InFlightChart chart = new InFlightChart();
        Interval interval = Canned.interval(0, 40, Counts.ZERO, Latencies.EMPTY, 17, 3);
        chart.show(List.of(interval), Canned.OPEN);
        assertThat(values(chart.lines()))
                .isEqualTo(Map.of("in flight", 17.0, "waiting", 3.0, "permits", 64.0));
        chart.show(List.of(interval), Canned.CLOSED);
        assertThat(values(chart.lines())).containsEntry("planned", 40.0);
    }

    @Test
    void errors_are_counted_by_kind_and_bin_and_none_is_lost() {
        List<Interval> intervals = Canned.run(1_000, Canned.OPEN);
        for (int most : new int[] {1, 7, 100, 1_000, 5_000}) {
            ErrorBins bins = ErrorBins.of(intervals, most);
            assertThat(bins.kinds())
                    .containsExactly(
                            FailureKind.HTTP_5XX, FailureKind.RESPONSE_TIMEOUT, FailureKind.RESET);
            assertThat(bins.bins()).isLessThanOrEqualTo(most);
            for (int i = 0; i < bins.kinds().size(); i++) {
                FailureKind kind = bins.kinds().get(i);
                double sum = 0;
                for (double count : bins.counts().get(i)) {
                    sum += count;
                }
                long wanted = intervals.stream().mapToLong(each -> each.counts().of(kind)).sum();
                assertThat(sum).isEqualTo((double) wanted);
            }
        }
    }

    @Test
    void what_the_end_of_a_run_cuts_off_is_no_error() {
        Map<FailureKind, Long> end =
                Map.of(
                        FailureKind.CANCELLED,
                        5L,
                        FailureKind.RUN_ENDED,
                        2L,
                        FailureKind.BACKLOG_FULL,
                        1L);
        Interval interval = Canned.interval(0, 0, new Counts(8, 5, 0, end), Latencies.EMPTY, 0, 0);
        assertThat(ErrorBins.of(List.of(interval), 10).kinds())
                .containsExactly(FailureKind.BACKLOG_FULL);
    }

    @Test
    void a_longer_list_is_continued_and_another_list_starts_over() {
        List<Interval> run = Canned.run(600, Canned.OPEN);
        PercentilesChart chart = new PercentilesChart();
        for (int size = 0; size <= 600; size += 50) {
            chart.show(run.subList(0, size), Canned.OPEN);
        }
        PercentilesChart whole = new PercentilesChart();
        whole.show(run, Canned.OPEN);
        Points early = chart.lines().getFirst().points();
        assertThat(all(early)).isEqualTo(all(whole.lines().getFirst().points())).hasSize(600);

        chart.show(List.of(Canned.quiet(0, 5_000_000)), Canned.OPEN);
        assertThat(all(chart.lines().getFirst().points())).containsExactly(5e6);
        assertThat(all(early)).as("points given out before").hasSize(600).doesNotContain(5e6);
        chart.show(List.of(), Canned.OPEN);
        assertThat(all(chart.lines().getFirst().points())).isEmpty();
    }

    private static Interval lasting(long nanos, Counts counts) {
        Interval second = Canned.interval(0, 0, counts, Latencies.EMPTY, 0, 0);
        return new Interval(
                0,
                0,
                nanos,
                0,
                0,
                counts,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                second.times(),
                second.health(),
                second.judgement());
    }

    private static Map<String, Double> values(List<Line> lines) {
        return lines.stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                Line::name, line -> line.points().y(line.points().size() - 1)));
    }

    private static List<Double> all(Points points) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            all.add(points.y(i));
        }
        return all;
    }
}
