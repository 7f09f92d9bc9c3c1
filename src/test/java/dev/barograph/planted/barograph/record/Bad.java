package dev.barograph.planted.barograph.record;

/// A record must not know how runs are made.
public class Bad {
    Class<?> run = dev.barograph.planted.barograph.run.Bad.class;
}
