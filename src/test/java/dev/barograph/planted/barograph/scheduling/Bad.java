package dev.barograph.planted.barograph.scheduling;

/// What asks the system for something must see nothing of ours.
public class Bad {
    dev.barograph.planted.barograph.run.Bad upwards = new dev.barograph.planted.barograph.run.Bad();
}
