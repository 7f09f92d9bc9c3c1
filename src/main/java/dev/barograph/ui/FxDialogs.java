package dev.barograph.ui;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// The dialogs of JavaFX. Texts from files and targets are shown as plain text.
final class FxDialogs implements Dialogs {
    private static final double WIDTH = 520;
    private static final double GAP = 8;
    private static final int NOTE_ROWS = 5;

    private final Window owner;

    FxDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Unsaved askUnsaved(String profileName) {
        ButtonType save = new ButtonType("Save", ButtonData.YES);
        ButtonType discard = new ButtonType("Don't save", ButtonData.NO);
        Optional<ButtonType> answer =
                ask(
                        "Save the changes?",
                        "“" + profileName + "” has changes that are in no file yet.",
                        save,
                        discard);
        if (answer.isEmpty()) {
            return Unsaved.CANCEL;
        }
        return answer.get() == save
                ? Unsaved.SAVE
                : answer.get() == discard ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    @Override
    public boolean askStopAndClose() {
        ButtonType stop = new ButtonType("Stop and close", ButtonData.YES);
        return ask(
                        "Stop the run and close?",
                        "A run is under way. It stops sending, waits for what is in flight, and then the window closes.",
                        stop)
                .filter(stop::equals)
                .isPresent();
    }

    @Override
    public boolean askReplace(String title, String text, String action) {
        ButtonType go = new ButtonType(action, ButtonData.YES);
        return ask(title, text, go).filter(go::equals).isPresent();
    }

    @Override
    public Optional<String> askText(String title, String text, String known, boolean lines) {
        Alert alert = alert(AlertType.CONFIRMATION, title, text, ButtonType.OK, ButtonType.CANCEL);
        TextInputControl field = lines ? new TextArea(known) : new TextField(known);
        field.setId("answer");
        if (field instanceof TextArea area) {
            area.setPrefRowCount(NOTE_ROWS);
            area.setWrapText(true);
        }
        VBox content = new VBox(GAP, alert.getDialogPane().getContent(), field);
        alert.getDialogPane().setContent(content);
        // JavaFX says "shown" before the window is there, and then gives the keyboard to the
        // button.
        alert.setOnShown(_ ->
                FxBridge.post(() -> {
                    field.requestFocus();
                    field.selectAll();
                }));
        return alert.showAndWait().filter(ButtonType.OK::equals).map(_ -> field.getText());
    }

    @Override
    public void showProblems(String title, String text, List<String> problems) {
        ListView<String> list = new ListView<>();
        list.getItems().setAll(problems);
        list.setPrefHeight(Math.clamp(problems.size() * 48L, 72, 320));
        list.setCellFactory(_ -> new WrappingCell());
        Alert alert = alert(AlertType.WARNING, title, text, ButtonType.OK);
        alert.getDialogPane().setExpandableContent(list);
        alert.getDialogPane().setExpanded(true);
        alert.showAndWait();
    }

    @Override
    public void showFailure(String title, String text) {
        alert(AlertType.ERROR, title, text, ButtonType.OK).showAndWait();
    }

    @Override
    public void showAbout() {
        String version = FxDialogs.class.getPackage().getImplementationVersion();
        alert(
                        AlertType.INFORMATION,
                        "Barograph" + (version == null ? "" : " " + version),
                        "A load-testing instrument for HTTP APIs. Latency counts from the moment a request was due."
                                + "\n\nApache License 2.0. Java "
                                + System.getProperty("java.version")
                                + ", JavaFX "
                                + System.getProperty("javafx.version")
                                + ".",
                        ButtonType.OK)
                .showAndWait();
    }

    private Optional<ButtonType> ask(String title, String text, ButtonType... answers) {
        Alert alert = alert(AlertType.CONFIRMATION, title, text, answers);
        alert.getButtonTypes().add(ButtonType.CANCEL);
        return alert.showAndWait();
    }

    private Alert alert(AlertType type, String title, String text, ButtonType... answers) {
        Alert alert = new Alert(type, "", answers);
        alert.initOwner(owner);
        alert.setTitle(title);
        alert.setHeaderText(title);
        alert.getDialogPane().getStyleClass().add("dialog");
        alert.getDialogPane().setPrefWidth(WIDTH);
        Label content = new Label(text);
        content.setWrapText(true);
        content.setMaxWidth(WIDTH);
        alert.getDialogPane().setContent(content);
        alert.setResizable(true);
        return alert;
    }

    /// A long line goes on below instead of out of the window.
    private static final class WrappingCell extends ListCell<String> {
        WrappingCell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
        }
    }
}
