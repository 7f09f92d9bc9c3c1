package dev.barograph.planted.barograph.model;

/// The lowest package must see nothing of ours.
public class Bad {
    dev.barograph.planted.barograph.run.Bad upwards = new dev.barograph.planted.barograph.run.Bad();
}
