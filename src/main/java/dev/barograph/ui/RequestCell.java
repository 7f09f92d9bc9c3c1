package dev.barograph.ui;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One request in the list: its name and its share, below them what it asks for and its weight.
/// Texts from files are shown as plain text.
final class RequestCell extends ListCell<RequestLine> {
    private static final double GAP = 8;
    private static final double TIP_WIDTH = 420;

    private final Label mark = new Label("!");
    private final Label name = new Label();
    private final Label what = new Label();
    private final Label share = new Label();
    private final Label weight = new Label();
    private final Tooltip tip = new Tooltip();
    private final BooleanProperty wrong = new SimpleBooleanProperty();
    private final VBox box;

    RequestCell() {
        getStyleClass().add("request-cell");
        name.getStyleClass().add("request-cell-name");
        mark.getStyleClass().add("request-cell-name");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        what.getStyleClass().add("hint");
        weight.getStyleClass().add("hint");
        FieldBinding.show(mark, wrong);
        FieldBinding.mark(this, wrong);
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        givesWay(name);
        givesWay(what);
        share.setMinWidth(Region.USE_PREF_SIZE);
        weight.setMinWidth(Region.USE_PREF_SIZE);
        box = new VBox(line(mark, name, share), line(what, weight));
        // The width of the list, whatever the texts.
        box.setMinWidth(0);
        box.setPrefWidth(0);
        setPrefWidth(0);
    }

    /// Both ends tell it from others: names have numbers, paths have ends.
    private static void givesWay(Label label) {
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(0);
        HBox.setHgrow(label, Priority.ALWAYS);
    }

    private static HBox line(Node... parts) {
        HBox line = new HBox(GAP, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        return line;
    }

    @Override
    protected void updateItem(RequestLine item, boolean empty) {
        super.updateItem(item, empty);
        texts().forEach(Property::unbind);
        wrong.unbind();
        if (empty || item == null) {
            wrong.set(false);
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        name.textProperty().bind(item.name);
        what.textProperty().bind(item.what);
        share.textProperty().bind(item.share);
        weight.textProperty().bind(item.weight);
        wrong.bind(item.wrong);
        accessibleTextProperty()
                .bind(
                        Bindings.createStringBinding(
                                item::spoken,
                                item.name,
                                item.what,
                                item.weight,
                                item.share,
                                item.wrong));
        tip.textProperty().bind(accessibleTextProperty());
        setTooltip(tip);
        setGraphic(box);
    }

    private List<Property<String>> texts() {
        return List.of(
                name.textProperty(),
                what.textProperty(),
                share.textProperty(),
                weight.textProperty(),
                tip.textProperty(),
                accessibleTextProperty());
    }
}
