package dev.barograph.ui;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// Finds the node that a field of the profile is edited in, and brings the keyboard there. FX
/// thread only.
final class FieldFinder {
    private static final Pattern ROW =
            Pattern.compile("(?:(?:request|load)\\.)?(\\w+)\\[(\\d+)](?:\\.(\\w+))?");

    private FieldFinder() {}

    /// Puts the focus on the field at a path of a [dev.barograph.model.Problem], and shows its tab;
    /// does nothing if no node edits it. A request of a list must be the selected one.
    static void focus(Scene scene, String path) {
        node(scene, path)
                .ifPresent(node -> {
                    showTab(scene, node);
                    node.requestFocus();
                });
    }

    private static Optional<Node> node(Scene scene, String problem) {
        // The fields are the same for all requests.
        String path =
                RequestPath.of(problem)
                        .map(at -> at.key().isEmpty() ? "requests" : "request." + at.key())
                        .orElse(problem);
        Matcher row = ROW.matcher(path);
        if (!row.matches()) {
            // A problem of all stages together is solved in the first row or by adding one.
            String id =
                    switch (path) {
                        case "load.stages" -> "addStage";
                        case "thresholds" -> "addThreshold";
                        case "requests" -> "requestList";
                        default -> Field.nodeId(path);
                    };
            return Optional.ofNullable(scene.lookup("#" + id));
        }
        int index = Integer.parseInt(row.group(2));
        String field = row.group(3);
        return Optional.ofNullable(scene.lookup("#" + row.group(1)))
                .map(Parent.class::cast)
                .filter(rows -> index < rows.getChildrenUnmodifiable().size())
                .map(rows -> rows.getChildrenUnmodifiable().get(index))
                .map(found -> found.lookup(field == null ? ".text-field" : "#" + field));
    }

    private static void showTab(Scene scene, Node node) {
        if (scene.lookup("#tabs") instanceof TabPane tabs) {
            for (Tab tab : tabs.getTabs()) {
                for (Node at = node; at != null; at = at.getParent()) {
                    if (at.equals(tab.getContent())) {
                        tabs.getSelectionModel().select(tab);
                    }
                }
            }
        }
    }
}
