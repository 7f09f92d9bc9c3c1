package dev.barograph.chart;

import java.util.List;

/// The colours of a chart as ARGB. The colours of the series follow Okabe and Ito
/// (https://jfly.uni-koeln.de/color/), changed in lightness where the background needs it, so that
/// colour-blind people can tell them apart.
///
/// @param background of the whole picture
/// @param foreground of titles and planned values
/// @param muted of axis labels
/// @param grid of lines behind the data
/// @param alarm marks what cannot be trusted
/// @param series at least [#LEAST_SERIES]
public record ChartTheme(
        int background, int foreground, int muted, int grid, int alarm, List<Integer> series) {
    /// How many series colours a theme has at least.
    public static final int LEAST_SERIES = 8;

    private static final List<Integer> ON_LIGHT =
            List.of(
                    0xFF0072B2,
                    0xFF009E73,
                    0xFFE69F00,
                    0xFFD55E00,
                    0xFF8A4F7D,
                    0xFF56B4E9,
                    0xFFCC79A7,
                    0xFF6E6E6E);
    private static final int ALARM_ON_LIGHT = 0xFFCF222E;
    private static final int ALARM_ON_DARK = 0xFFF85149;
    private static final List<Integer> ON_DARK =
            List.of(
                    0xFF56B4E9,
                    0xFF2EC49A,
                    0xFFF2C14E,
                    0xFFF07A3A,
                    0xFFD9A0D0,
                    0xFF4C86D9,
                    0xFFD6336C,
                    0xFF8A8A8A);

    /// Dark on white: card and text colour of the window's light theme.
    public static final ChartTheme LIGHT = of(0xFFFFFFFF, 0xFF24292F);

    /// Light on nearly black: card and text colour of the window's dark theme.
    public static final ChartTheme DARK = of(0xFF0D1117, 0xFFC9D1D9);

    public ChartTheme {
        series = List.copyOf(series);
        if (series.size() < LEAST_SERIES) {
            throw new IllegalArgumentException(
                    "series must have " + LEAST_SERIES + " colours or more, had " + series.size());
        }
    }

    /// The theme that fits two colours of the surrounding window: light or dark series by the
    /// lightness of the background, the shades between by mixing.
    ///
    /// @param background opaque ARGB
    /// @param foreground opaque ARGB
    public static ChartTheme of(int background, int foreground) {
        boolean light = isLight(background);
        return new ChartTheme(
                background,
                foreground,
                mix(background, foreground, 0.62),
                mix(background, foreground, 0.12),
                light ? ALARM_ON_LIGHT : ALARM_ON_DARK,
                light ? ON_LIGHT : ON_DARK);
    }

    /// The colour of a stretch that cannot be trusted, behind the data.
    public int shade() {
        return mix(background, alarm, isLight(background) ? 0.15 : 0.2);
    }

    /// The colour of the series with this index; starts over when there are more series than
    /// colours.
    public int series(int index) {
        return series.get(index % series.size());
    }

    private static boolean isLight(int argb) {
        int red = (argb >> 16) & 0xFF;
        int green = (argb >> 8) & 0xFF;
        int blue = argb & 0xFF;
        return 0.299 * red + 0.587 * green + 0.114 * blue > 128;
    }

    /// Whether the background is darker than the text.
    public boolean isDark() {
        return !isLight(background);
    }

    /// A colour between two.
    ///
    /// @param share 0 for `from`, 1 for `to`
    static int mix(int from, int to, double share) {
        int mixed = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = (from >> shift) & 0xFF;
            int b = (to >> shift) & 0xFF;
            mixed = (mixed << 8) | (int) Math.round(a + (b - a) * share);
        }
        return mixed;
    }
}
