package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewTest {
    private static final Pattern ICON = Pattern.compile("<Icon [^>]*name=\"([^\"]+)\"");

    @Test
    void every_fxml_file_is_listed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("fxml"))) {
            List<String> names = files.map(file -> file.getFileName().toString()).toList();
            assertThat(names)
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(View.values()).map(ViewTest::fileName).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_view_holds_structure_only(View view) throws IOException {
        String text = Files.readString(Path.of("fxml", fileName(view)));
        assertThat(text).doesNotContain("<fx:script", "style=\"", "<?language");
        ICON.matcher(text)
                .results()
                .forEach(found -> {
                    Icon icon = new Icon();
                    icon.setName(found.group(1));
                    assertThat(icon.getContent()).startsWith("M");
                });
    }

    private static String fileName(View view) {
        String path = view.location().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
