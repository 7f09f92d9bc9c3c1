package dev.barograph.planted.barograph.demo;

/// The demo target must see nothing of ours; and its package here has no @NullMarked.
public class Bad {
    Class<?> model = dev.barograph.planted.barograph.model.Bad.class;
}
