package dev.barograph.chart;

import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.Latencies;
import java.util.ArrayList;
import java.util.List;

/// How many responses took how long, on a logarithmic time axis: of the selected range, or of the
/// whole run. Nobody knows where a request that is still awaited belongs, so it is in none of them.
public final class DistributionChart extends RangeChart {
    private static final double LEAST_BIN_PIXELS = 5;

    /// `100 µs` takes three times the room beside another label that it takes above it.
    private static final double LABELS_WIDER_THAN_HIGH = 3;

    private static final int FILL_ALPHA = 0x38;

    public DistributionChart() {
        super("distribution", "Distribution of times");
    }

    @Override
    Latencies of(CurveFigures curve) {
        return curve.times().ended();
    }

    @Override
    Scale x(CurveFigures response, CurveFigures service, double pixels) {
        double smallest = Math.min(smallest(response), smallest(service));
        double largest = Math.max(largest(response), largest(service));
        return Scale.logNanos(smallest, largest, pixels / LABELS_WIDER_THAN_HIGH);
    }

    @Override
    Content.Across across() {
        return new Content.Across(
                "time, log scale", at -> "about " + Labels.nanos(Math.pow(10, at)), false);
    }

    @Override
    Drawing drawing(Drawing.Room room, CurveFigures response, CurveFigures service) {
        List<Line> lines = lines(room.x(), room.width(), response, service);
        double largest =
                room.seen(lines).stream().mapToDouble(l -> l.points().max()).max().orElse(0);
        int fill = (room.theme().series(0) & 0xFFFFFF) | (FILL_ALPHA << 24);
        List<Band> bands = new ArrayList<>();
        if (room.shows(lines.getFirst().name())) {
            bands.add(new Band(zero(lines.getFirst().points()), lines.getFirst().points(), fill));
        }
        Drawing drawing =
                Drawing.ofLines(
                        room,
                        "percent of answers",
                        Scale.linear(Math.max(largest, 0.01), room.height()),
                        lines,
                        percent -> Labels.compact(percent) + " %",
                        java.util.Optional.empty());
        return drawing.withBands(
                bands, new Header.Entry("p50, p95, p99", room.theme().muted(), PlotFrame.DOTTED));
    }

    @Override
    List<Double> marks(CurveFigures response) {
        return List.of(50.0, 95.0, 99.0).stream()
                .filter(response.times()::sufficeFor)
                .map(percentile -> response.times().times().percentileNanos(percentile))
                .filter(java.util.OptionalLong::isPresent)
                .map(nanos -> Math.log10((double) Math.max(1_000, nanos.getAsLong())))
                .toList();
    }

    /// Steps over bins of equal width on the axis, in percent of all answers.
    List<Line> lines(Scale x, double pixels, CurveFigures response, CurveFigures service) {
        int bins = (int) Math.clamp(pixels / LEAST_BIN_PIXELS, 10, 120);
        return List.of(
                new Line("response", Line.series(0), Line.Style.WIDE, steps(of(response), x, bins)),
                new Line("service", Line.series(3), Line.Style.SOLID, steps(of(service), x, bins)));
    }

    private static Points steps(Latencies times, Scale x, int bins) {
        double[] counts = new double[bins];
        times.forEachBucket((edge, count) -> {
            double share = x.shareOf(Math.max(1_000, (double) edge));
            counts[Math.clamp((int) (share * bins), 0, bins - 1)] += count;
        });
        double[] xs = new double[2 * bins];
        double[] ys = new double[2 * bins];
        for (int i = 0; i < bins; i++) {
            double wide = (x.max() - x.min()) / bins;
            xs[2 * i] = x.min() + i * wide;
            // A little before the next step, as x ascends.
            xs[2 * i + 1] = x.min() + (i + 1) * wide * (1 - 1e-9);
            ys[2 * i] = times.isEmpty() ? 0 : 100 * counts[i] / times.count();
            ys[2 * i + 1] = ys[2 * i];
        }
        return Points.of(xs, ys);
    }

    private static Points zero(Points like) {
        double[] x = new double[like.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = like.x(i);
        }
        return Points.of(x, new double[x.length]);
    }

    private double smallest(CurveFigures curve) {
        return Math.max(1_000, (double) of(curve).minNanos().orElse(Long.MAX_VALUE));
    }

    private double largest(CurveFigures curve) {
        return Math.max(1_000, (double) of(curve).maxNanos().orElse(0));
    }
}
