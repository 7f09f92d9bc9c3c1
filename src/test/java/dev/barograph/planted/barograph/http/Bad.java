package dev.barograph.planted.barograph.http;

/// The transport must not see the figures.
public class Bad {
    dev.barograph.planted.barograph.metrics.Bad figures =
            new dev.barograph.planted.barograph.metrics.Bad();
}
