package dev.barograph.ui;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Says in one line why no window can open on this machine, what would help, and how to do without.
final class NoWindow {
    /// EX_UNAVAILABLE of sysexits.h.
    static final int EXIT_CODE = 69;

    private NoWindow() {}

    /// The reason why no window can open, as far as it is known before trying; empty if there seems
    /// to be none.
    static Optional<String> reason(Map<String, String> environment, Properties system) {
        boolean linux =
                system.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        // A Glass platform named by hand draws without a display.
        if (!linux
                || system.containsKey("glass.platform")
                || system.containsKey("testfx.headless")) {
            return Optional.empty();
        }
        if (!environment.getOrDefault("DISPLAY", "").isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()
                        ? "there is no display (DISPLAY is not set)"
                        : "the Wayland session offers no X display (DISPLAY is not set; install xwayland)");
    }

    /// The one line.
    static String line(String reason) {
        return "Barograph cannot open a window: "
                + reason
                + ". It needs GTK 3 and an X server or Wayland session (on Debian: apt install libgtk-3-0, and xwayland"
                + " or xserver-xorg). Without a window: "
                + System.getProperty("barograph.command", "java -jar barograph.jar")
                + " run PROFILE";
    }

    /// What the toolkit's failure means, in words.
    static String reason(Throwable failure) {
        StringBuilder said = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            said.append(t.getMessage()).append('\n');
        }
        String text = said.toString();
        if (text.contains("DISPLAY")) {
            return "the display " + System.getenv("DISPLAY") + " cannot be reached";
        }
        if (text.contains("GTK") || text.contains("libg") || text.contains(".so")) {
            return "GTK 3 is missing";
        }
        return "the window system did not start (" + text.lines().findFirst().orElse("") + ")";
    }
}
