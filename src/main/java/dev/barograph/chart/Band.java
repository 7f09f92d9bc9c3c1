package dev.barograph.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// The area between two lines that have their points at the same times; nothing where either has a
/// gap.
///
/// @param argb see-through, as bands may overlap
record Band(Points lower, Points upper, int argb, Look look) {
    /// Width of a point that has a gap on both sides.
    private static final double LONE = 3;

    /// Between two lines of a hatching, along the edge.
    private static final int HATCH = 7;

    private static final BasicStroke HATCHING = new BasicStroke(1.2f);

    /// How the area is drawn.
    enum Look {
        FILLED,
        /// Hatched, up to the right.
        RISING,
        /// Hatched, down to the right.
        FALLING
    }

    /// A filled one.
    Band(Points lower, Points upper, int argb) {
        this(lower, upper, argb, Look.FILLED);
    }

    /// Draws it, within what is clipped.
    void draw(Graphics2D g, Rectangle2D area, Scale x, Scale y) {
        g.setColor(new Color(argb, true));
        Path2D path = path(area, x, y);
        if (look == Look.FILLED) {
            g.fill(path);
            return;
        }
        Shape before = g.getClip();
        g.clip(path);
        g.setStroke(HATCHING);
        double height = area.getHeight();
        // From the same places in every picture, so that nothing crawls.
        for (double at = area.getX() - height; at < area.getMaxX(); at += HATCH) {
            double left = look == Look.RISING ? area.getMaxY() : area.getY();
            double right = look == Look.RISING ? area.getY() : area.getMaxY();
            g.draw(new Line2D.Double(at, left, at + height, right));
        }
        g.setClip(before);
    }

    /// The area in a picture: in each column of pixels from the smallest of the lower line to the
    /// largest of the upper one.
    ///
    /// @param area where the data lies
    Path2D path(Rectangle2D area, Scale x, Scale y) {
        Path2D.Double path = new Path2D.Double();
        double[] column = new double[upper.size()];
        double[] top = new double[upper.size()];
        double[] bottom = new double[upper.size()];
        int size = 0;
        for (int i = 0; i < upper.size(); i++) {
            if (!upper.has(i) || !lower.has(i)) {
                close(path, column, top, bottom, size);
                size = 0;
                continue;
            }
            double at = area.getX() + x.share(upper.x(i)) * area.getWidth();
            double high = area.getMaxY() - y.shareOf(upper.y(i)) * area.getHeight();
            double low = area.getMaxY() - y.shareOf(lower.y(i)) * area.getHeight();
            if (size > 0 && Math.floor(column[size - 1]) == Math.floor(at)) {
                top[size - 1] = Math.min(top[size - 1], high);
                bottom[size - 1] = Math.max(bottom[size - 1], low);
            } else {
                column[size] = at;
                top[size] = high;
                bottom[size] = low;
                size++;
            }
        }
        close(path, column, top, bottom, size);
        return path;
    }

    private static void close(
            Path2D path, double[] column, double[] top, double[] bottom, int size) {
        if (size == 0) {
            return;
        }
        if (size == 1) {
            path.append(
                    new Rectangle2D.Double(
                            column[0] - LONE / 2, top[0], LONE, Math.max(0, bottom[0] - top[0])),
                    false);
            return;
        }
        path.moveTo(column[0], top[0]);
        for (int i = 1; i < size; i++) {
            path.lineTo(column[i], top[i]);
        }
        for (int i = size - 1; i >= 0; i--) {
            path.lineTo(column[i], bottom[i]);
        }
        path.closePath();
    }
}
