package dev.barograph.planted.barograph.health;

/// Who watches the generator must not know how it works.
public class Bad {
    Class<?> engine = dev.barograph.planted.barograph.engine.Bad.class;
}
