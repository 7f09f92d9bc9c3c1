package dev.barograph.planted.barograph.chart;

/// A chart must not know of runs.
public class Bad {
    Class<?> run = dev.barograph.planted.barograph.run.Bad.class;
}
