package dev.barograph.planted.barograph.ui;

import javafx.scene.control.Label;

/// A view model with a node in it.
public class BadViewModel {
    Label label = new Label();
}
