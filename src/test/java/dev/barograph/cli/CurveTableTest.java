package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.PercentileEstimate.Known;
import dev.barograph.metrics.PercentileEstimate.NoInterval;
import dev.barograph.metrics.PercentileEstimate.NoInterval.Cause;
import dev.barograph.metrics.PercentileEstimate.OpenAbove;
import dev.barograph.metrics.PercentileEstimate.TooFew;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTableTest {
    private static final AwaitedTimes ONE_AND_TWO_OR_MORE =
            AwaitedTimes.of(Latencies.of(SampledRun.MS), Latencies.of(2 * SampledRun.MS));
    private static final NoInterval DIFFER = new NoInterval(Cause.SECONDS_DIFFER, 1);
    private static final TooFew FEW = new TooFew(1);

    @Test
    void each_percentile_has_both_ends_of_its_interval_or_a_dash_or_is_too_few() {
        Known known = new Known(SampledRun.MS, 900_000, 1_100_000);
        CurveTable table = new CurveTable("ms");
        table.heading("A name that is longer than any of the names in the first column");
        table.add("  ", List.of(curve(known, DIFFER, known, DIFFER, FEW, FEW, FEW)));

        assertThat(table.lines())
                .extracting(line -> line.replaceAll(" +", " "))
                .containsExactly(
                        "ms p50 p75 p90 p95 p99 p99.9 p99.99 min max mean stddev samples",
                        "A name that is longer than any of the names in the first column",
                        " a 1.00 >=2.00 >=2.00 >=2.00 too few too few too few 1.00 >=2.00 >=1.50"
                                + " unknown 2",
                        " from 0.900 - 0.900 -",
                        " to 1.10 - 1.10 -");
        assertThat(table.lines().get(2)).matches("  a {5,10}1.*");
        assertThat(CurveTable.legend(List.of(table)))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("(from, to: 95 of 100"),
                        line -> assertThat(line).startsWith("(without from and to, or with -: "),
                        line -> assertThat(line).startsWith("(too few: fewer than ten samples"),
                        line -> assertThat(line).startsWith("(unknown: of times some of which"));
    }

    @Test
    void an_interval_without_an_upper_end_is_open_above() {
        CurveTable table = new CurveTable("ms");
        Known known = new Known(SampledRun.MS, 900_000, 1_100_000);
        OpenAbove open = new OpenAbove(2 * SampledRun.MS, 1_900_000);
        table.add("", List.of(curve(known, open, DIFFER, FEW, FEW, FEW, FEW)));
        CurveTable openOnly = new CurveTable("ms");
        openOnly.add("", List.of(curve(open, open, open, open, open, open, open)));

        assertThat(table.lines().get(2)).matches("  from +0\\.900 +1\\.90 +-");
        assertThat(table.lines().get(3)).matches("  to +1\\.10 +open +-");
        assertThat(openOnly.lines().get(2)).matches("  from( +1\\.90){7}");
        assertThat(openOnly.lines().get(3)).matches("  to( +open){7}");
        assertThat(CurveTable.legend(List.of(openOnly)))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("(from, to: 95 of 100"),
                        line -> assertThat(line).startsWith("(open: no upper bound is known"),
                        line -> assertThat(line).startsWith("(unknown: "));
    }

    @Test
    void a_curve_without_any_interval_takes_one_row_and_one_without_times_none() {
        CurveTable table = new CurveTable("ms");
        table.heading("Nothing follows");
        table.add(
                "",
                List.of(
                        new KnownCurve(
                                "empty",
                                AwaitedTimes.exact(Latencies.EMPTY),
                                List.of(FEW, FEW, FEW, FEW, FEW, FEW, FEW))));
        assertThat(table.isEmpty()).isTrue();
        assertThat(table.lines()).hasSize(1);
        assertThat(CurveTable.legend(List.of(table))).isEmpty();

        table.add("", List.of(curve(DIFFER, DIFFER, DIFFER, DIFFER, DIFFER, DIFFER, DIFFER)));
        assertThat(table.isEmpty()).isFalse();
        assertThat(table.lines()).hasSize(3);
        assertThat(CurveTable.legend(List.of(table)))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("(without from and to"),
                        line -> assertThat(line).startsWith("(unknown: "));
    }

    @Test
    void the_deviation_of_times_that_are_all_exact_is_told() {
        CurveTable table = new CurveTable("ms");
        table.add(
                "",
                List.of(
                        new KnownCurve(
                                "a",
                                AwaitedTimes.exact(Latencies.of(SampledRun.MS, 2 * SampledRun.MS)),
                                List.of(FEW, FEW, FEW, FEW, FEW, FEW, FEW))));

        assertThat(table.lines().get(1)).matches(".* 1\\.50 +0\\.500 +2");
        assertThat(CurveTable.legend(List.of(table)))
                .noneMatch(line -> line.startsWith("(unknown"));
    }

    private static KnownCurve curve(PercentileEstimate... estimates) {
        return new KnownCurve("a", ONE_AND_TWO_OR_MORE, List.of(estimates));
    }
}
