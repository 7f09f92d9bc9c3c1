package dev.barograph.ui;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// The settings as a small properties file in the person's configuration folder. Blocks; not for
/// the FX thread.
final class SettingsFile {
    private static final String THEME = "theme";
    private static final String RECENT = "recent.";
    private static final String CARDS = "charts";
    private static final String ENLARGED = "charts.enlarged";

    private final Path file;

    SettingsFile(Path folder) {
        file = folder.resolve("settings.properties");
    }

    /// What was saved last; what cannot be read is as on the first start: nothing of value is lost
    /// with it.
    Settings load() {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            texts.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return Settings.FIRST;
        }
        List<Path> recent = new ArrayList<>();
        for (int i = 0; texts.containsKey(RECENT + i); i++) {
            path(texts.getProperty(RECENT + i)).ifPresent(recent::add);
        }
        return new Settings(
                theme(texts.getProperty(THEME, "")),
                recent,
                Optional.ofNullable(texts.getProperty(CARDS)).map(SettingsFile::names),
                Optional.ofNullable(texts.getProperty(ENLARGED)));
    }

    void save(Settings settings) throws IOException {
        Properties texts = new Properties();
        texts.setProperty(THEME, settings.theme().name().toLowerCase(Locale.ROOT));
        for (int i = 0; i < settings.recent().size(); i++) {
            texts.setProperty(RECENT + i, settings.recent().get(i).toString());
        }
        settings.cards().ifPresent(cards -> texts.setProperty(CARDS, String.join(",", cards)));
        settings.enlarged().ifPresent(card -> texts.setProperty(ENLARGED, card));
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, "settings", ".tmp");
        try {
            try (Writer out = Files.newBufferedWriter(written)) {
                texts.store(out, "Barograph");
            }
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static ThemeChoice theme(String text) {
        for (ThemeChoice choice : ThemeChoice.values()) {
            if (choice.name().equalsIgnoreCase(text)) {
                return choice;
            }
        }
        return ThemeChoice.SYSTEM;
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
