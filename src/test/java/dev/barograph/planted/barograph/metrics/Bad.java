package dev.barograph.planted.barograph.metrics;

import java.awt.Color;

/// Figures must not know who makes them, nor how they are drawn.
public class Bad {
    Class<?> engine = dev.barograph.planted.barograph.engine.Bad.class;
    Color colour = new Color(0);
}
