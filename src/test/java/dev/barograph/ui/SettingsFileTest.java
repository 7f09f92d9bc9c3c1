package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.run.SettingsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir Path folder;

    @Test
    void what_was_saved_is_there_at_the_next_start() throws IOException {
        Settings settings =
                new Settings(ThemeChoice.DARK, List.of(Path.of("/tmp/ä b.yaml"), Path.of("/c")));
        new SettingsFile(folder.resolve("new")).save(settings);
        assertThat(new SettingsFile(folder.resolve("new")).load()).isEqualTo(settings);
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void whichever_of_two_changes_is_written_last_the_newest_is_there_at_the_next_start() {
        SettingsFile file = new SettingsFile(folder);
        Deque<Runnable> away = new ArrayDeque<>();
        SettingsViewModel settings =
                new SettingsViewModel(Settings.FIRST, file, new Work(away::push, Runnable::run));
        settings.opened(Path.of("/a"));
        settings.theme().set(ThemeChoice.DARK);
        assertThat(away).hasSize(2);
        away.forEach(Runnable::run);

        assertThat(file.load()).isEqualTo(new Settings(ThemeChoice.DARK, List.of(Path.of("/a"))));
    }

    @Test
    void damaged_settings_are_as_on_the_first_start() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "theme=\\u00zz\nrecent.0=/a");
        assertThat(new SettingsFile(folder).load()).isEqualTo(Settings.FIRST);
        Files.writeString(folder.resolve("settings.properties"), "theme=plaid\nrecent.0=/a");
        assertThat(new SettingsFile(folder).load())
                .isEqualTo(new Settings(ThemeChoice.SYSTEM, List.of(Path.of("/a"))));
    }

    @Test
    void the_latest_file_comes_first_once_and_ten_are_kept() {
        Settings settings = Settings.FIRST;
        for (int i = 0; i < 12; i++) {
            settings = settings.withRecent(Path.of("p" + i));
        }
        settings = settings.withRecent(Path.of("p5"));
        assertThat(settings.recent()).hasSize(10).doesNotHaveDuplicates();
        assertThat(settings.recent().getFirst()).isEqualTo(Path.of("p5"));
        assertThat(settings.recent().get(1)).isEqualTo(Path.of("p11"));
    }

    @Test
    void the_folder_is_the_platforms_own() {
        Properties linux = new Properties();
        linux.setProperty("os.name", "Linux");
        linux.setProperty("user.home", "/home/me");
        assertThat(SettingsFolder.of(Map.of(), linux))
                .isEqualTo(Path.of("/home/me/.config/barograph"));
        assertThat(SettingsFolder.of(Map.of("XDG_CONFIG_HOME", "/x"), linux))
                .isEqualTo(Path.of("/x/barograph"));
        linux.setProperty(SettingsFolder.PROPERTY, "/else");
        assertThat(SettingsFolder.of(Map.of(), linux)).isEqualTo(Path.of("/else"));
    }
}
