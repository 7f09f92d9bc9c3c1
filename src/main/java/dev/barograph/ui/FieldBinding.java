package dev.barograph.ui;

import javafx.beans.binding.StringExpression;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;

/// Ties a text field to its text and its problem: the border turns red and the reason stands below
/// it.
final class FieldBinding {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private FieldBinding() {}

    /// A field of the profile with the label that its problem is shown in.
    static void bind(EditorViewModel editor, Field field, TextInputControl control, Label problem) {
        control.textProperty().bindBidirectional(editor.text(field));
        var text = editor.problemAt(field.path());
        reason(problem, text);
        mark(control, text.isNotEmpty());
        control.setId(field.nodeId());
    }

    static void bind(TextInputControl control, StringProperty text, ObservableBooleanValue wrong) {
        control.textProperty().bindBidirectional(text);
        mark(control, wrong);
    }

    /// Shows a text as long as there is one.
    static void reason(Label label, StringExpression text) {
        label.textProperty().bind(text);
        label.setWrapText(true);
        // Where room is short a label would rather cut its text than keep its lines.
        label.setMinHeight(Region.USE_PREF_SIZE);
        show(label, text.isNotEmpty());
    }

    /// Takes the place of a node only while it is shown.
    static void show(Node node, ObservableBooleanValue shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(node.visibleProperty());
    }

    static void mark(Node node, ObservableBooleanValue wrong) {
        setWrong(node, wrong.get());
        wrong.addListener((_, _, now) -> setWrong(node, now));
        // Bindings are held weakly by what they depend on: the node keeps its own alive.
        node.getProperties().put(WRONG, wrong);
    }

    static void setWrong(Node node, boolean wrong) {
        node.pseudoClassStateChanged(WRONG, wrong);
    }
}
