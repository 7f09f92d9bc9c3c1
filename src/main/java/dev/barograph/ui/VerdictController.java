package dev.barograph.ui;

import dev.barograph.metrics.ThresholdCheck;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sentence that says what goes on, the line that says what limited the run, and the stamp,
/// which unfolds the notes.
final class VerdictController {
    private final ObservableValue<VerdictLine> verdict;
    private final ObservableValue<String> sentence;
    private final ObservableValue<List<ThresholdCheck>> checks;
    private final ObservableBooleanValue brief;

    @FXML private VBox box;
    @FXML private ToggleButton stamp;
    @FXML private Label now;
    @FXML private Label headline;
    @FXML private Label evidence;
    @FXML private VBox notes;
    @FXML private FlowPane thresholdStates;

    /// @param sentence what goes on now
    /// @param checks how the thresholds stand
    /// @param brief whether evidence that changes every second keeps to one line, so that what is
    ///   below neither moves nor shrinks
    VerdictController(
            ObservableValue<VerdictLine> verdict,
            ObservableValue<String> sentence,
            ObservableValue<List<ThresholdCheck>> checks,
            ObservableBooleanValue brief) {
        this.verdict = verdict;
        this.sentence = sentence;
        this.checks = checks;
        this.brief = brief;
    }

    @FXML
    private void initialize() {
        now.setMinHeight(Region.USE_PREF_SIZE);
        now.textProperty().bind(sentence);
        FieldBinding.show(now, now.textProperty().isNotEmpty());
        evidence.setMinHeight(Region.USE_PREF_SIZE);
        evidence.wrapTextProperty().bind(stamp.selectedProperty().or(Bindings.not(brief)));
        evidence.setTooltip(Tips.whole(evidence));
        notes.visibleProperty().bind(stamp.selectedProperty());
        notes.managedProperty().bind(notes.visibleProperty());
        verdict.addListener((_, _, now) -> show(now));
        show(verdict.getValue());
        checks.addListener((_, _, now) -> showThresholds(now));
        showThresholds(checks.getValue());
    }

    private void showThresholds(List<ThresholdCheck> now) {
        thresholdStates.setVisible(!now.isEmpty());
        thresholdStates.setManaged(!now.isEmpty());
        thresholdStates
                .getChildren()
                .setAll(now.stream().map(VerdictController::threshold).toList());
    }

    /// Mark, words and value: nobody has to tell colours apart.
    private static Node threshold(ThresholdCheck check) {
        String mark =
                switch (check.state()) {
                    case PASSED -> "✓ ";
                    case FAILED -> "✗ ";
                    case NOT_ENOUGH_DATA -> "? ";
                };
        String value = check.value().isEmpty() ? "" : "  " + check.valueText();
        Label label = new Label(mark + check.threshold().text() + value);
        label.getStyleClass().add("threshold");
        label.setAccessibleText(check.threshold().text() + ": " + check.state().title() + value);
        label.setTooltip(
                new Tooltip(
                        check.state().title()
                                + (check.why().isEmpty() ? "" : ": " + check.why())
                                + ", whole run"));
        tone(
                label,
                switch (check.state()) {
                    case PASSED -> VerdictLine.Tone.CALM;
                    case FAILED -> VerdictLine.Tone.ALARM;
                    case NOT_ENOUGH_DATA -> VerdictLine.Tone.WARNING;
                });
        return label;
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
