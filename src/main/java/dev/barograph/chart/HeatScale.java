package dev.barograph.chart;

import java.util.ArrayList;
import java.util.List;

/// The colours of a heat map: the logarithm of a count as a colour that goes one way in lightness,
/// away from the background, so that it also reads without colour. On light ground the blues of
/// ColorBrewer (https://colorbrewer2.org, Apache-style licence), on dark ground from blue over
/// green to yellow as viridis does. Immutable.
///
/// @param most the count that has the last colour, 1 or more
record HeatScale(int most, ChartTheme theme) {
    private static final int[] ON_LIGHT = {
        0xFFC6DBEF, 0xFF9ECAE1, 0xFF6BAED6, 0xFF3182BD, 0xFF08519C, 0xFF062A5A
    };
    private static final int[] ON_DARK = {
        0xFF173A5E, 0xFF1F6583, 0xFF2A8F8C, 0xFF58B77B, 0xFFB2D94F, 0xFFFDE84A
    };

    /// The scale for cells of at most so many answers: it ends at a round number.
    static HeatScale upTo(int highest, ChartTheme theme) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, highest))));
        double digit = Math.max(1, highest) / power;
        double most = power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
        return new HeatScale((int) Math.min(most, Integer.MAX_VALUE), theme);
    }

    /// The colour of a count, 1 or more.
    int argb(double count) {
        double share = most <= 1 ? 1 : Math.log(count) / Math.log(most);
        return ramp(Math.clamp(share, 0, 1));
    }

    /// The colour at a place of the scale.
    ///
    /// @param share 0 for one answer, 1 for the most
    int ramp(double share) {
        int[] stops = theme.isDark() ? ON_DARK : ON_LIGHT;
        double at = share * (stops.length - 1);
        int below = (int) Math.min(Math.floor(at), stops.length - 2.0);
        return ChartTheme.mix(stops[below], stops[below + 1], at - below);
    }

    /// Counts that the legend names: powers of ten and the end.
    List<Integer> named() {
        List<Integer> named = new ArrayList<>();
        for (long power = 1; power < most; power *= 10) {
            named.add((int) power);
        }
        if (named.size() > 1 && most / named.getLast() < 3) {
            named.removeLast();
        }
        named.add(most);
        return named;
    }
}
