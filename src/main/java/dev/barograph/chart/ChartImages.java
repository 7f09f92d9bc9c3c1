package dev.barograph.chart;

import java.awt.Dimension;
import java.awt.RenderingHints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

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

    /// An SVG file: the chart itself as lines and text, not a picture of it. On the thread that
    /// owns the chart.
    ///
    /// @param width in logical pixels, more than zero
    /// @param height in logical pixels, more than zero
    public static byte[] svg(Chart chart, int width, int height, ChartTheme theme) {
        try {
            Document document =
                    DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .getDOMImplementation()
                            .createDocument("http://www.w3.org/2000/svg", "svg", null);
            SVGGraphics2D g = new SVGGraphics2D(document);
            g.setSVGCanvasSize(new Dimension(width, height));
            // Asks for cells and not for an image of them.
            g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            chart.draw(g, width, height, theme);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
            g.stream(out, true);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("An SVG in memory could not be written", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The platform has no XML documents", e);
        }
    }
}
