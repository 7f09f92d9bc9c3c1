package dev.barograph.planted.barograph.samples;

/// Rows of requests must not know of runs.
public class Bad {
    Class<?> run = dev.barograph.planted.barograph.run.Bad.class;
}
