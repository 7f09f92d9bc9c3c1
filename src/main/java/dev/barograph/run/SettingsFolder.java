package dev.barograph.run;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// The folder in which this platform keeps what a program remembers for a person. Pure.
public final class SettingsFolder {
    /// System property that names another folder, for tests and portable installations.
    public static final String PROPERTY = "barograph.config";

    private SettingsFolder() {}

    /// The folder of the person who runs this process.
    public static Path ofProcess() {
        return of(System.getenv(), System.getProperties());
    }

    /// The folder in which runs of the person who runs this process are kept.
    public static Path runsOfProcess() {
        return ofProcess().resolve("runs");
    }

    /// The folder under given circumstances; it need not be there yet.
    public static Path of(Map<String, String> environment, Properties system) {
        String chosen = system.getProperty(PROPERTY);
        if (chosen != null) {
            return Path.of(chosen);
        }
        Path home = Path.of(system.getProperty("user.home", "."));
        String os = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.contains("win") && environment.containsKey("APPDATA")) {
            return Path.of(environment.getOrDefault("APPDATA", ""), "Barograph");
        }
        if (os.contains("mac")) {
            return home.resolve("Library/Application Support/Barograph");
        }
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (xdg.isBlank() ? home.resolve(".config") : Path.of(xdg)).resolve("barograph");
    }
}
