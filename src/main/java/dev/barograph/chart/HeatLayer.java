package dev.barograph.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// Cells of a heat map and how they are coloured.
record HeatLayer(HeatCells cells, HeatScale scale) {
    /// Draws into an area that has these axes: as one image of a pixel a cell, or cell by cell
    /// where quality is asked for, since an image is blurred when a vector graphic is enlarged.
    void draw(Graphics2D g, Rectangle2D area, Scale x, Scale y) {
        if (cells.highest() == 0) {
            return;
        }
        if (RenderingHints.VALUE_RENDER_QUALITY.equals(
                g.getRenderingHint(RenderingHints.KEY_RENDERING))) {
            drawCells(g, area, x, y);
        } else {
            drawImage(g, area, x, y);
        }
    }

    private void drawImage(Graphics2D g, Rectangle2D area, Scale x, Scale y) {
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
        double left = pixelX(0, area, x);
        double top = pixelY(rows, area, y);
        AffineTransform place = AffineTransform.getTranslateInstance(left, top);
        place.scale((pixelX(width, area, x) - left) / width, (pixelY(0, area, y) - top) / rows);
        Object before = g.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(image, place, null);
        if (before != null) {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
        }
    }

    private void drawCells(Graphics2D g, Rectangle2D area, Scale x, Scale y) {
        for (int column = 0; column < cells.width(); column++) {
            double left = pixelX(column, area, x);
            double width = pixelX(column + 1, area, x) - left;
            for (int row = 0; row < cells.rows(); row++) {
                int count = cells.count(column, row);
                if (count > 0) {
                    double top = pixelY(row + 1, area, y);
                    g.setColor(new Color(scale.argb(count), true));
                    g.fill(new Rectangle2D.Double(left, top, width, pixelY(row, area, y) - top));
                }
            }
        }
    }

    private double pixelX(int column, Rectangle2D area, Scale x) {
        return area.getX() + x.share(cells.startOf(column)) * area.getWidth();
    }

    private double pixelY(int row, Rectangle2D area, Scale y) {
        return area.getMaxY() - y.share(cells.bottomOf(row)) * area.getHeight();
    }
}
