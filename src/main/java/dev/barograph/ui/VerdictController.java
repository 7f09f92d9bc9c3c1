package dev.barograph.ui;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sentence that says what goes on, the line that says what limited the run, and the stamp,
/// which unfolds the notes.
final class VerdictController {
    private final ObservableValue<VerdictLine> verdict;
    private final ObservableValue<String> sentence;

    @FXML private VBox box;
    @FXML private ToggleButton stamp;
    @FXML private Label now;
    @FXML private Label headline;
    @FXML private Label evidence;
    @FXML private VBox notes;

    /// @param sentence what goes on now
    VerdictController(ObservableValue<VerdictLine> verdict, ObservableValue<String> sentence) {
        this.verdict = verdict;
        this.sentence = sentence;
    }

    @FXML
    private void initialize() {
        now.setMinHeight(Region.USE_PREF_SIZE);
        now.textProperty().bind(sentence);
        FieldBinding.show(now, now.textProperty().isNotEmpty());
        evidence.setMinHeight(Region.USE_PREF_SIZE);
        notes.visibleProperty().bind(stamp.selectedProperty());
        notes.managedProperty().bind(notes.visibleProperty());
        verdict.addListener((_, _, now) -> show(now));
        show(verdict.getValue());
    }

    private void show(VerdictLine now) {
        box.setVisible(!now.headline().isEmpty());
        box.setManaged(box.isVisible());
        tone(box, now.tone());
        tone(stamp, now.stampTone());
        boolean foldable = !now.notes().isEmpty();
        stamp.setText(
                foldable
                        ? now.stamp()
                                + (now.notes().size() == 1
                                        ? " · 1 note"
                                        : " · " + now.notes().size() + " notes")
                        : now.stamp());
        stamp.setVisible(!now.stamp().isEmpty());
        stamp.setManaged(stamp.isVisible());
        // Nothing unfolds: a badge and no button.
        stamp.setMouseTransparent(!foldable);
        stamp.setFocusTraversable(foldable);
        if (!foldable) {
            stamp.setSelected(false);
        }
        stamp.setTooltip(foldable ? new Tooltip("Show or hide the notes") : null);
        headline.setText(now.headline());
        evidence.setText(now.evidence());
        notes.getChildren().setAll(now.notes().stream().map(VerdictController::note).toList());
    }

    private static Node note(String text) {
        Label note = new Label("• " + text);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    private static void tone(Node node, VerdictLine.Tone tone) {
        for (VerdictLine.Tone each : VerdictLine.Tone.values()) {
            node.getStyleClass().remove(each.style());
        }
        node.getStyleClass().add(tone.style());
    }
}
