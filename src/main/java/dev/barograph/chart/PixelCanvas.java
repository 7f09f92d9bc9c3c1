package dev.barograph.chart;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// Pixels that a chart is drawn into, to be shared with whoever shows them. Not thread-safe.
public final class PixelCanvas {
    private final BufferedImage image;

    /// @param widthPixels device pixels, more than zero
    /// @param heightPixels device pixels, more than zero
    public PixelCanvas(int widthPixels, int heightPixels) {
        image = new BufferedImage(widthPixels, heightPixels, BufferedImage.TYPE_INT_ARGB_PRE);
    }

    /// The pixels themselves, row by row, premultiplied ARGB; no copy.
    public int[] pixels() {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    public int widthPixels() {
        return image.getWidth();
    }

    public int heightPixels() {
        return image.getHeight();
    }

    /// Draws a chart over the whole canvas.
    ///
    /// @param width in logical pixels
    /// @param height in logical pixels
    /// @param scale device pixels a logical pixel
    public PlotArea draw(Chart chart, int width, int height, double scale, ChartTheme theme) {
        Graphics2D g = image.createGraphics();
        try {
            g.setComposite(AlphaComposite.Clear);
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            g.setComposite(AlphaComposite.SrcOver);
            g.scale(scale, scale);
            return chart.draw(g, width, height, theme);
        } finally {
            g.dispose();
        }
    }

    BufferedImage image() {
        return image;
    }
}
