package dev.barograph.ui;

import dev.barograph.record.HistoryRow;
import java.time.Instant;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One kept run in the list: four lines, and its p99 over time. Texts from files are shown as plain
/// text.
final class RunCell extends ListCell<HistoryRow> {
    private static final double GAP = 8;
    private static final double LINE_GAP = 2;
    private static final double TIP_WIDTH = 420;

    private final Label badge = new Label();
    private final Label name = new Label();
    private final Label baseline = new Label("baseline");
    private final Label when = new Label();
    private final Label figures = new Label();
    private final Label about = new Label();
    private final Sparkline sparkline = new Sparkline();
    private final Tooltip tip = new Tooltip();
    private final VBox box;

    /// @param intervals what is said of a run once somebody wants to know more
    RunCell(RunIntervals intervals) {
        getStyleClass().add("run-cell");
        badge.getStyleClass().add("run-badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        name.getStyleClass().add("run-name");
        baseline.getStyleClass().add("run-baseline");
        baseline.setMinWidth(Region.USE_PREF_SIZE);
        when.getStyleClass().add("hint");
        when.setMinWidth(Region.USE_PREF_SIZE);
        about.getStyleClass().add("hint");
        figures.getStyleClass().add("run-figures");
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        tip.setOnShowing(_ -> {
            HistoryRow asked = getItem();
            if (asked != null) {
                intervals.ask(asked, words -> tell(asked, words));
            }
        });
        HBox first = line(badge, name, baseline, space(), when);
        VBox texts = new VBox(LINE_GAP, figures, about);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox second = line(texts, sparkline);
        box = new VBox(LINE_GAP, first, second);
        // The width of the list, whatever the texts.
        box.setMinWidth(0);
        box.setPrefWidth(0);
        setPrefWidth(0);
    }

    private static HBox line(Node... parts) {
        HBox line = new HBox(GAP, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        return line;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    @Override
    protected void updateItem(HistoryRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        show(RunLine.of(item, Instant.now(), ZoneId.systemDefault()));
        setGraphic(box);
    }

    /// Unless another run stands here by now.
    private void tell(HistoryRow asked, String words) {
        if (asked.equals(getItem())) {
            RunLine line = RunLine.of(asked, Instant.now(), ZoneId.systemDefault());
            tip.setText(line.tip() + "\n\n" + words);
            setAccessibleText(line.spoken() + ", " + words);
        }
    }

    private void show(RunLine line) {
        badge.setText(line.badge().word());
        badge.getStyleClass().removeIf(style -> style.startsWith("tone-"));
        badge.getStyleClass().add(line.badge().tone().style());
        name.setText(line.name());
        baseline.setVisible(line.baseline());
        baseline.setManaged(line.baseline());
        when.setText(line.when());
        figures.setText(line.figures());
        about.setText(line.about());
        sparkline.show(line.sparkline());
        boolean curve = !line.sparkline().isEmpty();
        sparkline.setVisible(curve);
        sparkline.setManaged(curve);
        tip.setText(line.tip());
        setTooltip(tip);
        setAccessibleText(line.spoken());
    }
}
