package dev.barograph.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/// Where the data lies in a drawn chart and what is drawn there, for reading values under the
/// pointer without drawing again. Immutable; any thread.
///
/// @param x left edge of the data in logical pixels
/// @param y top edge of the data in logical pixels
/// @param width of the data in logical pixels
/// @param height of the data in logical pixels
/// @param xMin seconds at the left edge (or what the horizontal axis is)
/// @param xMax seconds at the right edge (or what the horizontal axis is)
/// @param yMin value at the bottom edge; its decimal logarithm if `yIsLog`
/// @param yMax value at the top edge; its decimal logarithm if `yIsLog`
/// @param traces the series, in the order of the legend
/// @param bad stretches whose figures are not those of the target
/// @param events marks, in order of time
/// @param legend where each series stands in the legend
/// @param xText turns a place on the horizontal axis into words
/// @param overTime whether the horizontal axis is the time since the start of a run
/// @param cells the cells of heat maps; empty in other charts
/// @param cutTitle the whole of a title that has too little room; empty if it is seen as it is
public record PlotArea(
        double x,
        double y,
        double width,
        double height,
        double xMin,
        double xMax,
        double yMin,
        double yMax,
        boolean yIsLog,
        List<Trace> traces,
        Stretches bad,
        List<Mark> events,
        List<LegendPlace> legend,
        DoubleFunction<String> xText,
        boolean overTime,
        Optional<HeatMaps> cells,
        Optional<String> cutTitle) {
    /// Marks that are at most so far from the cursor are read out.
    private static final double NEAR_PIXELS = 4;

    /// Where a series stands in the legend, in logical pixels.
    ///
    /// @param hidden whether the series is not drawn
    public record LegendPlace(
            String name, double x, double y, double width, double height, boolean hidden) {
        boolean contains(double pixelX, double pixelY) {
            return pixelX >= x && pixelX < x + width && pixelY >= y && pixelY < y + height;
        }
    }

    /// One series: all its points, also those that are not drawn for want of pixels.
    ///
    /// @param argb colour of its line
    /// @param format turns a value into text with its unit
    /// @param dotted whether the value lies in the picture where the vertical axis has it, so that
    ///   a dot can mark it; false in a stack
    /// @param trust how far the value at a place on the horizontal axis can be trusted
    public record Trace(
            String name,
            int argb,
            Points points,
            DoubleFunction<String> format,
            boolean dotted,
            DoubleFunction<Trust> trust) {
        /// Of figures that are exact.
        Trace(String name, int argb, Points points, DoubleFunction<String> format, boolean dotted) {
            this(name, argb, points, format, dotted, _ -> Trust.NONE);
        }

        /// A line.
        Trace(String name, int argb, Points points, DoubleFunction<String> format) {
            this(name, argb, points, format, true);
        }
    }

    /// One value at one time.
    ///
    /// @param argb colour of the series
    /// @param value with its unit, after `≥` if it is only known to be at least so; `n/a` in a gap
    /// @param pixelY where the value lies in the picture; empty in a gap, or if it lies outside
    /// @param trust how far the value can be trusted
    public record SeriesReadout(
            String name, int argb, String value, OptionalDouble pixelY, Trust trust) {
        /// With no more than that it cannot be trusted, if so.
        SeriesReadout brief() {
            return trust.warns() ? this : new SeriesReadout(name, argb, value, pixelY, Trust.NONE);
        }
    }

    /// The values of all series at one time.
    ///
    /// @param seconds the time
    /// @param pixelX where that time lies in the picture
    /// @param time the same as text
    /// @param bad why the figures of that time are not those of the target; empty if they are
    /// @param events what happened there
    public record Readout(
            double seconds,
            double pixelX,
            String time,
            List<SeriesReadout> series,
            Optional<String> bad,
            List<String> events) {
        /// Without words about the time and without intervals.
        public Readout brief() {
            return new Readout(
                    seconds,
                    pixelX,
                    time,
                    series.stream().map(SeriesReadout::brief).toList(),
                    Optional.empty(),
                    List.of());
        }
    }

    public PlotArea {
        traces = List.copyOf(traces);
        events = List.copyOf(events);
        legend = List.copyOf(legend);
    }

    /// The series whose place in the legend holds a place in the picture.
    public Optional<LegendPlace> legendAt(double pixelX, double pixelY) {
        return legend.stream().filter(place -> place.contains(pixelX, pixelY)).findFirst();
    }

    /// The value at a place in the picture, whether or not it lies in the data area.
    public double valueAt(double pixelY) {
        double own = yMin + (y + height - pixelY) / height * (yMax - yMin);
        return yIsLog ? Math.pow(10, own) : own;
    }

    /// Where a time lies in the picture, whether or not in the data area.
    public double pixelX(double seconds) {
        return x + (seconds - xMin) / (xMax - xMin) * width;
    }

    /// Whether a place in the picture, in logical pixels, lies in the data area.
    public boolean contains(double pixelX, double pixelY) {
        return pixelX >= x && pixelX <= x + width && pixelY >= y && pixelY <= y + height;
    }

    /// The time at a place in the picture, whether or not it lies in the data area.
    public double secondsAt(double pixelX) {
        return xMin + (pixelX - x) / width * (xMax - xMin);
    }

    /// The values at the time that has data and is nearest to `seconds`, of those in the data area
    /// if any is; empty without data.
    public Optional<Readout> readAt(double seconds) {
        OptionalDouble nearest = nearestTime(seconds);
        if (nearest.isEmpty() || width <= 0) {
            return Optional.empty();
        }
        double at = nearest.getAsDouble();
        List<SeriesReadout> readouts = new ArrayList<>();
        for (Trace trace : traces) {
            Points points = trace.points();
            int index = points.size() == 0 ? 0 : points.nearest(at);
            // Exact on purpose: traces of one chart share their times.
            double value =
                    points.size() > 0 && points.x(index) == at ? points.y(index) : Double.NaN;
            Trust trust = Double.isNaN(value) ? Trust.NONE : trace.trust().apply(at);
            readouts.add(
                    new SeriesReadout(
                            trace.name(),
                            trace.argb(),
                            Double.isNaN(value)
                                    ? Labels.NONE
                                    : (trust.atLeast() ? "≥ " : "") + trace.format().apply(value),
                            trace.dotted() ? pixelYInside(value) : OptionalDouble.empty(),
                            trust));
        }
        return Optional.of(
                new Readout(
                        at,
                        pixelX(at),
                        xText.apply(at),
                        List.copyOf(readouts),
                        overTime ? bad.at(at) : Optional.empty(),
                        overTime ? eventsNear(seconds) : List.of()));
    }

    /// The values of the latest time that has data; empty without data.
    public Optional<Readout> latest() {
        return readAt(xMax);
    }

    private List<String> eventsNear(double seconds) {
        double near = NEAR_PIXELS / width * (xMax - xMin);
        return events.stream()
                .filter(mark -> Math.abs(mark.seconds() - seconds) <= near)
                .map(Mark::text)
                .toList();
    }

    private OptionalDouble nearestTime(double seconds) {
        OptionalDouble best = OptionalDouble.empty();
        for (Trace trace : traces) {
            Points points = trace.points();
            int nearest = points.size() == 0 ? 0 : points.nearest(seconds);
            // Lines go on to a point beyond the edge, which may be nearer than those that are seen.
            int end = Math.min(points.size(), nearest + 2);
            for (int i = Math.max(0, nearest - 1); i < end; i++) {
                if (isNearer(points.x(i), best, seconds)) {
                    best = OptionalDouble.of(points.x(i));
                }
            }
        }
        return best;
    }

    private boolean isNearer(double at, OptionalDouble than, double seconds) {
        if (than.isEmpty() || isAcross(at) != isAcross(than.getAsDouble())) {
            return than.isEmpty() || isAcross(at);
        }
        return Math.abs(at - seconds) < Math.abs(than.getAsDouble() - seconds);
    }

    private boolean isAcross(double at) {
        return at >= xMin && at <= xMax;
    }

    /// Where a value lies in the picture, whether or not in the data area.
    double pixelY(double value) {
        double own = yIsLog ? Math.log10(value) : value;
        return y + height - (own - yMin) / (yMax - yMin) * height;
    }

    private OptionalDouble pixelYInside(double value) {
        double own = yIsLog ? Math.log10(value) : value;
        return own >= yMin && own <= yMax
                ? OptionalDouble.of(pixelY(value))
                : OptionalDouble.empty();
    }
}
