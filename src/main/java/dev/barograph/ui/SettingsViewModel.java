package dev.barograph.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The settings, saved whenever they change. FX thread only; needs no toolkit.
final class SettingsViewModel {
    private final SettingsFile file;
    private final Work work;
    private final ObjectProperty<ThemeChoice> theme;
    private final ObservableList<Path> recent;
    private final Object writing = new Object();

    /// The newest. Written on the FX thread.
    private volatile Settings settings;

    SettingsViewModel(Settings first, SettingsFile file, Work work) {
        this.settings = first;
        this.file = file;
        this.work = work;
        theme = new SimpleObjectProperty<>(first.theme());
        recent = FXCollections.observableArrayList(first.recent());
        theme.addListener((_, _, chosen) -> change(settings.withTheme(chosen)));
    }

    ObjectProperty<ThemeChoice> theme() {
        return theme;
    }

    /// Profile files, the latest first; changed by [#opened] and [#gone] only.
    ObservableList<Path> recent() {
        return recent;
    }

    /// The dashboard as it was left.
    Settings now() {
        return settings;
    }

    /// Remembers the dashboard.
    ///
    /// @param cards charts on it; empty for as many as fit
    /// @param enlarged the one that has it to itself
    void dashboard(Optional<List<String>> cards, Optional<String> enlarged) {
        change(settings.withDashboard(cards, enlarged));
    }

    void opened(Path path) {
        change(settings.withRecent(path));
    }

    void gone(Path path) {
        change(settings.withoutRecent(path));
    }

    private void change(Settings next) {
        settings = next;
        recent.setAll(next.recent());
        // Settings that cannot be written are a nuisance at the next start and no reason to
        // interrupt.
        work.run(this::save, _ -> {}, _ -> {});
    }

    /// Away from the FX thread. Changes may come faster than a disk writes: one after the other,
    /// and whichever comes last finds the newest.
    private Settings save() throws IOException {
        synchronized (writing) {
            Settings newest = settings;
            file.save(newest);
            return newest;
        }
    }
}
