package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoWindowTest {
    @ParameterizedTest
    @ValueSource(strings = {"", ":4093"})
    void without_a_display_the_program_says_so_in_one_line_and_ends_with_69(String display)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.barograph.Launcher");
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().put("DISPLAY", display);
        builder.redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Process process = builder.start();
        try {
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said.lines())
                    .singleElement()
                    .asString()
                    .startsWith("Barograph cannot open a window: ")
                    .contains("libgtk-3-0")
                    .contains("X server or Wayland")
                    .contains("java -jar barograph.jar run PROFILE");
            assertThat(process.exitValue()).isEqualTo(69);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_missing_gtk_and_an_unreachable_display_are_told_apart() {
        assertThat(
                        NoWindow.reason(
                                new RuntimeException(
                                        new UnsatisfiedLinkError("libgtk-3.so.0: no such file"))))
                .isEqualTo("GTK 3 is missing");
        assertThat(NoWindow.reason(new UnsupportedOperationException("Unable to open DISPLAY")))
                .startsWith("the display");
    }

    @Test
    void a_display_or_a_drawing_platform_of_its_own_is_no_obstacle() {
        Properties linux = new Properties();
        linux.setProperty("os.name", "Linux");
        assertThat(NoWindow.reason(Map.of("DISPLAY", ":0"), linux)).isEmpty();
        assertThat(NoWindow.reason(Map.of("WAYLAND_DISPLAY", "wayland-0"), linux)).isPresent();
        linux.setProperty("glass.platform", "Monocle");
        assertThat(NoWindow.reason(Map.of(), linux)).isEmpty();
        Properties mac = new Properties();
        mac.setProperty("os.name", "Mac OS X");
        assertThat(NoWindow.reason(Map.of(), mac)).isEmpty();
    }
}
