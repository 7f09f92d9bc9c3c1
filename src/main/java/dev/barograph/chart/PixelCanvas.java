package dev.barograph.chart;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/// Pixels that a chart is drawn into, to be shared with whoever shows them. Not thread-safe.
public final class PixelCanvas {
    /// Premultiplied ARGB.
    private static final DirectColorModel COLORS =
            new DirectColorModel(
                    ColorSpace.getInstance(ColorSpace.CS_sRGB),
                    Integer.SIZE,
                    0xff0000,
                    0xff00,
                    0xff,
                    0xff000000,
                    true,
                    DataBuffer.TYPE_INT);

    private final BufferedImage memory;
    private final BufferedImage image;

    /// @param widthPixels device pixels, more than zero
    /// @param heightPixels device pixels, more than zero
    public PixelCanvas(int widthPixels, int heightPixels) {
        int[] pixels = new int[widthPixels * heightPixels];
        WritableRaster raster =
                Raster.createPackedRaster(
                        new DataBufferInt(pixels, pixels.length),
                        widthPixels,
                        heightPixels,
                        widthPixels,
                        COLORS.getMasks(),
                        null);
        memory = new BufferedImage(COLORS, raster, true, null);
        image = memory;
    }

    private PixelCanvas(BufferedImage memory, int widthPixels, int heightPixels) {
        this.memory = memory;
        image = memory.getSubimage(0, 0, widthPixels, heightPixels);
    }

    /// Whether the memory is wide and high enough for a canvas of this size.
    public boolean fits(int widthPixels, int heightPixels) {
        return widthPixels <= memory.getWidth() && heightPixels <= memory.getHeight();
    }

    /// A canvas of another size in place of this one, which is not to be used any more: it is the
    /// upper left of the same memory if it [#fits(int, int)], so that charts which grow and shrink
    /// by a line of text beside them leave no megabytes to the collector.
    public PixelCanvas resized(int widthPixels, int heightPixels) {
        return fits(widthPixels, heightPixels)
                ? new PixelCanvas(memory, widthPixels, heightPixels)
                : new PixelCanvas(widthPixels, heightPixels);
    }

    /// The memory itself, row by row, premultiplied ARGB; no copy. The canvas is the upper left of
    /// it.
    public int[] pixels() {
        return ((DataBufferInt) memory.getRaster().getDataBuffer()).getData();
    }

    /// Pixels from one row of the memory to the next.
    public int memoryWidthPixels() {
        return memory.getWidth();
    }

    /// Rows of the memory.
    public int memoryHeightPixels() {
        return memory.getHeight();
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
