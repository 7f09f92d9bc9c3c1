package dev.barograph.ui;

import dev.barograph.metrics.ThresholdCheck;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sentence that says what goes on, the line that says what limited the run, and the stamp,
/// which unfolds the notes.
final class VerdictController {
    private final ObservableValue<VerdictLine> verdict;
    private final ObservableValue<String> sentence;
    private final ObservableValue<List<ThresholdCheck>> checks;
    private final ObservableValue<String> checksOf;
    private final ObservableBooleanValue brief;

    private final Tooltip unfold = new Tooltip("Show or hide the notes");

    @FXML private VBox box;
    @FXML private ToggleButton stamp;
    @FXML private Label now;
    @FXML private Label headline;
    @FXML private Label evidence;
    @FXML private VBox notes;
    @FXML private Label thresholdSpan;
    @FXML private FlowPane thresholdStates;

    /// @param sentence what goes on now
    /// @param checks how the thresholds stand
    /// @param checksOf what they are of, where that is not what stands beside them; else empty
    /// @param brief whether evidence that changes every second keeps to one line, so that what is
    ///   below neither moves nor shrinks
    VerdictController(
            ObservableValue<VerdictLine> verdict,
            ObservableValue<String> sentence,
            ObservableValue<List<ThresholdCheck>> checks,
            ObservableValue<String> checksOf,
            ObservableBooleanValue brief) {
        this.verdict = verdict;
        this.sentence = sentence;
        this.checks = checks;
        this.checksOf = checksOf;
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
        Copying.from(evidence);
        notes.visibleProperty().bind(stamp.selectedProperty());
        notes.managedProperty().bind(notes.visibleProperty());
        verdict.addListener((_, _, now) -> show(now));
        show(verdict.getValue());
        thresholdSpan.textProperty().bind(checksOf);
        FieldBinding.show(thresholdSpan, thresholdSpan.textProperty().isNotEmpty());
        checks.addListener((_, _, now) -> showThresholds(now));
        showThresholds(checks.getValue());
    }

    private void showThresholds(List<ThresholdCheck> now) {
        thresholdStates.setVisible(!now.isEmpty());
        thresholdStates.setManaged(!now.isEmpty());
        List<Label> labels = labels(thresholdStates, 1, now.size(), VerdictController::threshold);
        for (int i = 0; i < now.size(); i++) {
            show(labels.get(i), now.get(i));
        }
    }

    private static Label threshold() {
        Label label = new Label();
        label.getStyleClass().add("threshold");
        label.setTooltip(new Tooltip());
        return label;
    }

    /// Mark, words and value: nobody has to tell colours apart.
    private static void show(Label label, ThresholdCheck check) {
        String mark =
                switch (check.state()) {
                    case PASSED -> "✓ ";
                    case FAILED -> "✗ ";
                    case NOT_ENOUGH_DATA -> "? ";
                };
        String value = check.value().isEmpty() ? "" : "  " + check.valueText();
        label.setText(mark + check.threshold().text() + value);
        label.setAccessibleText(check.threshold().text() + ": " + check.state().title() + value);
        label.getTooltip()
                .setText(
                        check.state().title()
                                + (check.why().isEmpty() ? "" : ": " + check.why())
                                + ", whole run");
        tone(
                label,
                switch (check.state()) {
                    case PASSED -> VerdictLine.Tone.CALM;
                    case FAILED -> VerdictLine.Tone.ALARM;
                    case NOT_ENOUGH_DATA -> VerdictLine.Tone.WARNING;
                });
    }

    private void show(VerdictLine now) {
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
        stamp.setTooltip(foldable ? unfold : null);
        headline.setText(now.headline());
        evidence.setText(now.evidence());
        List<Label> labels = labels(notes, 0, now.notes().size(), VerdictController::note);
        for (int i = 0; i < labels.size(); i++) {
            labels.get(i).setText("• " + now.notes().get(i));
        }
    }

    private static Label note() {
        Label note = new Label();
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    /// So many labels in a place: those that are there stay, as a new one has to be styled.
    ///
    /// @param from how many others stand before them
    private static List<Label> labels(Pane place, int from, int count, Supplier<Label> made) {
        List<Node> there = place.getChildren();
        if (there.size() > from + count) {
            there.subList(from + count, there.size()).clear();
        }
        while (there.size() < from + count) {
            there.add(made.get());
        }
        return there.stream().skip(from).map(Label.class::cast).toList();
    }

    private static void tone(Node node, VerdictLine.Tone tone) {
        // What changes a style class has all below it styled anew.
        if (node.getStyleClass().contains(tone.style())) {
            return;
        }
        for (VerdictLine.Tone each : VerdictLine.Tone.values()) {
            node.getStyleClass().remove(each.style());
        }
        node.getStyleClass().add(tone.style());
    }
}
