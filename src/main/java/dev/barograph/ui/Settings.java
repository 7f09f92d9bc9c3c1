package dev.barograph.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the window remembers from one start to the next. Immutable.
///
/// @param recent profile files, the latest first
record Settings(ThemeChoice theme, List<Path> recent) {
    private static final int MOST_RECENT = 10;

    static final Settings FIRST = new Settings(ThemeChoice.SYSTEM, List.of());

    Settings {
        recent = List.copyOf(recent);
    }

    Settings withTheme(ThemeChoice chosen) {
        return new Settings(chosen, recent);
    }

    /// With this file as the latest; the oldest falls out beyond ten.
    Settings withRecent(Path file) {
        List<Path> files = new ArrayList<>();
        files.add(file);
        recent.stream()
                .filter(other -> !other.equals(file))
                .limit(MOST_RECENT - 1)
                .forEach(files::add);
        return new Settings(theme, files);
    }

    Settings withoutRecent(Path file) {
        return new Settings(theme, recent.stream().filter(other -> !other.equals(file)).toList());
    }
}
