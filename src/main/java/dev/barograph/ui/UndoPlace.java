package dev.barograph.ui;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/// What undo and redo are about: it follows from where the keyboard is.
enum UndoPlace {
    /// The profile, of which one history holds all fields.
    PROFILE,
    /// The kept runs: what was deleted comes back.
    RUNS,
    /// The text in a field that is no part of the profile, such as a search or a note.
    TEXT;

    /// @param focus the node that has the keyboard, if any
    static UndoPlace of(@Nullable Node focus) {
        boolean types = focus instanceof TextInputControl;
        for (Node at = focus; at != null; at = at.getParent()) {
            String id = at.getId();
            if ("runsPage".equals(id)) {
                return types ? TEXT : RUNS;
            }
            if ("editors".equals(id) || Field.NAME.nodeId().equals(id)) {
                return PROFILE;
            }
        }
        return types ? TEXT : PROFILE;
    }
}
