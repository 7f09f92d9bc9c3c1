package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LoopDelays;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The delays of event loops in the chart of the generator's delays.
final class LoopDelaysTest {
    private static final long MS = 1_000_000;

    private final GeneratorDelaysChart chart = new GeneratorDelaysChart();

    @Test
    void each_of_two_event_loops_has_a_line_and_is_named_where_the_pointer_is() {
        List<Interval> run = new ArrayList<>();
        run.add(second(0, millis(1, 30)));
        show(run);
        run.add(second(1, millis(2, 4)));
        run.add(Canned.quiet(2, MS));
        show(run);

        assertThat(chart.lines())
                .extracting(Line::name)
                .containsExactly("schedule lag p99", "loop 1", "loop 2", "hiccup", "GC pauses");
        assertThat(values("loop 1")).containsExactly(1e6, 2e6, Double.NaN);
        assertThat(values("loop 2")).containsExactly(30e6, 4e6, Double.NaN);
        assertThat(read(0.5)).contains("loop 1: 1 ms", "loop 2: 30 ms");
    }

    @Test
    void one_loop_and_the_worst_of_an_older_run_are_a_single_line() {
        for (LoopDelays delays : List.of(millis(1), new LoopDelays.OfWorst(MS))) {
            // Another run was on screen before, with loops of its own.
            show(List.of(second(0, millis(1, 30, 2))));
            show(List.of(second(0, delays)));

            assertThat(chart.lines())
                    .extracting(Line::name)
                    .containsExactly("schedule lag p99", "event loop delay", "hiccup", "GC pauses");
            assertThat(values("event loop delay")).containsExactly(1e6);
        }
    }

    @Test
    void every_two_lines_of_eight_loops_differ() {
        show(List.of(second(0, millis(1, 2, 3, 4, 5, 6, 7, 8))));

        List<Line> lines = chart.lines();
        assertThat(lines).hasSize(11).extracting(Line::name).contains("loop 1", "loop 8");
        assertThat(lines)
                .extracting(
                        line -> line.ink().applyAsInt(ChartTheme.LIGHT) + " " + line.style().name())
                .doesNotHaveDuplicates();
    }

    @Test
    void of_more_than_eight_loops_the_worst_the_median_and_the_best_are_drawn() {
        show(
                List.of(
                        second(0, millis(3, 7, 2, 9, 5, 1, 8, 4, 6)),
                        second(1, millis(1, 1, 1, 1, 2, 2, 2, 2, 40))));

        assertThat(chart.lines())
                .extracting(Line::name)
                .containsExactly(
                        "schedule lag p99",
                        "worst loop",
                        "median loop",
                        "best loop",
                        "hiccup",
                        "GC pauses");
        assertThat(values("worst loop")).containsExactly(9e6, 40e6);
        assertThat(values("median loop")).containsExactly(5e6, 2e6);
        assertThat(values("best loop")).containsExactly(1e6, 1e6);
    }

    private void show(List<Interval> run) {
        chart.show(run, Canned.OPEN);
    }

    private double[] values(String name) {
        Points points =
                chart.lines().stream()
                        .filter(line -> line.name().equals(name))
                        .findAny()
                        .orElseThrow()
                        .points();
        double[] values = new double[points.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = points.y(i);
        }
        return values;
    }

    private List<String> read(double second) {
        return new PixelCanvas(640, 320)
                        .draw(chart, 640, 320, 1, ChartTheme.LIGHT)
                        .readAt(second)
                        .orElseThrow()
                        .series()
                        .stream()
                        .map(read -> read.name() + ": " + read.value())
                        .toList();
    }

    private static LoopDelays millis(long... each) {
        return LoopDelays.ofEach(LongStream.of(each).map(millis -> millis * MS).toArray());
    }

    private static Interval second(int index, LoopDelays delays) {
        Health health = Canned.health(0.5, 1, delays, 2 * MS, 3 * MS);
        return Canned.watched(Canned.quiet(index, 5 * MS), Latencies.of(700_000), health);
    }
}
