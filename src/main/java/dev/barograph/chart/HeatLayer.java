package dev.barograph.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// Heat maps and how they are coloured.
record HeatLayer(HeatMaps maps, HeatScale scale) {
    /// Draws into an area that has these axes: each as one image of a pixel a cell, or cell by cell
    /// where quality is asked for, since an image is blurred when a vector graphic is enlarged.
    void draw(Graphics2D g, Rectangle2D area, Scale x, Scale y) {
        boolean exact =
                RenderingHints.VALUE_RENDER_QUALITY.equals(
                        g.getRenderingHint(RenderingHints.KEY_RENDERING));
        for (HeatMaps.Placed map : maps.placed()) {
            if (map.cells().highest() == 0) {
                continue;
            }
            if (exact) {
                drawCells(g, area, x, y, map);
            } else {
                drawImage(g, area, x, y, map);
            }
        }
    }

    private void drawImage(Graphics2D g, Rectangle2D area, Scale x, Scale y, HeatMaps.Placed map) {
        HeatCells cells = map.cells();
        int width = cells.width();
        int rows = cells.rows();
        BufferedImage image = new BufferedImage(width, rows, BufferedImage.TYPE_INT_ARGB);
        int[] pixels = new int[width * rows];
        for (int column = 0; column < width; column++) {
            for (int row = 0; row < rows; row++) {
                int count = cells.count(column, row);
                pixels[(rows - 1 - row) * width + column] = count == 0 ? 0 : scale.argb(count);
            }
        }
        image.setRGB(0, 0, width, rows, pixels, 0, width);
        double left = pixelX(cells, 0, area, x);
        double top = pixelY(map, rows, area, y);
        AffineTransform place = AffineTransform.getTranslateInstance(left, top);
        place.scale(
                (pixelX(cells, width, area, x) - left) / width,
                (pixelY(map, 0, area, y) - top) / rows);
        Object before = g.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(image, place, null);
        if (before != null) {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
        }
    }

    private void drawCells(Graphics2D g, Rectangle2D area, Scale x, Scale y, HeatMaps.Placed map) {
        HeatCells cells = map.cells();
        for (int column = 0; column < cells.width(); column++) {
            double left = pixelX(cells, column, area, x);
            double width = pixelX(cells, column + 1, area, x) - left;
            for (int row = 0; row < cells.rows(); row++) {
                int count = cells.count(column, row);
                if (count > 0) {
                    double top = pixelY(map, row + 1, area, y);
                    g.setColor(new Color(scale.argb(count), true));
                    g.fill(
                            new Rectangle2D.Double(
                                    left, top, width, pixelY(map, row, area, y) - top));
                }
            }
        }
    }

    private static double pixelX(HeatCells cells, int column, Rectangle2D area, Scale x) {
        return area.getX() + x.share(cells.startOf(column)) * area.getWidth();
    }

    private static double pixelY(HeatMaps.Placed map, int row, Rectangle2D area, Scale y) {
        return area.getMaxY() - y.share(map.cells().bottomOf(row) + map.lift()) * area.getHeight();
    }
}
