package dev.barograph.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Charts as image files.
public final class ChartImages {
    static {
        // Else every image is written to a file first.
        ImageIO.setUseCache(false);
    }

    private ChartImages() {}

    /// A PNG file. On the thread that owns the chart.
    ///
    /// @param width in logical pixels, more than zero
    /// @param height in logical pixels, more than zero
    /// @param scale device pixels a logical pixel: 2 for a print or a dense screen
    public static byte[] png(Chart chart, int width, int height, double scale, ChartTheme theme) {
        PixelCanvas canvas =
                new PixelCanvas((int) Math.ceil(width * scale), (int) Math.ceil(height * scale));
        canvas.draw(chart, width, height, scale, theme);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(canvas.image(), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A PNG in memory could not be written", e);
        }
        return bytes.toByteArray();
    }
}
