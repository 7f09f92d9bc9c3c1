package dev.barograph.ui;

import java.util.List;
import java.util.Optional;

/// Everything the window asks or tells in a dialog, so that view models can be tested without one.
/// FX thread only; each method returns when the person has answered.
interface Dialogs {
    /// What to do with changes that are in no file yet.
    enum Unsaved {
        SAVE,
        DISCARD,
        CANCEL
    }

    Unsaved askUnsaved(String profileName);

    /// Whether to stop the run and close the window.
    boolean askStopAndClose();

    /// Whether to go on with something that replaces what is there.
    ///
    /// @param action what the button that goes on says
    boolean askReplace(String title, String text, String action);

    /// Asks for a text.
    ///
    /// @param known what stands there at first
    /// @param lines whether it may have more than one line
    /// @return empty if the person gave up
    Optional<String> askText(String title, String text, String known, boolean lines);

    /// Shows problems, one a line.
    void showProblems(String title, String text, List<String> problems);

    void showFailure(String title, String text);

    void showAbout();
}
