package dev.barograph.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/// Puts the chosen look in force, and follows the desktop where that is the choice. FX thread only.
final class Theme {
    private final ObservableValue<ThemeChoice> choice;
    private final Consumer<Boolean> changed;
    private final ChangeListener<Object> listener = (_, _, _) -> apply();

    /// @param changed told after each change whether the look is dark now
    Theme(ObservableValue<ThemeChoice> choice, Consumer<Boolean> changed) {
        this.choice = choice;
        this.changed = changed;
        choice.addListener(listener);
        Platform.getPreferences().colorSchemeProperty().addListener(listener);
        apply();
    }

    boolean isDark() {
        return switch (choice.getValue()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void apply() {
        Application.setUserAgentStylesheet(
                isDark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        changed.accept(isDark());
    }

    /// Stops following.
    void close() {
        choice.removeListener(listener);
        Platform.getPreferences().colorSchemeProperty().removeListener(listener);
    }
}
