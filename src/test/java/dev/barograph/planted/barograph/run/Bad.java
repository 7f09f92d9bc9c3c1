package dev.barograph.planted.barograph.run;

/// A run must know neither window nor file format.
public class Bad {
    Class<?> window = dev.barograph.planted.barograph.ui.Bad.class;
    Class<?> toolkit = javafx.scene.Node.class;
    Class<?> database = java.sql.Connection.class;
    Class<?> yaml = tools.jackson.databind.JsonNode.class;
}
