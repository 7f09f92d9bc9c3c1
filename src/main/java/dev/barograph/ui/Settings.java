package dev.barograph.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the window remembers from one start to the next. Immutable.
///
/// @param recent profile files, the latest first
/// @param cards charts on the dashboard; empty for as many as fit
/// @param enlarged the chart that has the dashboard to itself
record Settings(
        ThemeChoice theme,
        List<Path> recent,
        Optional<List<String>> cards,
        Optional<String> enlarged) {
    private static final int MOST_RECENT = 10;

    static final Settings FIRST = new Settings(ThemeChoice.SYSTEM, List.of());

    Settings {
        recent = List.copyOf(recent);
        cards = cards.map(List::copyOf);
    }

    /// With the dashboard as on the first start.
    Settings(ThemeChoice theme, List<Path> recent) {
        this(theme, recent, Optional.empty(), Optional.empty());
    }

    /// With another dashboard.
    Settings withDashboard(Optional<List<String>> shown, Optional<String> large) {
        return new Settings(theme, recent, shown, large);
    }

    Settings withTheme(ThemeChoice chosen) {
        return new Settings(chosen, recent, cards, enlarged);
    }

    /// With this file as the latest; the oldest falls out beyond ten.
    Settings withRecent(Path file) {
        List<Path> files = new ArrayList<>();
        files.add(file);
        recent.stream()
                .filter(other -> !other.equals(file))
                .limit(MOST_RECENT - 1)
                .forEach(files::add);
        return new Settings(theme, files, cards, enlarged);
    }

    Settings withoutRecent(Path file) {
        return new Settings(
                theme,
                recent.stream().filter(other -> !other.equals(file)).toList(),
                cards,
                enlarged);
    }
}
