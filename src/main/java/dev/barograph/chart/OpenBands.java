package dev.barograph.chart;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;

/// The band of 95 % intervals where some have no upper bound, as requests were still awaited: that
/// part is hatched up to the edge, so that it looks like nothing that has a bound. Pure.
final class OpenBands {
    private static final int HATCH_ALPHA = 0xB0;
    private static final String NAME = "no upper bound";

    /// Stands for it in a legend.
    private static final BasicStroke SWATCH =
            new BasicStroke(
                    8,
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_BEVEL,
                    1,
                    new float[] {1.5f, 2.5f},
                    0);

    private OpenBands() {}

    /// A band, in two parts if some of it has no upper bound. The second one then begins and ends
    /// at the bounds beside it.
    ///
    /// @param whole as [TimesAxis#high] has it
    /// @param rising whether the hatching goes up to the right
    static List<Band> of(Band whole, boolean rising) {
        Points low = whole.lower();
        Points high = whole.upper();
        int size = high.size();
        double[] x = new double[size];
        double[] closed = new double[size];
        double[] open = new double[size];
        boolean any = false;
        for (int i = 0; i < size; i++) {
            x[i] = high.x(i);
            closed[i] = isOpen(high, i) ? Double.NaN : high.y(i);
            open[i] =
                    isOpen(high, i - 1) || isOpen(high, i) || isOpen(high, i + 1)
                            ? high.y(i)
                            : Double.NaN;
            any |= isOpen(high, i);
        }
        if (!any) {
            return List.of(whole);
        }
        int argb = (whole.argb() & 0xFFFFFF) | HATCH_ALPHA << 24;
        return List.of(
                new Band(low, Points.of(x, closed), whole.argb()),
                new Band(
                        low,
                        Points.of(x, open),
                        argb,
                        rising ? Band.Look.RISING : Band.Look.FALLING));
    }

    /// A legend that names the hatching if there is any.
    ///
    /// @param argb of the first of the lines that have intervals
    static List<Header.Entry> named(List<Header.Entry> legend, List<Band> bands, int argb) {
        if (bands.stream().allMatch(band -> band.look() == Band.Look.FILLED)) {
            return legend;
        }
        List<Header.Entry> longer = new ArrayList<>(legend);
        longer.add(new Header.Entry(NAME, argb, SWATCH));
        return longer;
    }

    private static boolean isOpen(Points high, int index) {
        return high.has(index) && high.y(index) == TimesAxis.BEYOND_NANOS;
    }
}
