package dev.barograph.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Numbers are written in the same digits, with the same point, in every country: what is read
/// again by a program, and what stands beside it on a screen.
class DigitsTest {
    private static final Pattern OF_A_COUNTRY =
            Pattern.compile(
                    "(String\\.format|printf)\\(\\s*\""
                            + "|ofPattern\\(\\s*\"[^\"]*\"\\s*\\)"
                            + "|to(Lower|Upper)Case\\(\\)"
                            // A number in a text, or in the last part of one, that is formatted.
                            + "|%[-+,0-9.(]*[dfegx][^\"\\n]*\"\\s*\\)?\\s*\\.formatted\\(");

    private static boolean isOfACountry(String source) {
        return OF_A_COUNTRY.matcher(source).find();
    }

    @Test
    void no_number_of_the_program_is_written_as_a_country_writes_it() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources = all.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(300);
            for (Path source : sources) {
                if (isOfACountry(Files.readString(source))) {
                    found.add(source.toString());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void what_is_of_a_country_is_seen() {
        assertThat(
                        List.of(
                                "bad(name, \"from %d to %d\".formatted(least, most))",
                                "(\"a\" + \"%,.1f s\")\n    .formatted(x)",
                                "String.format(\n    \"%d\", 1)",
                                "out.printf(\"%d\", 1)",
                                "DateTimeFormatter.ofPattern(\"HH:mm\")",
                                "text.toLowerCase()"))
                .allMatch(DigitsTest::isOfACountry);
        assertThat(
                        List.of(
                                "\"%s of %s\".formatted(a, b)",
                                "String.format(Locale.ROOT, \"%d\", 1)",
                                "String.format(\n    Locale.ROOT, \"%d\", 1)",
                                "DateTimeFormatter.ofPattern(\"HH:mm\", Locale.ROOT)",
                                "text.toLowerCase(Locale.ROOT)"))
                .noneMatch(DigitsTest::isOfACountry);
    }
}
