package dev.barograph.chart;

import java.awt.Graphics2D;

/// A picture of numbers over time that can be drawn at any size. Not thread-safe: one thread feeds
/// and draws it.
public interface Chart {
    /// Stable lower-case name, for files and node ids.
    String id();

    /// What it shows, for people; also drawn into the picture.
    String title();

    /// Draws everything, background included.
    ///
    /// @param g scaled and translated so that 0,0 to width,height is the picture; its settings are
    ///   changed
    /// @param width in logical pixels, more than zero
    /// @param height in logical pixels, more than zero
    /// @return where the data lies, and its values; safe to read on any thread for ever
    PlotArea draw(Graphics2D g, int width, int height, ChartTheme theme);
}
