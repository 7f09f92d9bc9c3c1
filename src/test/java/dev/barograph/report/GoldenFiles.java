package dev.barograph.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares bytes with a file under `src/test/resources/report`; `-Dgolden.update=true` rewrites it
/// instead.
final class GoldenFiles {
    private static final Path FOLDER = Path.of("src", "test", "resources", "report");

    private GoldenFiles() {}

    static void assertMatches(String name, byte[] actual) throws IOException {
        Path golden = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden.getParent());
            Files.write(golden, actual);
        }
        assertThat(new String(actual, StandardCharsets.UTF_8))
                .as(name)
                .isEqualTo(Files.readString(golden));
    }
}
