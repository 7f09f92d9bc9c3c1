package dev.barograph.planted.barograph.report;

/// A report must not know of runs.
public class Bad {
    Class<?> run = dev.barograph.planted.barograph.run.Bad.class;
}
