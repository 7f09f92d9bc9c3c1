package dev.barograph.ui;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;

/// The percentiles in the row of numbers, a column for each: its name, that of the response time,
/// below that its 95 % interval or why it has none, then that of the service time, and all of it in
/// words in a tooltip. At the left stands what each row is. For use in FXML. FX thread only.
public final class PercentileTiles extends GridPane {
    private static final double TIP_WIDTH = 360;
    private static final int ROWS = 4;

    /// Has one sign more than there is room for.
    private static final PseudoClass BOUND = PseudoClass.getPseudoClass("bound");

    private final Column p50 = new Column("p50", 1);
    private final Column p95 = new Column("p95", 2);
    private final Column p99 = new Column("p99", 3);

    /// One percentile.
    private final class Column {
        private final Label value = label("tile-value");
        private final Label range = label("tile-range");
        private final Label service = label("tile-service");
        private final Tooltip tip = tip();

        Column(String name, int index) {
            Label title = label("tile-name");
            title.setText(name);
            value.setId(name);
            range.setId(name + "Range");
            service.setId(name + "Service");
            for (Label each : List.of(title, value, range, service)) {
                each.setMaxWidth(Double.MAX_VALUE);
                each.setTooltip(tip);
            }
            addColumn(index, title, value, range, service);
        }

        void show(TimeCell ofResponse, TimeCell ofService, String caveat) {
            value.setText(ofResponse.value());
            value.pseudoClassStateChanged(BOUND, ofResponse.value().startsWith("≥"));
            range.setText(ofResponse.range());
            service.setText(ofService.value());
            String words =
                    TimeCell.inWords(ofResponse, ofService)
                            + (caveat.isEmpty() ? "" : "\n" + caveat);
            tip.setText(words);
            value.setAccessibleText(words);
        }
    }

    public PercentileTiles() {
        getStyleClass().add("percentile-tiles");
        for (int i = 0; i < ROWS; i++) {
            RowConstraints row = new RowConstraints();
            row.setValignment(VPos.BASELINE);
            getRowConstraints().add(row);
        }
        getColumnConstraints().add(new ColumnConstraints());
        for (int i = 0; i < 3; i++) {
            ColumnConstraints column = new ColumnConstraints();
            // Not that of its texts, or columns would move as they change.
            column.setPrefWidth(0);
            column.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(column);
        }
        addColumn(
                0,
                label("tile-row-name"),
                row(
                        "response",
                        "Response time: from the moment a request was due to the last byte of its"
                                + " answer. What a user would have waited."),
                row(
                        "95 %",
                        "95 % interval of the response time, or why it has none. That of the"
                                + " service time is in the tooltip of each number."),
                row(
                        "service",
                        "Service time: from the moment a request was sent to the last byte of its"
                                + " answer. Without the time that it waited in this program."));
    }

    /// @param caveat what the words of each end with; may be empty
    void show(Tiles tiles, String caveat) {
        p50.show(tiles.p50(), tiles.serviceP50(), caveat);
        p95.show(tiles.p95(), tiles.serviceP95(), caveat);
        p99.show(tiles.p99(), tiles.serviceP99(), caveat);
    }

    private static Label row(String name, String words) {
        Label label = label("tile-row-name");
        label.setText(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip tip = tip();
        tip.setText(words);
        label.setTooltip(tip);
        label.setAccessibleText(words);
        return label;
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    private static Tooltip tip() {
        Tooltip tip = new Tooltip();
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        return tip;
    }
}
