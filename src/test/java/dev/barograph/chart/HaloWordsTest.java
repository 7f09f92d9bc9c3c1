package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.ColourDistance.Sight;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Writes on a ground of one colour, as in the thick of a heat map, and looks at the pixels.
class HaloWordsTest {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 40;
    private static final String TEXT = "p99 < 300ms";

    private static BufferedImage blank(int argb) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(argb, true));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        return image;
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setFont(Header.TEXT);
        return g;
    }

    /// How far the nearest ink of the letters is, at most 5.
    private static int toInk(BufferedImage letters, int x, int y) {
        for (int far = 0; far < 5; far++) {
            for (int dy = -far; dy <= far; dy++) {
                for (int dx = -far; dx <= far; dx++) {
                    int atX = Math.clamp(x + dx, 0, WIDTH - 1);
                    int atY = Math.clamp(y + dy, 0, HEIGHT - 1);
                    if (letters.getRGB(atX, atY) >>> 24 > 0x40) {
                        return far;
                    }
                }
            }
        }
        return 5;
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "false, 1", "false, 3", "true, 0", "true, 1", "true, 3"})
    void letters_stand_out_from_any_ground_and_leave_what_is_between_them(
            boolean dark, int series) {
        ChartTheme theme = dark ? ChartTheme.DARK : ChartTheme.LIGHT;
        int ground = theme.series(series);
        BufferedImage letters = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        pen(letters).drawString(TEXT, 10, 25);
        BufferedImage image = blank(ground);
        HaloWords.draw(pen(image), TEXT, 10, 25, theme.foreground(), theme);

        double ink = ColourDistance.lightness(theme.foreground(), Sight.USUAL);
        double apart = 0;
        int rims = 0;
        int untouched = 0;
        for (int y = 10; y < 32; y++) {
            for (int x = 10; x < WIDTH - 10; x++) {
                int far = toInk(letters, x, y);
                if (far == 1 && letters.getRGB(x, y) >>> 24 == 0) {
                    double rim = ColourDistance.lightness(image.getRGB(x, y), Sight.USUAL);
                    apart += Math.abs(rim - ink);
                    rims++;
                } else if (far >= 4) {
                    assertThat(image.getRGB(x, y)).as("at %d, %d", x, y).isEqualTo(ground);
                    untouched++;
                }
            }
        }
        assertThat(rims).isGreaterThan(100);
        assertThat(apart / rims).isGreaterThan(65);
        assertThat(untouched).isGreaterThan(100);
    }
}
