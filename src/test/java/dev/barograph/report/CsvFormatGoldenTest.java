package dev.barograph.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatGoldenTest {
    static Set<String> recordings() {
        return CannedRecordings.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void files_are_as_they_have_always_been(String name) throws IOException {
        for (ReportFile file : new CsvFormat().files(CannedRecordings.ALL.get(name))) {
            GoldenFiles.assertMatches("csv/" + name + "." + file.name(), bytes(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    void the_default_locale_changes_nothing(String tag) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            files_are_as_they_have_always_been("normal");
            files_are_as_they_have_always_been("huge");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void there_are_four_kinds_of_recordings() {
        assertThat(recordings()).containsExactlyInAnyOrder("normal", "empty", "all-failed", "huge");
    }

    static byte[] bytes(ReportFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.content().writeTo(out);
        return out.toByteArray();
    }

    static byte[] bytes(Recording recording, String fileName) throws IOException {
        for (ReportFile file : new CsvFormat().files(recording)) {
            if (file.name().equals(fileName)) {
                return bytes(file);
            }
        }
        throw new AssertionError("no " + fileName);
    }
}
