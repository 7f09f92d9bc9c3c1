package dev.barograph.planted.barograph.compare;

/// A comparison must not know where runs are kept.
public class Bad {
    Class<?> run = dev.barograph.planted.barograph.run.Bad.class;
}
